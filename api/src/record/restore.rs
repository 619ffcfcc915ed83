//! The rule of going back: a record becomes again what it was at an earlier version.

use crate::deed::{Draft, Subject, UserErrorCode, Way, camel};
use crate::document::dump::{object, record_document};
use crate::document::problem::Problems;
use crate::document::revise;
use crate::history::Earlier;
use crate::words::words;

/// What stays as it is: whether a record is shown, was confirmed or merged has deeds of its own, and former slugs find it
/// for ever.
const KEPT: [&str; 5] = ["lifecycle", "verified_at", "verified_by", "merged_into", "aliases"];

/// Makes a record again what it was; `earlier` is how it was at `to_version`.
pub fn restore(
    draft: &mut Draft<'_>,
    id: &str,
    expected_version: i32,
    to_version: i32,
    earlier: Option<&Earlier>,
) -> Option<Subject> {
    let (no, record) = draft.record(&Way::argument("id"), id)?;
    draft.check_may_keep(record.noun());
    draft.expect_version(expected_version, record.version);
    let way = Way::argument("toVersion");
    let Some(earlier) = earlier else {
        let last = record.version;
        let words = words!(
            "Eine Version {to_version} gibt es von diesem Eintrag nicht; es gibt 1 bis {last}",
            "There is no version {to_version} of this entry; there are 1 to {last}",
        );
        draft.trouble(&way, UserErrorCode::NotFound, words);
        return None;
    };
    let directory = draft.directory();
    let mut document = earlier.document(directory);
    let now = record_document(directory, no).as_ref().map(object).unwrap_or_default();
    for key in KEPT {
        match now.get(key) {
            Some(value) => drop(document.insert(key.to_owned(), value.clone())),
            None => drop(document.shift_remove(key)),
        }
    }
    match revise(directory, no, document, draft.stamp) {
        Ok(change) => *draft.change() = change,
        Err(problems) => note(draft, &way, &problems),
    }
    Some(Subject::Record(record.id))
}

/// Notes what can't be as it was: mostly what belongs to another record by now.
fn note(draft: &mut Draft<'_>, way: &Way<'_>, problems: &Problems) {
    for problem in problems.told() {
        let field = problem.path.trim_start_matches("record.").split(['.', '[']).next().unwrap_or_default();
        let code = match field {
            "slug" | "external_ids" => UserErrorCode::Taken,
            "broader" => UserErrorCode::Cycle,
            "type" | "legal_form" => UserErrorCode::UnknownCode,
            _ => UserErrorCode::Invalid,
        };
        draft.trouble(&way.key(&camel(field)), code, problem.words.clone());
    }
}
