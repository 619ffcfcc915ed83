//! `partnernetz dump`: the whole directory as a document that `load` reads.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;

use crate::clock::Clock;
use crate::config::{Dump, Format};
use crate::directory::Directory;
use crate::document::dump::{Spelling, dump};
use crate::journal::Journal;

/// Writes the directory to a file, or to standard output.
///
/// # Errors
/// When the database can't be read or the file can't be written.
pub async fn run(settings: &Dump, clock: &Clock) -> Result<()> {
    let database = &settings.database.database;
    if database.file().is_some_and(|file| !file.exists()) {
        bail!("Die Datenbank {database} gibt es nicht / there is no database {database}");
    }
    let journal = Journal::open(database, clock.clone()).await?;
    let directory = journal.current();
    let file = &settings.file;
    let spelling = spelling(file, settings.format);
    let written = if file == Path::new("-") {
        match dump(&directory, spelling, &mut BufWriter::new(io::stdout().lock()), &mut || {}) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    } else {
        write(&directory, spelling, file)
    };
    journal.close().await;
    written.with_context(|| format!("{}: nicht geschrieben / not written", file.display()))
}

/// Writes beside the file and puts it in its place at the end, so that a dump is whole or not there. It holds what only
/// staff may see, so only this user may read it.
fn write(directory: &Directory, spelling: Spelling, file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut beside = NamedTempFile::new_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 18, &mut beside);
    if has_extension(file, "gz") {
        let mut compressed = GzEncoder::new(&mut out, Compression::default());
        dump(directory, spelling, &mut compressed, &mut || {})?;
        compressed.finish()?;
    } else {
        dump(directory, spelling, &mut out, &mut || {})?;
    }
    out.flush()?;
    drop(out);
    beside.as_file().sync_all()?;
    beside.persist(file)?;
    Ok(())
}

/// As asked, else as the file is called; JSON Lines where that says nothing.
fn spelling(file: &Path, format: Option<Format>) -> Spelling {
    let inner = if has_extension(file, "gz") { file.with_extension("") } else { file.to_owned() };
    match format {
        Some(Format::Json) => Spelling::Json,
        None if has_extension(&inner, "json") => Spelling::Json,
        Some(Format::Jsonl) | None => Spelling::JsonLines,
    }
}

fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|is| is.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_how_it_is_spelt() {
        let of = |name: &str| spelling(Path::new(name), None);
        assert_eq!([of("a.json"), of("a.json.gz"), of("A.JSON")], [Spelling::Json; 3]);
        assert_eq!([of("-"), of("a.jsonl"), of("a.jsonl.gz"), of("a"), of("a.gz")], [Spelling::JsonLines; 5]);
        assert_eq!(spelling(Path::new("a.json"), Some(Format::Jsonl)), Spelling::JsonLines);
        assert_eq!(spelling(Path::new("-"), Some(Format::Json)), Spelling::Json);
    }

    #[test]
    fn a_dump_takes_its_place_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("alles.jsonl.gz");
        write(&Directory::default(), Spelling::JsonLines, &file).unwrap();
        let mut text = String::new();
        let mut reader = flate2::read::GzDecoder::new(std::fs::File::open(&file).unwrap());
        io::Read::read_to_string(&mut reader, &mut text).unwrap();
        assert_eq!(text, "{\"format\":\"partnernetz-directory/1\"}\n");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
