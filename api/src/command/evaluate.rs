//! `partnernetz evaluate`: how well the search finds what judges say it should.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use flate2::read::GzDecoder;
use serde_json::Value;

use crate::clock::Clock;
use crate::config::Evaluate;
use crate::document::in_memory;
use crate::search::evaluate::{Queries, corpus, registry};

/// How a compressed file begins.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Loads the corpus into memory, asks the queries, writes the run and prints the figures and the worst queries.
///
/// # Errors
/// When a file cannot be read or written, or is of another form.
pub fn run(settings: &Evaluate, clock: &Clock) -> Result<()> {
    let queries: Queries = serde_json::from_str(&read(&settings.queries)?)
        .with_context(|| format!("{} has no queries", settings.queries.display()))?;
    let corpus = read(&settings.corpus)?;
    let document = match serde_json::from_str(&corpus) {
        Ok(Value::Array(organisations)) => registry::document(&organisations).to_string(),
        Ok(value) if value.get("format").is_none() => {
            corpus::document(&value).with_context(|| format!("{} is no corpus", settings.corpus.display()))?.to_string()
        }
        _ => corpus,
    };
    let directory = in_memory(document, clock).map_err(|problems| anyhow!(problems.message(false)))?;
    let (run, figures) = queries.ask(directory, clock.now());
    let file = File::create(&settings.run).with_context(|| format!("cannot write {}", settings.run.display()))?;
    let mut file = BufWriter::new(file);
    serde_json::to_writer(&mut file, &run)?;
    file.flush()?;
    // A closed standard output must not spoil a run that is written.
    let _ = writeln!(io::stdout(), "{figures}");
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let text = || {
        let bytes = fs::read(path)?;
        if bytes.starts_with(&GZIP) { io::read_to_string(GzDecoder::new(&*bytes)) } else { io::read_to_string(&*bytes) }
    };
    text().with_context(|| format!("cannot read {}", path.display()))
}
