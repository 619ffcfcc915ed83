//! The word that somebody probably meant.

use strsim::damerau_levenshtein;

/// The candidate nearest to a word, if one is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    // A quarter of the word may be wrong, at least one letter; of two letters none, since all pairs are near.
    let letters = folded.chars().count();
    let mut best = if letters < 3 { 1 } else { (letters / 4).clamp(1, 4) + 1 };
    let mut found = None;
    for candidate in candidates {
        // Folding can make a word longer, by a letter for each umlaut.
        let is_begun = folded.len() > 2 && candidate.starts_with(&folded);
        if !is_begun && candidate.len().abs_diff(word.len()) > best + 4 {
            continue;
        }
        let distance = if is_begun { 1 } else { damerau_levenshtein(&folded, &fold(candidate)) };
        if distance < best {
            (best, found) = (distance, Some(candidate));
            if distance == 0 {
                break;
            }
        }
    }
    found
}

/// Case, separators and German spellings fold together: `Work-Group` is near `work_group`, `Fuß` near `fuss`.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '-' | ' ' => folded.push('_'),
            letter => folded.push(letter),
        }
    }
    folded
}

/// A slug made of any words, to show what a right one looks like.
pub(crate) fn slugged(word: &str) -> String {
    let folded: String = fold(word).chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
    folded.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_if_it_is_near() {
        let words = ["institution", "working_group", "cooperation", "kreis-lippe"];
        assert_eq!(nearest("institutoin", words.into_iter()), Some("institution"));
        assert_eq!(nearest("Working-Group", words.into_iter()), Some("working_group"));
        assert_eq!(nearest("kreis-lipe", words.into_iter()), Some("kreis-lippe"));
        assert_eq!(nearest("work", words.into_iter()), Some("working_group"));
        assert_eq!(nearest("xyz", words.into_iter()), None);
        assert_eq!(nearest("region-lippe", words.into_iter()), None);
        assert_eq!(slugged("Kreis Lippe (Behörde)"), "kreis-lippe-behoerde");
    }
}
