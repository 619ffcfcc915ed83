//! From one value to the next: a change applied, everything untouched shared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Visibility;
use super::index::{ExternalTarget, Index, by_code, by_name, by_slug};
use super::{Change, Detail, Direction, Directory, Edge, Node, Noun, Record, RecordNo, Relation, RelationNo, Revision};
use crate::search::document::Audiences;
use crate::search::index::Entry;
use crate::search::touched::touched;

impl Directory {
    /// The value after a change. Costs what the change touches; the rest is shared with this value.
    #[must_use]
    pub fn apply(&self, change: Change, revision: Revision) -> Self {
        let mut next = self.clone();
        next.revision = revision;
        let (records, relations) = change.new_lengths();
        let searched = touched(self, &change);
        let old: Vec<(RecordNo, &Record)> =
            change.records.keys().filter_map(|no| Some((*no, self.record(*no)?.as_ref()))).collect();
        next.forget(&old);
        next.apply_relations(self, change.relations, relations);
        while next.nodes.len() < records {
            next.nodes.push(Node::default());
        }
        let numbers: Vec<RecordNo> = change.records.keys().copied().collect();
        for (no, record) in change.records {
            next.nodes.get_mut(no.0 as usize).record = record.map(Arc::new);
        }
        next.remember(&numbers);
        if let Some(about) = change.about {
            next.about = Arc::new(about);
        }
        next.index_texts(self, searched);
        next
    }

    /// Tells the search what is now said of records.
    fn index_texts(&mut self, before: &Self, records: BTreeSet<RecordNo>) {
        let (before, after) = (Audiences::of(before.clone()), Audiences::of(self.clone()));
        self.search.change(records.into_iter().map(|no| Entry {
            record: no.0,
            before: before.document(no),
            after: after.document(no),
        }));
    }

    /// Takes records out of the indexes, while the nodes still hold their old state.
    fn forget(&mut self, old: &[(RecordNo, &Record)]) {
        let Index { slugs, codes, names, ids, aliases, external_ids, bearers, narrower, merged, visible, .. } =
            &mut self.index;
        slugs.remove_all(old.iter().map(|(no, _)| *no).collect(), by_slug(&self.nodes));
        codes.remove_all(numbers_of(old, Noun::Term), by_code(&self.nodes));
        for noun in Noun::ALL {
            names[*noun as usize].remove_all(numbers_of(old, *noun), by_name(&self.nodes));
        }
        let entries = Entries::of(old);
        ids.remove_all(entries.ids, Ord::cmp);
        aliases.remove_all(entries.aliases, Ord::cmp);
        external_ids.remove_all(entries.external_ids, Ord::cmp);
        bearers.remove_all(entries.bearers, Ord::cmp);
        narrower.remove_all(entries.narrower, Ord::cmp);
        merged.remove_all(entries.merged, Ord::cmp);
        for (noun, sight) in entries.sights {
            audiences_that_see(sight).for_each(|audience| visible[noun as usize][audience as usize] -= 1);
        }
    }

    /// Puts records into the indexes, once the nodes hold their new state.
    fn remember(&mut self, numbers: &[RecordNo]) {
        let new: Vec<(RecordNo, Arc<Record>)> =
            numbers.iter().filter_map(|no| Some((*no, Arc::clone(self.record(*no)?)))).collect();
        let new: Vec<(RecordNo, &Record)> = new.iter().map(|(no, record)| (*no, record.as_ref())).collect();
        let Index { slugs, codes, names, ids, aliases, external_ids, bearers, narrower, merged, visible, .. } =
            &mut self.index;
        slugs.insert_all(new.iter().map(|(no, _)| *no).collect(), by_slug(&self.nodes));
        codes.insert_all(numbers_of(&new, Noun::Term), by_code(&self.nodes));
        for noun in Noun::ALL {
            names[*noun as usize].insert_all(numbers_of(&new, *noun), by_name(&self.nodes));
        }
        let entries = Entries::of(&new);
        ids.insert_all(entries.ids, Ord::cmp);
        aliases.insert_all(entries.aliases, Ord::cmp);
        external_ids.insert_all(entries.external_ids, Ord::cmp);
        bearers.insert_all(entries.bearers, Ord::cmp);
        narrower.insert_all(entries.narrower, Ord::cmp);
        merged.insert_all(entries.merged, Ord::cmp);
        for (noun, sight) in entries.sights {
            audiences_that_see(sight).for_each(|audience| visible[noun as usize][audience as usize] += 1);
        }
    }

    fn apply_relations(&mut self, before: &Self, changed: BTreeMap<RelationNo, Option<Relation>>, len: usize) {
        while self.relations.len() < len {
            self.relations.push(None);
        }
        let mut edges: BTreeMap<RecordNo, (Vec<RelationNo>, Vec<Edge>)> = BTreeMap::new();
        let (mut gone, mut come) = (RelationEntries::default(), RelationEntries::default());
        for (no, relation) in changed {
            if let Some(old) = before.relation(no) {
                gone.add(no, old);
                edges.entry(old.source).or_default().0.push(no);
                edges.entry(old.target).or_default().0.push(no);
            }
            if let Some(new) = &relation {
                come.add(no, new);
                for (end, edge) in edges_of(no, new) {
                    edges.entry(end).or_default().1.push(edge);
                }
            }
            *self.relations.get_mut(no.0 as usize) = relation.map(Arc::new);
        }
        self.index.relation_ids.remove_all(gone.ids, Ord::cmp);
        self.index.relation_ids.insert_all(come.ids, Ord::cmp);
        self.index.external_ids.remove_all(gone.external_ids, Ord::cmp);
        self.index.external_ids.insert_all(come.external_ids, Ord::cmp);
        self.index.named.remove_all(gone.named, Ord::cmp);
        self.index.named.insert_all(come.named, Ord::cmp);
        for (end, (mut gone, come)) in edges {
            while self.nodes.len() <= end.0 as usize {
                self.nodes.push(Node::default());
            }
            gone.sort_unstable();
            let node = self.nodes.get_mut(end.0 as usize);
            let kept = node.edges.iter().copied().filter(|edge| gone.binary_search(&edge.relation).is_err());
            let mut edges: Vec<Edge> = kept.chain(come).collect();
            edges.sort_unstable();
            node.edges = edges.into();
        }
    }
}

/// A relation as seen from each of its ends.
fn edges_of(no: RelationNo, relation: &Relation) -> [(RecordNo, Edge); 2] {
    let edge = |direction, other| Edge { kind: relation.kind, direction, relation: no, other };
    [(relation.source, edge(Direction::Out, relation.target)), (relation.target, edge(Direction::In, relation.source))]
}

fn numbers_of(records: &[(RecordNo, &Record)], noun: Noun) -> Vec<RecordNo> {
    records.iter().filter(|(_, record)| record.noun() == noun).map(|(no, _)| *no).collect()
}

fn audiences_that_see(sight: Visibility) -> impl Iterator<Item = Visibility> {
    Visibility::ALL.iter().copied().filter(move |audience| *audience >= sight)
}

#[derive(Default)]
struct RelationEntries {
    ids: Vec<(uuid::Uuid, RelationNo)>,
    external_ids: Vec<(super::ExternalId, ExternalTarget)>,
    named: Vec<(RecordNo, RelationNo)>,
}

impl RelationEntries {
    fn add(&mut self, no: RelationNo, relation: &Relation) {
        self.ids.push((relation.id, no));
        self.external_ids.extend(relation.external_ids.iter().map(|id| (id.clone(), ExternalTarget::Relation(no))));
        let mut named: Vec<RecordNo> = relation.terms.iter().map(|it| it.term).collect();
        named.extend(relation.on_behalf_of.into_iter().chain(relation.role));
        named.sort_unstable();
        named.dedup();
        self.named.extend(named.into_iter().map(|it| (it, no)));
    }
}

/// What records put into the indexes whose order does not need the nodes.
#[derive(Default)]
struct Entries {
    ids: Vec<(uuid::Uuid, RecordNo)>,
    aliases: Vec<(Box<str>, RecordNo)>,
    external_ids: Vec<(super::ExternalId, ExternalTarget)>,
    bearers: Vec<(RecordNo, RecordNo)>,
    narrower: Vec<(RecordNo, RecordNo)>,
    merged: Vec<(RecordNo, RecordNo)>,
    sights: Vec<(Noun, Visibility)>,
}

impl Entries {
    fn of(records: &[(RecordNo, &Record)]) -> Self {
        let mut entries = Self::default();
        for (no, record) in records {
            entries.add(*no, record);
        }
        entries
    }

    fn add(&mut self, no: RecordNo, record: &Record) {
        self.ids.push((record.id, no));
        self.aliases.extend(record.aliases.iter().map(|alias| (alias.clone(), no)));
        self.external_ids.extend(record.external_ids.iter().map(|id| (id.clone(), ExternalTarget::Record(no))));
        self.sights.push((record.noun(), record.sight()));
        self.merged.extend(record.merged_into.map(|into| (into, no)));
        let mut terms: Vec<RecordNo> = record.terms.iter().map(|it| it.term).collect();
        terms.extend(record.type_term());
        terms.extend(record.addresses.iter().filter_map(|address| address.place));
        match &record.detail {
            Detail::Institution(institution) => terms.extend(institution.legal_form),
            Detail::Term(term) => self.narrower.extend(term.broader.iter().map(|broader| (*broader, no))),
            _ => {}
        }
        terms.sort_unstable();
        terms.dedup();
        self.bearers.extend(terms.into_iter().map(|term| (term, no)));
    }
}
