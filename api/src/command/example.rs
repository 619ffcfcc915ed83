//! The examples inside the binary.

use anyhow::{Result, bail};

use super::load::load_document;
use crate::config::Example;
use crate::directory::Noun;
use crate::document::read::Opened;
use crate::journal::{CommitError, Journal};

impl Example {
    /// The document.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Lippe => include_str!("../document/example/lippe.json"),
            Self::Demo => include_str!("../document/example/demo.json"),
        }
    }
}

/// Loads an example into an empty directory, and says what was done. A directory that already has records stays as it
/// is.
///
/// # Errors
/// When the database can't be written.
///
/// # Panics
/// Never: that the examples are documents is tested.
pub async fn load(journal: &Journal, which: Example) -> Result<String> {
    let directory = journal.current();
    let is_empty = Noun::ALL.iter().filter(|noun| **noun != Noun::Term).all(|noun| directory.by_name(*noun).is_empty());
    if !is_empty {
        return Ok("Das Verzeichnis hat schon Einträge; das Beispiel wurde nicht geladen.\n\
                   The directory already has records; the example was not loaded."
            .to_owned());
    }
    let document = Opened::text(which.text()).expect("the examples in the binary are documents");
    match load_document(journal, document, None).await {
        Ok(done) => Ok(format!(
            "Beispiel geladen: {0} Einträge und {1} Beziehungen.\nExample loaded: {0} records and {1} relations.",
            done.directory.records().count(),
            done.directory.relations().count()
        )),
        Err(CommitError::Refused(problems)) => bail!("the example is not sound: {}", problems.message(false)),
        Err(CommitError::Unavailable(error) | CommitError::Internal(error)) => Err(error),
    }
}
