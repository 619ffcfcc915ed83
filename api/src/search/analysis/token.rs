//! Cuts a text into words as people write them: hyphens, broken lines, dotted abbreviations.

use std::ops::Range;

use super::fold::{DIAERESIS, SOFT_HYPHEN, fold};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// The word as the index knows it.
    pub folded: String,
    /// Whether it is the whole of words that are joined by hyphens and stand before it one by one.
    pub is_whole: bool,
}

/// The words of a text in order. Of „Minden-Lübbecke“ both words, then the whole; of „e. V.“ one word, `ev`; of a word that
/// a hyphen breaks at the end of a line the word.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // The first token of the words that hyphens join.
    let mut joined: Option<usize> = None;
    for range in runs(text) {
        let between = tokens.last().map_or("", |last| &text[last.range.end..range.start]);
        let word = &text[range.clone()];
        let is_one_letter = is_letter(word);
        match tokens.last_mut() {
            Some(last) if is_broken_line(between, word) => {
                last.folded.push_str(&fold(word));
                last.range.end = range.end;
                continue;
            }
            Some(last) if is_one_letter && matches!(between, "." | ". ") && is_dotted(text, last) => {
                last.folded.push_str(&fold(word));
                last.range.end = range.end;
                continue;
            }
            _ => {}
        }
        if is_hyphen(between) {
            joined.get_or_insert(tokens.len() - 1);
        } else {
            close(&mut tokens, joined.take(), text);
        }
        let folded = fold(word);
        if !folded.is_empty() {
            tokens.push(Token { range, folded, is_whole: false });
        }
    }
    close(&mut tokens, joined, text);
    tokens
}

/// Adds the whole of words that hyphens join.
fn close(tokens: &mut Vec<Token>, first: Option<usize>, text: &str) {
    if let Some(first) = first {
        let range = tokens[first].range.start..tokens[tokens.len() - 1].range.end;
        let folded = fold(&text[range.clone()].replace(|letter: char| !letter.is_alphanumeric(), ""));
        tokens.push(Token { range, folded, is_whole: true });
    }
}

/// Runs of letters and digits.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, letter) = letters.next()?;
            if letter.is_alphanumeric() {
                break at;
            }
        };
        let mut end = text.len();
        while let Some((at, letter)) = letters.peek().copied() {
            if !letter.is_alphanumeric() && !is_inside(letter, &text[at + letter.len_utf8()..]) {
                end = at;
                break;
            }
            letters.next();
        }
        Some(start..end)
    })
}

/// Whether a mark belongs to the word around it.
fn is_inside(mark: char, rest: &str) -> bool {
    let goes_on = || rest.chars().next().is_some_and(char::is_alphanumeric);
    match mark {
        DIAERESIS | SOFT_HYPHEN | '\u{300}'..='\u{36f}' => true,
        '\'' | '’' => goes_on(),
        _ => false,
    }
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether a token is one letter, or several that are written with dots.
fn is_dotted(text: &str, token: &Token) -> bool {
    text[token.range.clone()].split(['.', ' ']).filter(|part| !part.is_empty()).all(is_letter)
}

fn is_hyphen(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

/// Whether a hyphen and the end of a line stand between two halves of a word; „Vor-“ and „und“ are none.
fn is_broken_line(between: &str, word: &str) -> bool {
    let Some(rest) = between.strip_prefix(['-', '\u{2010}']) else { return false };
    rest.contains('\n')
        && rest.chars().all(char::is_whitespace)
        && word.starts_with(char::is_lowercase)
        && !matches!(word, "und" | "oder" | "sowie" | "bzw")
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn words_are_cut_as_people_write_them() {
        for (text, expected) in [
            ("Kreis Minden-Lübbecke!", &["kreis", "minden", "lubbecke", "mindenlubbecke"][..]),
            ("Heimatverein e. V.", &["heimatverein", "ev"]),
            ("Heimatverein e.V. Lage", &["heimatverein", "ev", "lage"]),
            ("Technologie- und Gründerzentrum", &["technologie", "und", "grunderzentrum"]),
            ("Fach-\nkräfte", &["fachkrafte"]),
            ("Vor-\nund Nachbereitung", &["vor", "und", "nachbereitung"]),
            ("Fach\u{ad}kräfte", &["fachkrafte"]),
            ("„Arbeit, Ausbildung“ (KIM)", &["arbeit", "ausbildung", "kim"]),
            ("Felix-Fechenbach-Str. 5", &["felix", "fechenbach", "str", "felixfechenbachstr", "5"]),
            ("GmbH & Co. KG", &["gmbh", "co", "kg"]),
            ("Sankt Peter's", &["sankt", "peters"]),
            ("\u{1f600} 🎓 – … -- \"", &[]),
            ("Teil A B", &["teil", "a", "b"]),
            ("", &[]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn each_word_says_where_it_stands() {
        let text = "Büro für Minden-Lübbecke e. V.";
        let parts: Vec<&str> = tokens(text).iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(parts, ["Büro", "für", "Minden", "Lübbecke", "Minden-Lübbecke", "e. V"]);
    }
}
