//! Words that say nothing by themselves.

use std::collections::HashSet;
use std::sync::LazyLock;

static STOP_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../words/stop-de.txt").split_whitespace().collect());

/// Whether a folded word is one of them.
#[must_use]
pub fn is_stop(folded: &str) -> bool {
    STOP_WORDS.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::is_stop;

    #[test]
    fn words_of_content_are_kept() {
        for word in ["Lage", "Weg", "Leitung", "Recht", "AG", "Jugend", "neu", "Arbeit", "Tag", "Mensch"] {
            assert!(!is_stop(&fold(word)), "{word}");
        }
        for word in ["für", "und", "über", "zuständig", "wer"] {
            assert!(is_stop(&fold(word)), "{word}");
        }
    }
}
