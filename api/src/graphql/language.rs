//! In which language texts for people are written: German unless asked otherwise.

use async_graphql::Enum;

/// A language in which labels and messages are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Enum)]
pub enum Language {
    /// German, the language of the directory; every text exists in it.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// The language of messages for a request with this `Accept-Language`: the better liked of the two, German in doubt.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let weight = |language: &str| {
            // An exact range wins over `*`, whatever its weight (RFC 4647, "lookup").
            let ranges = header.split(',').filter_map(range);
            let named =
                ranges.clone().filter(|(name, _)| name.eq_ignore_ascii_case(language)).map(|(_, weight)| weight);
            let any = ranges.filter(|(name, _)| *name == "*").map(|(_, weight)| weight);
            named.reduce(f32::max).or_else(|| any.reduce(f32::max)).unwrap_or(0.0)
        };
        if weight("en") > weight("de") { Self::En } else { Self::De }
    }
}

/// The language and weight of one range: `en-GB;q=0.8` is en, 0.8.
fn range(text: &str) -> Option<(&str, f32)> {
    let (name, parameters) = text.split_once(';').unwrap_or((text, ""));
    let name = name.trim().split('-').next()?;
    let weight = match parameters.trim().strip_prefix("q=") {
        Some(weight) => weight.trim().parse().ok().filter(|weight| (0.0..=1.0).contains(weight))?,
        None => 1.0,
    };
    Some((name, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_liked_language_wins() {
        for (header, language) in [
            ("", Language::De),
            ("de", Language::De),
            ("en", Language::En),
            ("EN-gb", Language::En),
            ("fr", Language::De),
            ("fr, en;q=0.3", Language::En),
            ("de-DE,de;q=0.9,en;q=0.8", Language::De),
            ("en-US,en;q=0.9,de;q=0.8", Language::En),
            ("de;q=0.5, en;q=0.7", Language::En),
            ("en, de", Language::De),
            ("*", Language::De),
            ("*;q=0.5, de;q=0.1", Language::En),
            ("en;q=0", Language::De),
            ("en;q=viel", Language::De),
            (";;,,;q=", Language::De),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }
}
