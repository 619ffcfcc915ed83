//! Writes a word as the index knows it: lower case, without marks, ä and ae and a alike.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A lonely diaeresis: what a careless export makes of an umlaut ("Westfa¨lische").
pub(super) const DIAERESIS: char = '\u{a8}';
/// Where a word may be broken at the end of a line.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// Folds a word. `ue` behind a vowel or q is left as it is: „neue“, „Frauen“, „Quelle“ have no ü.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    if word.is_ascii() {
        letters.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()));
    } else {
        let kept = word.chars().filter(|it| *it != DIAERESIS && *it != SOFT_HYPHEN);
        for letter in kept.nfkd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase) {
            match letter {
                // A Greek beta is a common misspelling of ß.
                'ß' | 'β' => letters.push_str("ss"),
                'æ' => letters.push('a'),
                'œ' | 'ø' => letters.push('o'),
                'ł' => letters.push('l'),
                _ if letter.is_alphanumeric() => letters.push(letter),
                _ => {}
            }
        }
    }
    singular(without_digraphs(letters))
}

/// Endings of plurals that no rule of German takes off, and their singular.
const PLURALS: [(&str, &str); 9] = [
    ("zentren", "zentrum"),
    ("praktika", "praktikum"),
    ("gremien", "gremium"),
    ("ministerien", "ministerium"),
    ("stipendien", "stipendium"),
    ("laboratorien", "laboratorium"),
    ("museen", "museum"),
    ("firmen", "firma"),
    ("themen", "thema"),
];

fn singular(mut letters: String) -> String {
    if let Some((plural, singular)) = PLURALS.iter().find(|(plural, _)| letters.ends_with(plural)) {
        letters.truncate(letters.len() - plural.len());
        letters.push_str(singular);
    }
    letters
}

fn without_digraphs(letters: String) -> String {
    let bytes = letters.as_bytes();
    let is_umlaut = |at: usize| {
        bytes[at] == b'e'
            && at > 0
            && match bytes[at - 1] {
                b'a' | b'o' => true,
                b'u' => at < 2 || !b"aeiouyq".contains(&bytes[at - 2]),
                _ => false,
            }
    };
    if !(0..bytes.len()).any(is_umlaut) {
        return letters;
    }
    letters.char_indices().filter(|(at, _)| !is_umlaut(*at)).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_word_are_one() {
        for (written, folded) in [
            ("Fachkräfte", "fachkrafte"),
            ("FACHKRAEFTE", "fachkrafte"),
            ("Fachkra\u{308}fte", "fachkrafte"),
            ("Westfa¨lische", "westfalische"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("Straβe", "strasse"),
            ("Fach\u{ad}kraft", "fachkraft"),
            ("für", "fur"),
            ("fuer", "fur"),
            ("neue", "neue"),
            ("Frauen", "frauen"),
            ("Quelle", "quelle"),
            ("ﬁnanz", "finanz"),
            ("Łódź", "lodz"),
            ("32756", "32756"),
            ("Jobzentren", "jobzentrum"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }
}
