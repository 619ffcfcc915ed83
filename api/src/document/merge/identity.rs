//! Which stored relation a relation of the document is, and whether two of the document are one.

use uuid::Uuid;

use super::Merge;
use super::relation::Joined;
use crate::directory::{Direction, ExternalTarget, KindNo, RecordNo, Relation, RelationNo};
use crate::document::at::{At, Place};
use crate::document::model;
use crate::document::problem::words;
use crate::time::{PartialDate, Period};

/// What makes a relation the same where it has no id: kind, ends (of a symmetric kind in the order of their ids), role,
/// for whom, and the first day on which it can have begun. Small, since there is one for each relation of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    source: u32,
    target: u32,
    kind: u16,
    role: u32,
    on_behalf_of: u32,
    start: i32,
}

const NONE: u32 = u32::MAX;

impl Key {
    pub(super) fn of(joined: &Joined, period: Option<&Period>) -> Self {
        Self {
            source: joined.source.no.0,
            target: joined.target.no.0,
            kind: joined.kind.0,
            role: joined.role.map_or(NONE, |no| no.0),
            on_behalf_of: joined.on_behalf_of.map_or(NONE, |target| target.no.0),
            start: start(period),
        }
    }

    fn of_stored(relation: &Relation) -> Self {
        Self {
            source: relation.source.0,
            target: relation.target.0,
            kind: relation.kind.0,
            role: relation.role.map_or(NONE, |no| no.0),
            on_behalf_of: relation.on_behalf_of.map_or(NONE, |no| no.0),
            start: start(relation.period.as_deref()),
        }
    }

    pub(super) const fn kind(self) -> KindNo {
        KindNo(self.kind)
    }

    pub(super) const fn source(self) -> RecordNo {
        RecordNo(self.source)
    }

    pub(super) const fn target(self) -> RecordNo {
        RecordNo(self.target)
    }
}

fn start(period: Option<&Period>) -> i32 {
    use chrono::Datelike;
    let start = period.and_then(|period| period.start.as_ref()).and_then(PartialDate::earliest);
    start.map_or(i32::MIN, |day| day.num_days_from_ce())
}

/// The relations of the document. Sorted at the end, which takes half the memory of tables to look them up in.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Each key, whether the relation has an identity besides it, and where it stands.
    keys: Vec<(Key, bool, Place)>,
    ids: Vec<(RelationNo, Place)>,
    external_ids: Vec<(Box<str>, Box<str>, Place)>,
}

impl Merge<'_> {
    /// The number and id of a relation: of the stored one that it is, else new ones.
    pub(super) fn identify_relation(
        &mut self,
        at: &At<'_>,
        document: &model::Relation,
        key: Key,
    ) -> (RelationNo, Uuid) {
        let mut stored = document.id.and_then(|id| self.directory.relation_by_id(id));
        let external = document.external_ids.iter().flatten();
        for (index, id) in external.enumerate() {
            self.relations.external_ids.push((id.system.as_str().into(), id.value.as_str().into(), at.place()));
            match self.directory.by_external_id(&id.system, &id.value) {
                None => {}
                Some(ExternalTarget::Relation(no)) if stored == Some(no) => {}
                Some(ExternalTarget::Relation(no)) if stored.is_none() && document.id.is_none() => stored = Some(no),
                Some(_) => {
                    let list = at.key("external_ids");
                    let taken = (id.system.as_str().into(), id.value.as_str().into());
                    self.external_id_taken(&list.index(index), &taken);
                }
            }
        }
        let is_named = document.id.is_some() || document.external_ids.as_ref().is_some_and(|ids| !ids.is_empty());
        if document.id.is_none() {
            stored = stored.or_else(|| self.relation_of_key(key));
        }
        self.relations.keys.push((key, is_named, at.place()));
        let id = stored.and_then(|no| self.directory.relation(no)).map(|relation| relation.id).or(document.id);
        let id = id.unwrap_or_else(|| self.fresh());
        let no = self.change.relation_no(self.directory, id);
        self.relations.ids.push((no, at.place()));
        (no, id)
    }

    /// The stored relation of a key; of several the one with the smallest id.
    fn relation_of_key(&self, key: Key) -> Option<RelationNo> {
        let out = self.directory.edges_of(key.source(), key.kind(), Direction::Out);
        let into = self.directory.edges_of(key.target(), key.kind(), Direction::In);
        // The end with fewer relations, since some records have very many.
        let edges = if out.len() <= into.len() { out } else { into };
        let relations = edges.iter().filter_map(|edge| Some((edge.relation, self.directory.relation(edge.relation)?)));
        relations.filter(|(_, it)| Key::of_stored(it) == key).min_by_key(|(_, it)| it.id).map(|(no, _)| no)
    }

    /// Notes relations that are in the file twice.
    pub(super) fn check_relations(&mut self) {
        let Relations { mut keys, mut ids, mut external_ids } = std::mem::take(&mut self.relations);
        ids.sort_unstable_by_key(|(no, place)| (*no, place.line, place.index));
        let mut twice: Vec<(Place, Place)> = Vec::new();
        twice.extend(ids.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| (pair[0].1, pair[1].1)));
        external_ids.sort_unstable_by(|a, b| (&a.0, &a.1, a.2.line, a.2.index).cmp(&(&b.0, &b.1, b.2.line, b.2.index)));
        let same = external_ids.windows(2).filter(|pair| (&pair[0].0, &pair[0].1) == (&pair[1].0, &pair[1].1));
        twice.extend(same.map(|pair| (pair[0].2, pair[1].2)));
        // Those without another identity first, so that each pair of which one has none stands side by side.
        keys.sort_unstable_by_key(|(key, is_named, place)| (*key, *is_named, place.line, place.index));
        for same in keys.chunk_by(|a, b| a.0 == b.0) {
            if let [(_, false, first), rest @ ..] = same {
                twice.extend(rest.iter().map(|(_, _, other)| (*first, *other)));
            }
        }
        let mut told = Vec::new();
        for (one, other) in twice {
            let order = |place: Place| (place.line, place.index);
            let (first, second) = if order(one) <= order(other) { (one, other) } else { (other, one) };
            if told.contains(&second) || told.len() > crate::document::problem::TOLD {
                continue;
            }
            told.push(second);
            let (first, line) = super::lines(first, second);
            let words = words!(
                "Dieselbe Beziehung steht zweimal in der Datei, in Zeile {first} und in Zeile {line}: bitte eine davon \
                 streichen oder durch Rolle, Beginn oder id unterscheiden",
                "The same relation is in the file twice, on line {first} and on line {line}: please remove one of them \
                 or tell them apart by role, start or id",
            );
            self.problems.add_at(second, "", words);
        }
    }
}
