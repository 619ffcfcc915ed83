//! The rules of what is done to any record: create, update, publish, archive, verify.

use super::input::RecordValues;
use crate::deed::{Draft, Subject, UserErrorCode, Way};
use crate::directory::{Lifecycle, Noun, Record, RecordNo};
use crate::relation::hierarchy::is_below;
use crate::term::check_closed;
use crate::words::{Words, words};

/// What only one noun writes to its records.
pub trait NounValues: Clone + Send + Sync + 'static {
    /// The noun.
    const NOUN: Noun;

    /// Writes the values to a record of the noun.
    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, no: RecordNo, record: &mut Record);
}

/// Makes a new record.
pub fn create<V: NounValues>(draft: &mut Draft<'_>, values: V, shared: RecordValues) -> Option<Subject> {
    let way = Way::argument("input");
    let id = draft.stamp.id();
    let directory = draft.directory();
    let no = draft.change().record_no(directory, id);
    let mut record = Record::blank(V::NOUN, id, draft.stamp.now);
    values.fill(draft, &way, no, &mut record);
    shared.fill(draft, &way, no, &mut record);
    check_closed(draft, &way, &record);
    draft.put_record(no, record);
    Some(Subject::Record(id))
}

/// Changes a record.
pub fn update<V: NounValues>(
    draft: &mut Draft<'_>,
    id: &str,
    expected_version: i32,
    values: V,
    shared: RecordValues,
) -> Option<Subject> {
    let argument = Way::argument("id");
    let (no, mut record) = draft.record(&argument, id)?;
    if record.noun() != V::NOUN {
        draft.not_found(&argument, id);
        return None;
    }
    let way = Way::argument("patch");
    draft.expect_version(expected_version, record.version);
    values.fill(draft, &way, no, &mut record);
    shared.fill(draft, &way, no, &mut record);
    check_closed(draft, &way, &record);
    let subject = Subject::Record(record.id);
    draft.put_record(no, record);
    Some(subject)
}

/// Shows a draft to everyone whom its visibility allows.
pub fn publish(draft: &mut Draft<'_>, id: &str, expected_version: i32) -> Option<Subject> {
    move_to(draft, id, expected_version, Lifecycle::Published, |lifecycle| match lifecycle {
        Lifecycle::Draft => None,
        Lifecycle::Published => Some(words!("Der Eintrag ist schon veröffentlicht", "The entry is published already")),
        Lifecycle::Archived => Some(words!(
            "Der Eintrag ist archiviert: bitte aus dem Archiv zurückholen (recordUnarchive)",
            "The entry is archived: please take it out of the archive (recordUnarchive)",
        )),
    })
}

/// Takes a published record out of sight. What was never shown needs no archive.
pub fn archive(draft: &mut Draft<'_>, id: &str, expected_version: i32) -> Option<Subject> {
    move_to(draft, id, expected_version, Lifecycle::Archived, |lifecycle| match lifecycle {
        Lifecycle::Published => None,
        Lifecycle::Archived => Some(words!("Der Eintrag ist schon archiviert", "The entry is archived already")),
        Lifecycle::Draft => Some(words!(
            "Der Eintrag ist ein Entwurf, den ohnehin nur die Redaktion sieht: archiviert wird, was veröffentlicht war",
            "The entry is a draft, which only staff see anyway: what was published is archived",
        )),
    })
}

/// Shows an archived record again.
pub fn unarchive(draft: &mut Draft<'_>, id: &str, expected_version: i32) -> Option<Subject> {
    move_to(draft, id, expected_version, Lifecycle::Published, |lifecycle| match lifecycle {
        Lifecycle::Archived => None,
        Lifecycle::Draft | Lifecycle::Published => {
            Some(words!("Der Eintrag liegt nicht im Archiv", "The entry is not in the archive"))
        }
    })
}

fn move_to(
    draft: &mut Draft<'_>,
    id: &str,
    expected_version: i32,
    to: Lifecycle,
    refuses: fn(Lifecycle) -> Option<Words>,
) -> Option<Subject> {
    let argument = Way::argument("id");
    let (no, mut record) = draft.record(&argument, id)?;
    draft.check_may_keep(record.noun());
    draft.expect_version(expected_version, record.version);
    if let Some(words) = refuses(record.lifecycle) {
        draft.trouble(&argument, UserErrorCode::WrongState, words);
    }
    if crate::term::is_of_closed_scheme(draft, &record) {
        let words = words!(
            "Arten und Rollen sind immer veröffentlicht, denn Einträge verweisen auf sie",
            "Types and roles are always published, since entries refer to them",
        );
        draft.trouble(&argument, UserErrorCode::Locked, words);
    }
    record.lifecycle = to;
    let subject = Subject::Record(record.id);
    draft.put_record(no, record);
    Some(subject)
}

/// Confirms that a record is right as it is, which is not a change: its version stays. A partner confirms what its own
/// institution is: itself and its units.
pub fn verify(draft: &mut Draft<'_>, id: &str, expected_version: Option<i32>) -> Option<Subject> {
    let (no, mut record) = draft.record(&Way::argument("id"), id)?;
    let view = draft.view();
    let viewer = view.viewer();
    if viewer.audience() < crate::directory::Visibility::Staff {
        let own = viewer.institution.and_then(|id| view.record_by_id(id));
        let is_own = own.is_some_and(|own| own.no() == no || is_below(view.record(no), own));
        if !is_own {
            draft.forbid();
        }
    }
    if let Some(expected) = expected_version {
        draft.expect_version(expected, record.version);
    }
    record.verified_at = Some(draft.stamp.now);
    record.verified_by.clone_from(&viewer.subject);
    let subject = Subject::Record(record.id);
    draft.change().put_record(no, record);
    Some(subject)
}
