//! A piece of a text with what is to be highlighted in it.

use std::ops::Range;

use async_graphql::SimpleObject;

/// How much is shown before the first word that is highlighted, in bytes.
const BEFORE: usize = 60;
/// How much is shown in all, in bytes.
const LENGTH: usize = 220;

/// A piece of a text of a record.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "SearchSnippet")]
pub struct Snippet {
    /// The text; "…" stands where it was cut.
    pub text: String,
    /// What answers the search in it, in order; the parts do not overlap.
    pub highlights: Vec<Highlight>,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "SearchHighlight")]
pub struct Highlight {
    /// Where it begins, counted in UTF-16 units from 0, as JavaScript counts.
    pub start: usize,
    /// Where it ends: the first unit behind it.
    pub end: usize,
}

impl Snippet {
    /// The whole text.
    #[must_use]
    pub fn whole(text: &str, ranges: &[Range<usize>]) -> Self {
        let units = |at: usize| text[..at].encode_utf16().count();
        let highlights = ranges.iter().map(|range| Highlight { start: units(range.start), end: units(range.end) });
        Self { text: text.to_owned(), highlights: highlights.collect() }
    }

    /// The text around what is highlighted first, cut between words.
    #[must_use]
    pub fn around(text: &str, ranges: &[Range<usize>]) -> Self {
        if text.len() <= LENGTH {
            return Self::whole(text, ranges);
        }
        let first = ranges.first().map_or(0, |range| range.start);
        let start = first.saturating_sub(BEFORE);
        let is_cut = |at: &usize| *at == 0 || text[..*at].ends_with(char::is_whitespace);
        let places = || (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        let start =
            if start == 0 { 0 } else { places().find(|at| *at >= start && is_cut(at)).unwrap_or(first).min(first) };
        let behind = places().filter(|at| *at > start && *at <= start + LENGTH && (is_cut(at) || *at == text.len()));
        let least = ranges.first().map_or(start, |range| range.end);
        let end = behind.max().unwrap_or(least).max(least);
        let (front, back) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
        let shown = format!("{front}{}{back}", text[start..end].trim_end());
        let moved = ranges.iter().filter(|range| range.start >= start && range.end <= end);
        let ranges: Vec<Range<usize>> =
            moved.map(|range| range.start - start + front.len()..range.end - start + front.len()).collect();
        Self::whole(&shown, &ranges)
    }
}

#[cfg(test)]
mod tests {
    use super::Snippet;

    fn highlighted(snippet: &Snippet) -> Vec<String> {
        let units: Vec<u16> = snippet.text.encode_utf16().collect();
        let of = |it: &super::Highlight| String::from_utf16(&units[it.start..it.end]).unwrap();
        snippet.highlights.iter().map(of).collect()
    }

    #[test]
    fn highlights_are_where_the_words_are() {
        let text = "Büro 🎓 für Ausbildung";
        let at = text.find("Ausbildung").unwrap();
        assert_eq!(highlighted(&Snippet::around(text, std::slice::from_ref(&(at..text.len())))), ["Ausbildung"]);
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_first_highlight() {
        let text = format!("{} Ausbildung {}", "Wörter ".repeat(60), "und mehr ".repeat(60));
        let at = text.find("Ausbildung").unwrap();
        let snippet = Snippet::around(&text, std::slice::from_ref(&(at..at + "Ausbildung".len())));
        assert_eq!(highlighted(&snippet), ["Ausbildung"]);
        assert!(snippet.text.starts_with("…Wörter") && snippet.text.ends_with('…') && snippet.text.len() < 260);
    }
}
