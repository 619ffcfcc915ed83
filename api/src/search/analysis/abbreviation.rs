//! Finds what an abbreviation stands for: the words of the same record's names that it has the initials of.

use super::stop::is_stop;
use super::token::Token;

/// How many letters an abbreviation has.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=7;
/// The most words that one stands for.
const MOST_WORDS: usize = 6;
/// How long a word is at least for each of several letters that an abbreviation has of it: a compound.
const EACH: usize = 4;
/// What companies have behind their name stands for none of its words.
const LEGAL_FORMS: [&str; 9] = ["ag", "co", "eg", "gbr", "ggmbh", "gmbh", "kg", "ohg", "ug"];

/// The abbreviations in the names of a record, folded, each with the words that it stands for: of „VHS“ and „Volkshochschule
/// Detmold“ the Volkshochschule.
#[must_use]
pub fn abbreviations<'n>(names: &'n [(&str, Vec<Token>)]) -> Vec<(&'n str, Vec<&'n str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for (text, tokens) in names {
        let shorts = tokens.iter().filter(|token| !token.is_whole && is_abbreviation(&text[token.range.clone()]));
        for short in shorts.map(|token| &*token.folded) {
            if LEGAL_FORMS.contains(&short) || found.iter().any(|(known, _)| *known == short) {
                continue;
            }
            let words = names.iter().filter_map(|(_, tokens)| meant(short, tokens)).max_by_key(Vec::len);
            found.extend(words.map(|words| (short, words)));
        }
    }
    found
}

/// Whether a word is written like an abbreviation: mostly in capitals.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    LETTERS.contains(&letters) && capitals >= 2 && 2 * capitals >= letters && word.chars().all(char::is_alphabetic)
}

/// The most words in a row that an abbreviation stands for.
fn meant<'t>(short: &str, tokens: &'t [Token]) -> Option<Vec<&'t str>> {
    let words: Vec<&str> =
        tokens.iter().filter(|it| !it.is_whole && !is_stop(&it.folded)).map(|it| &*it.folded).collect();
    let runs = (1..=MOST_WORDS).rev().flat_map(|length| words.windows(length));
    // Of two letters any long word has both.
    let is_likely = |run: &&[&str]| !run.contains(&short) && (run.len() > 1 || short.len() > 2);
    runs.filter(is_likely).find(|run| spells(short.as_bytes(), run)).map(<[&str]>::to_vec)
}

/// Whether an abbreviation has the initial of each word and otherwise letters of them, in their order.
fn spells(short: &[u8], words: &[&str]) -> bool {
    let Some((word, others)) = words.split_first() else { return short.is_empty() };
    let Some(rest) = short.strip_prefix(&word.as_bytes()[..1]) else { return false };
    // As many of the next letters as stand in the word, or fewer.
    let mut letters = word.bytes().skip(1);
    let inside = rest.iter().take_while(|wanted| letters.any(|letter| letter == **wanted)).count();
    let is_long = |taken: &usize| *taken == 0 || word.len() >= EACH * (taken + 1);
    (0..=inside).filter(is_long).any(|taken| spells(&rest[taken..], others))
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::abbreviations;

    fn found(names: &[&str]) -> Vec<String> {
        let names: Vec<_> = names.iter().map(|name| (*name, tokens(name))).collect();
        abbreviations(&names).into_iter().map(|(short, words)| format!("{short}: {}", words.join(" "))).collect()
    }

    #[test]
    fn an_abbreviation_stands_for_the_words_of_which_it_has_the_initials() {
        for (names, expected) in [
            (&["Volkshochschule Musterstadt", "VHS"][..], &["vhs: volkshochschule"][..]),
            (&["Amt für Integrationsmanagement und Recht (AIR)"], &["air: amt integrationsmanagement recht"]),
            (&["Netz Ober-Unterwald", "Konzept für OUW"], &["ouw: ober unterwald"]),
            (&["Industrie- und Handelskammer Musterstadt", "IHK"], &["ihk: industrie handelskammer"]),
            (&["Kreis Musterstadt", "XYZ"], &[]),
            (&["Kunst und Gruppe KG"], &[]),
            (&["Künstliche Welten", "KI", "Klinik"], &[]),
            (&["RATHAUS"], &[]),
        ] {
            assert_eq!(found(names), expected, "{names:?}");
        }
    }
}
