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
    use super::stem;

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
