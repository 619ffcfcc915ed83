//! German stems: Ausbildung and Ausbildungen are one word.

use std::sync::LazyLock;

use waken_snowball::{Algorithm, Stemmer};

static GERMAN: LazyLock<Stemmer> = LazyLock::new(|| Algorithm::German.stemmer());

/// How many bytes of a folded word are its stem. The algorithm only ever takes endings off.
#[must_use]
pub fn stem(folded: &str) -> usize {
    let stem = GERMAN.stem(folded);
    if folded.starts_with(&*stem) { stem.len() } else { folded.len() }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::{GERMAN, stem};

    /// Every 35th word of the Snowball project's German sample with its stem, see `tests/data/SOURCES.md`.
    const SAMPLE: &str = include_str!("../../../../tests/data/german-stems.txt");

    #[test]
    fn stems_are_the_snowball_projects() {
        for line in SAMPLE.lines() {
            let (word, expected) = line.split_once(' ').unwrap();
            assert_eq!(GERMAN.stem(word), expected, "{word}");
        }
        assert_eq!(SAMPLE.lines().count(), 1_001);
    }

    #[test]
    fn inflected_words_share_a_stem() {
        for (one, other) in [
            ("Ausbildung", "Ausbildungen"),
            ("Fachkraft", "Fachkräfte"),
            ("kommunale", "kommunalen"),
            ("Geflüchtete", "gefluechteter"),
            ("Netz", "Netze"),
            ("Verein", "Vereins"),
        ] {
            let (one, other) = (fold(one), fold(other));
            assert_eq!(one[..stem(&one)], other[..stem(&other)]);
        }
    }
}
