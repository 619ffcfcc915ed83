//! Whoever follows the changes has what they may see, and nothing else, whatever was done.

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::chance::Chance;
use super::round_trip::change_at_random;
use super::{deed, on_databases, open};
use crate::access::{Role, Viewer};
use crate::changes::feed::{Row, Wanted, part};
use crate::changes::stand::Stand;
use crate::clock::Clock;
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{Change, Detail, Directory, Lifecycle, Record, RecordNo, Relation, View, Visibility};
use crate::journal::{History, Journal, Stamp, What};

const ALL: Wanted = Wanted { nouns: None, relations: true };

/// Somebody who keeps a copy: of each thing what of it and of others is shown.
struct Mirror {
    viewer: Viewer,
    stand: Option<Stand>,
    things: BTreeMap<Uuid, String>,
}

impl Mirror {
    fn of(role: Role) -> Self {
        let viewer = Viewer { role, ..Viewer::anonymous() };
        Self { viewer, stand: None, things: BTreeMap::new() }
    }

    fn view(&self, journal: &Journal) -> View {
        View::new(journal.current(), self.viewer.clone(), Clock::system().now())
    }

    /// Reads one page; whether there is another.
    async fn reads(&mut self, view: &View, history: &History, limit: usize) -> bool {
        let part = part(history, view, &ALL, self.stand, limit).await.unwrap();
        assert!(part.rows.len() <= limit);
        for (_, row) in part.rows {
            match row {
                Row::Record(it) => drop(self.things.insert(it.get().id(), of_record(it.get()))),
                Row::Relation(it) => drop(self.things.insert(it.get().id(), of_relation(it.get()))),
                Row::Gone { what: What::Record(_, id) | What::Relation(id), .. } => drop(self.things.remove(&id)),
                Row::Gone { .. } => unreachable!("a record or a relation is gone"),
            }
        }
        self.stand = Some(part.end);
        part.has_next
    }

    fn assert_is_whole(&self, view: &View) {
        let nil = Uuid::nil();
        let records = view.records_behind(nil).map(|it| (it.id(), of_record(it)));
        let relations = view.relations_behind(nil).map(|it| (it.id(), of_relation(it)));
        let seen: BTreeMap<Uuid, String> = records.chain(relations).collect();
        assert_eq!(self.things, seen, "as {:?} sees it", self.viewer.role);
    }
}

fn ids<'v>(records: impl IntoIterator<Item = RecordView<'v>>) -> Vec<Uuid> {
    records.into_iter().map(RecordView::id).collect()
}

/// What is shown of a record and of others in it.
fn of_record(record: RecordView<'_>) -> String {
    let legal_form = match record.detail() {
        Detail::Institution(it) => record.follow(it.legal_form),
        _ => None,
    };
    let places = record.addresses().iter().filter_map(|address| record.follow(address.place));
    let shown = [
        ids(record.type_term()),
        ids(legal_form),
        ids(record.terms().map(|(_, term)| term)),
        ids(record.broader()),
        ids(record.merged_into()),
        ids(places),
        record.contact_points().map(|point| point.id).collect(),
        record.citations().map(|citation| citation.id).collect(),
    ];
    format!("{} {shown:?}", record.version())
}

/// What is shown of a relation and of others in it; but its role, which is for all to see.
fn of_relation(relation: RelationView<'_>) -> String {
    let shown = [
        ids([relation.source(), relation.target()]),
        ids(relation.on_behalf_of()),
        ids(relation.terms().map(|(term, _)| term)),
        relation.contact_points().map(|point| point.id).collect(),
        relation.citations().map(|citation| citation.id).collect(),
    ];
    format!("{} {shown:?}", relation.version())
}

/// Hides or shows one thing to which others refer, and nothing else.
fn turn(directory: &Directory, stamp: &Stamp, luck: &mut Chance) -> Change {
    let mut change = Change::of(directory);
    let Some(no) = referred_to(directory, luck) else { return change };
    let stored = directory.record(no).unwrap();
    let turned = Record {
        visibility: *luck.one(Visibility::ALL),
        lifecycle: if luck.below(4) == 0 { Lifecycle::Archived } else { Lifecycle::Published },
        version: stored.version + 1,
        updated_at: stamp.now,
        ..Record::clone(stored)
    };
    change.put_record(no, turned);
    change
}

/// What some record or relation refers to.
fn referred_to(directory: &Directory, luck: &mut Chance) -> Option<RecordNo> {
    let records: Vec<&Record> = directory.records().map(|(_, it)| it.as_ref()).collect();
    let relations: Vec<&Relation> = directory.relations().map(|(_, it)| it.as_ref()).collect();
    for _ in 0..200 {
        let found = match luck.below(7) {
            0 if !relations.is_empty() => luck.one(&relations).on_behalf_of,
            1 if !relations.is_empty() => luck.one(&relations).terms.first().map(|it| it.term),
            2 if !relations.is_empty() => Some(luck.one(&relations).source),
            3 => luck.one(&records).merged_into,
            4 => luck.one(&records).terms.first().map(|it| it.term),
            5 => luck.one(&records).addresses.first().and_then(|it| it.place),
            _ => match &luck.one(&records).detail {
                Detail::Term(term) => term.broader.first().copied(),
                Detail::Institution(it) => it.legal_form,
                _ => None,
            },
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn who_mirrors_the_changes_has_what_they_may_see(seed in any::<u64>(), limit in 1_usize..40) {
        tokio::runtime::Runtime::new().unwrap().block_on(on_databases(async |database| {
            let journal = open(database).await;
            let mut mirrors = [Role::Anonymous, Role::Partner, Role::Editor].map(Mirror::of);
            for round in 0..60_u64 {
                let seed = seed.wrapping_add(round * 2);
                if round % 12 == 0 {
                    change_at_random(&journal, seed).await;
                } else {
                    let act = move |directory: &Directory, stamp: &Stamp| turn(directory, stamp, &mut Chance::of(seed));
                    journal.commit(deed(act)).await.unwrap();
                }
                for mirror in &mut mirrors {
                    // One page, in the middle of which others go on …
                    mirror.reads(&mirror.view(&journal), journal.history(), limit).await;
                    if round % 4 == 3 {
                        // … or all that there is.
                        let view = mirror.view(&journal);
                        while mirror.reads(&view, journal.history(), limit).await {}
                        mirror.assert_is_whole(&view);
                        let stand = mirror.stand;
                        assert!(!mirror.reads(&view, journal.history(), limit).await);
                        assert_eq!(mirror.stand, stand, "nothing has happened since");
                    }
                }
            }
            journal.close().await;
        }));
    }
}
