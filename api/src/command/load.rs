//! `partnernetz load`: a document into the directory, all of it or nothing.

mod watch;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;

use self::watch::Watch;
use crate::clock::Clock;
use crate::config::Load;
use crate::document::problem::Problems;
use crate::document::read::Opened;
use crate::document::{Summary, merge};
use crate::journal::{CommitError, Deed, Done, Journal, Progress};

/// Loads a document as one deed.
///
/// # Errors
/// When the document has mistakes or the database can't be written; then nothing is.
pub async fn load_document(
    journal: &Journal,
    document: impl Into<Arc<Opened>>,
    progress: Option<Progress>,
) -> Result<Done<Summary>, CommitError<Problems>> {
    let document = document.into();
    let act = Box::new(move |directory: &_, stamp: &_| merge(directory, &document, stamp));
    journal.commit(Deed { name: "load", actor: None, request_id: None, reason: None, act, progress, retry: None }).await
}

/// Loads the file and says what was done, or all that is wrong with it.
///
/// # Errors
/// When the database can't be opened or written.
pub async fn run(settings: &Load, clock: &Clock) -> Result<ExitCode> {
    let document = match Opened::open(&settings.file) {
        Ok(document) => Arc::new(document),
        Err(problems) => return Ok(refuse(&problems)),
    };
    let journal = Journal::open(&settings.database.database, clock.clone()).await?;
    let watch = Watch::start(Arc::clone(&document));
    let done = load_document(&journal, document, Some(watch.of_writing())).await;
    watch.end();
    journal.close().await;
    match done {
        Ok(done) => {
            let words = done.answer.words();
            let revision = done.revision;
            let (german, english) = (words.german, words.english);
            // It is loaded, whether somebody reads this or not.
            let _ =
                writeln!(io::stdout(), "{german}\nStand: Änderung {revision}\n\n{english}\nAs of revision {revision}");
            Ok(ExitCode::SUCCESS)
        }
        Err(CommitError::Refused(problems)) => Ok(refuse(&problems)),
        Err(CommitError::Unavailable(error) | CommitError::Internal(error)) => Err(error),
    }
}

/// Says what is wrong: German, and below it English.
fn refuse(problems: &Problems) -> ExitCode {
    let told = problems.told().iter();
    let mut said: Vec<String> =
        told.map(|problem| format!("{}\n    {}", problem.message(true), problem.message(false))).collect();
    let (count, further) = (problems.count(), problems.count() - problems.told().len());
    if further > 0 {
        said.push(format!("… und {further} weitere / and {further} more"));
    }
    let mistakes = if count == 1 { "mistake" } else { "mistakes" };
    said.push(format!("\n{count} Fehler; nichts wurde geladen.\n{count} {mistakes}; nothing was loaded."));
    let _ = writeln!(io::stderr(), "{}", said.join("\n"));
    ExitCode::FAILURE
}
