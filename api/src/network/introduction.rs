//! Who could bring two records together: whom both know, the shortest acquaintance and the closest ties first.

use std::collections::HashMap;

use super::graph::{Stop, Stopped};
use super::path::Search;
use super::reader::Reader;
use super::selection::Selection;
use super::tie::{Tie, Ties};
use crate::directory::view::RecordView;
use crate::directory::{Noun, RecordNo};

/// Somebody who could bring two together.
pub struct Introduction<'v> {
    /// Who.
    pub by: RecordView<'v>,
    /// What they have to do with the one who seeks; none where only a longer way leads there.
    pub to_seeker: Option<Tie<'v>>,
    /// What they have to do with the one who is sought; none where only a longer way leads there.
    pub to_target: Option<Tie<'v>>,
    /// How good the introduction would be: the weaker of both ties.
    pub weight: f64,
}

/// The longest way on which somebody is looked for who knows neither.
const LONGEST: usize = 8;

/// Institutions (or persons) who could bring two records together.
///
/// # Errors
/// [`Stopped`] when told to stop.
pub fn introductions<'v>(
    seeker: RecordView<'v>,
    target: RecordView<'v>,
    selection: &Selection,
    nouns: &[Noun],
    stop: &Stop,
) -> Result<Vec<Introduction<'v>>, Stopped> {
    let ties = Ties::new(selection, seeker.view().today());
    let mut known: HashMap<RecordNo, Tie<'v>> =
        ties.of(target, nouns).into_iter().map(|tie| (tie.other.no(), tie)).collect();
    stop.check()?;
    let of_seeker = ties.of(seeker, nouns);
    let both = of_seeker.iter().filter(|tie| tie.other != target && tie.other != seeker);
    let mut found: Vec<Introduction<'v>> = both
        .filter_map(|tie| {
            let other = known.remove(&tie.other.no())?;
            let weight = tie.weight.min(other.weight);
            Some(Introduction { by: tie.other, to_seeker: Some(tie.clone()), to_target: Some(other), weight })
        })
        .collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.by.id().cmp(&b.by.id())));
    if found.is_empty() {
        let mut reader = Reader::new(seeker.view(), selection);
        let way = Search::to(&mut reader, target.no(), LONGEST, stop).shortest(seeker.no(), 1)?;
        let between = way.iter().flatten().filter_map(|no| seeker.view().record(*no));
        let between = between.filter(|it| *it != seeker && *it != target && nouns.contains(&it.noun()));
        found = between
            .map(|by| Introduction {
                by,
                to_seeker: ties.between(by, seeker),
                to_target: ties.between(by, target),
                weight: 0.0,
            })
            .collect();
    }
    Ok(found)
}
