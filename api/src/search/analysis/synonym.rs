//! Words that mean nearly the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Analysed, fold};

/// A line is a group; its first words up to `>` stand for each other, those behind are found by them, not the other way.
const LINES: &str = include_str!("../words/synonyms-de.txt");

/// Stems of one expression, in order: „kleine und mittlere Unternehmen“ has three.
pub type Expression = Box<[Box<str>]>;

static SYNONYMS: LazyLock<HashMap<Expression, Vec<Expression>>> = LazyLock::new(|| {
    let mut synonyms: HashMap<Expression, Vec<Expression>> = HashMap::new();
    for line in LINES.lines().filter(|line| !line.starts_with('#')) {
        let (both, one_way) = line.split_once('>').unwrap_or((line, ""));
        let both: Vec<Expression> = expressions(both);
        let found: Vec<Expression> = both.iter().cloned().chain(expressions(one_way)).collect();
        for from in &both {
            let known = synonyms.entry(from.clone()).or_default();
            known.extend(found.iter().filter(|to| *to != from).cloned());
        }
    }
    synonyms
});

fn expressions(text: &str) -> Vec<Expression> {
    text.split(',').map(stems).filter(|stems| !stems.is_empty()).collect()
}

/// The stems of the words of a text that say something.
fn stems(text: &str) -> Expression {
    let words = text.split_whitespace().map(|word| Analysed::of(&fold(word)));
    words.filter(|word| !word.is_stop).map(|word| word.stem().into()).collect()
}

/// What means nearly the same as these stems.
#[must_use]
pub fn synonyms(stems: &[Box<str>]) -> &'static [Expression] {
    SYNONYMS.get(stems).map_or(&[], Vec::as_slice)
}

/// The most words of an expression that has synonyms.
pub const LONGEST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_goes_both_ways_and_what_is_behind_the_arrow_one_way() {
        let of = |text: &str| synonyms(&stems(text)).iter().map(|it| it.join(" ")).collect::<Vec<_>>();
        assert!(of("Azubi").contains(&"auszubild".to_owned()), "{:?}", of("Azubi"));
        assert!(of("Auszubildende").contains(&"azubi".to_owned()));
        assert!(of("KMU").iter().any(|it| it.contains(' ')));
        assert!(SYNONYMS.keys().all(|stems| stems.len() <= LONGEST));
    }
}
