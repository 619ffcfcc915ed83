//! `partnernetz generate`: a made-up network as a document.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::config::Generate;
use crate::document::generate::{Written, generate};

/// Writes the network to a file, compressed if its name ends in `.gz`, or to standard output.
///
/// # Errors
/// When the file cannot be written.
pub fn run(settings: &Generate) -> Result<()> {
    let Generate { institutions, seed, output } = settings;
    let begun = if output == Path::new("-") {
        generate(*institutions, *seed, &mut BufWriter::new(io::stdout().lock()))
    } else if output.extension().is_some_and(|extension| extension == "gz") {
        File::create(output).and_then(|file| {
            let mut compressed = GzEncoder::new(BufWriter::new(file), Compression::fast());
            let written = generate(*institutions, *seed, &mut compressed)?;
            compressed.finish()?.flush()?;
            Ok(written)
        })
    } else {
        File::create(output).and_then(|file| generate(*institutions, *seed, &mut BufWriter::new(file)))
    };
    match begun {
        Ok(Written { records, relations }) => {
            // A closed standard error must not spoil a document that is complete.
            let _ = writeln!(io::stderr(), "{records} records, {relations} relations");
            Ok(())
        }
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot write {}", output.display())),
    }
}
