//! Two people changed the same thing: what it was, what the other made of it, what you make of it.

use async_graphql::{Json, SimpleObject};
use serde_json::{Map, Value};

use super::draft::Stale;
use super::trouble::{Trouble, UserErrorCode};
use super::way::Way;
use crate::words::words;

/// What somebody else changed since you read the thing, so that a form can merge both.
#[derive(Clone, Debug, SimpleObject)]
pub struct Conflict {
    /// The version that there is now; expect this one when you try again.
    current_version: i32,
    /// The fields that they or you changed, in the spelling of this schema.
    fields: Vec<ConflictField>,
}

/// A field that somebody changed.
#[derive(Clone, Debug, SimpleObject)]
pub struct ConflictField {
    /// Which field of the record or relation.
    path: String,
    /// As it was in the version that you expected, as the directory document writes it; null where it had no value.
    base: Json<Value>,
    /// As it is now.
    theirs: Json<Value>,
    /// As you would have it; as it was where you did not touch it or wrote the same as they did.
    yours: Json<Value>,
    /// Whether both of you changed it, and differently.
    clashes: bool,
}

/// Fields that change with every deed and tell nothing.
const SILENT: &[&str] = &["id", "noun"];

impl Conflict {
    /// What both made of a thing. Without what it was, whatever you touch is taken to clash.
    pub(super) fn of(stale: &Stale, base: Option<&Map<String, Value>>) -> Self {
        let Stale { theirs, yours, .. } = stale;
        let mut keys: Vec<&String> = base.into_iter().chain([theirs, yours]).flat_map(Map::keys).collect();
        keys.sort_unstable();
        keys.dedup();
        let value = |of: &Map<String, Value>, key: &str| of.get(key).cloned().unwrap_or(Value::Null);
        let fields = keys.into_iter().filter(|key| !SILENT.contains(&key.as_str())).filter_map(|key| {
            let (theirs, yours) = (value(theirs, key), value(yours, key));
            let is_yours = theirs != yours;
            let is_known = base.is_some();
            let base = base.map_or_else(|| theirs.clone(), |base| value(base, key));
            let is_theirs = !is_known || base != theirs;
            (is_yours || base != theirs).then(|| ConflictField {
                path: camel(key),
                yours: Json(if is_yours { yours } else { base.clone() }),
                clashes: is_yours && is_theirs,
                base: Json(base),
                theirs: Json(theirs),
            })
        });
        Self { current_version: stale.current, fields: fields.collect() }
    }
}

/// What is told of it.
pub(super) fn trouble(way: &Way<'_>, stale: &Stale) -> Trouble {
    let Stale { expected, current, .. } = stale;
    let words = words!(
        "Inzwischen hat jemand anderes den Eintrag geändert (Version {current} statt {expected}): bitte die Änderungen ansehen und noch einmal speichern",
        "Somebody else has changed the entry since (version {current} instead of {expected}): please look at the changes and save again",
    );
    Trouble::at(way, UserErrorCode::VersionConflict, words)
}

/// A key of the document in the spelling of the schema.
pub(crate) fn camel(key: &str) -> String {
    let mut words = key.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}
