//! The network as the log says it stood at an earlier revision. Records are called as they are today.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::clock::berlin_day;
use crate::directory::{Change, Directory, Lifecycle, Record, Revision, View};
use crate::document::recall_relations;
use crate::journal::Past;

/// A state of the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Its number.
    pub revision: Revision,
    /// When it was made.
    pub at: DateTime<Utc>,
}

impl Stand {
    /// The day on which it was made, in Europe/Berlin.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        berlin_day(self.at)
    }
}

/// What a viewer of the whole directory would have seen of the network then.
#[must_use]
pub fn then(view: &View, past: &Past, then: Stand) -> View {
    match view.whole() {
        Ok(directory) if then.revision < view.revision() => view.of(directory_then(directory, past, then)),
        _ => view.clone(),
    }
}

/// The directory with the relations that it had then, and without the records that were not there or not shown.
fn directory_then(directory: &Arc<Directory>, past: &Past, then: Stand) -> Arc<Directory> {
    if past.is_before_all {
        return Arc::default();
    }
    let mut without = Change::of(directory);
    for no in past.relations.keys().filter_map(|id| directory.relation_by_id(*id)) {
        without.retract_relation(no);
    }
    for (id, lifecycle) in &past.records {
        let found = directory.record_by_id(*id).and_then(|no| Some((no, directory.record(no)?)));
        if let Some((no, record)) = found {
            // One that was not there is as little in the network as a draft; and others of today may refer to it.
            let lifecycle = lifecycle.unwrap_or(Lifecycle::Draft);
            without.put_record(no, Record { lifecycle, ..record.as_ref().clone() });
        }
    }
    let bare = directory.apply(without, then.revision);
    let documents = past.relations.values().flatten().map(|stood| &stood.document);
    let mut recalled = recall_relations(&bare, documents, then.at);
    let stood = past.relations.iter().filter_map(|(id, stood)| Some((id, stood.as_ref()?)));
    for (id, stood) in stood {
        let no = recalled.relation_no(&bare, *id);
        if let Some(relation) = recalled.relation_mut(no) {
            relation.version = stood.version;
        }
    }
    Arc::new(bare.apply(recalled, then.revision))
}
