//! nDCG and recall of the first ten hits of a query.

use std::collections::{HashMap, HashSet};

/// How many hits are looked at.
const TOP: usize = 10;
/// From which grade a record has to be found.
const NEEDED: i32 = 2;

/// How good the first ten hits of a query are, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    /// Gain 2^grade − 1, discounted by log2(rank + 1), against the best order there is.
    pub ndcg: f64,
    /// How many of the records of grade 2 and 3 are among them, against as many as could be.
    pub recall: f64,
    /// Whether the first hit is one of those that answer best.
    pub is_right_first: bool,
}

impl Measured {
    /// Measures hits, the best first, by the grades of the records that answer.
    #[expect(clippy::cast_precision_loss, reason = "ten hits")]
    pub fn of(hits: &[String], grades: &HashMap<&str, i32>) -> Self {
        let mut seen = HashSet::new();
        let top: Vec<&str> = hits.iter().map(String::as_str).filter(|hit| seen.insert(*hit)).take(TOP).collect();
        let grade = |hit: &&str| grades.get(hit).copied().unwrap_or(0);
        let mut ideal: Vec<i32> = grades.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let best = gain(ideal.iter().copied().take(TOP));
        let needed = grades.values().filter(|grade| **grade >= NEEDED).count().min(TOP);
        let found = top.iter().filter(|hit| grade(hit) >= NEEDED).count();
        Self {
            ndcg: if best > 0.0 { gain(top.iter().map(grade)) / best } else { 0.0 },
            recall: if needed > 0 { found as f64 / needed as f64 } else { 0.0 },
            is_right_first: top.first().is_some_and(|first| grade(first) > 0 && Some(&grade(first)) == ideal.first()),
        }
    }
}

fn gain(grades: impl Iterator<Item = i32>) -> f64 {
    grades.zip(2..).map(|(grade, place)| (2_f64.powi(grade) - 1.0) / f64::from(place).log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::Measured;

    #[test]
    fn the_right_order_is_one_and_any_other_is_less() {
        let grades = [("a", 3), ("b", 2), ("c", 1)].into_iter().collect();
        let measured = |hits: &[&str]| Measured::of(&hits.iter().map(ToString::to_string).collect::<Vec<_>>(), &grades);
        assert_eq!(measured(&["a", "b", "c"]), Measured { ndcg: 1.0, recall: 1.0, is_right_first: true });
        assert_eq!(measured(&["x", "y"]), Measured { ndcg: 0.0, recall: 0.0, is_right_first: false });
        // 3 and 7 swapped: (3 + 7 / log2 3 + 1 / 2) / (7 + 3 / log2 3 + 1 / 2)
        assert!((measured(&["b", "a", "a", "c"]).ndcg - 7.916_5 / 9.392_8).abs() < 1e-4);
        assert!(!measured(&["b", "a"]).is_right_first);
        assert!((measured(&["a"]).recall - 0.5).abs() < 1e-9);
    }
}
