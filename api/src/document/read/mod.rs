//! Opening a document: JSON or JSON Lines, plain or gzip, from a file or a stream, so that it can be read twice.

mod json;
mod lines;
mod members;
mod mistake;
mod progress;
pub mod structure;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;

pub use progress::Progress;

use super::at::{Part, Place, line_breaks};
use super::model::Header;
use super::problem::{Problem, Problems, Words, words};

/// An opened document. Its content has not been checked yet.
#[derive(Debug)]
pub struct Opened {
    content: Content,
    progress: Progress,
}

#[derive(Debug)]
enum Content {
    /// JSON: the text, whole, so that each object knows its line.
    Json(Cow<'static, str>),
    /// JSON Lines of a text.
    Lines(Cow<'static, str>),
    /// JSON Lines of a file, read line by line.
    File { file: File, compressed: bool },
}

/// What an entry is shown to.
pub(super) type Visit<'v> = dyn FnMut(Place, &str) + 'v;

impl Opened {
    /// Opens a file; `-` is standard input. What can't be read twice is kept in a temporary file.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub fn open(path: &Path) -> Result<Self, Problems> {
        let name = path.display();
        let wrong = |error: io::Error| {
            whole(words!("„{name}“ lässt sich nicht lesen: {error}", "“{name}” can't be read: {error}"))
        };
        let mut file = if path == Path::new("-") {
            spool(&mut io::stdin().lock()).map_err(wrong)?
        } else {
            let mut file = File::open(path).map_err(wrong)?;
            let kind = file.metadata().map_err(wrong)?;
            if kind.is_dir() {
                return Err(whole(words!("„{name}“ ist ein Ordner, keine Datei", "“{name}” is a folder, not a file")));
            }
            if kind.is_file() { file } else { spool(&mut file).map_err(wrong)? }
        };
        let mut magic = [0; 2];
        let read = file.read(&mut magic).map_err(wrong)?;
        let compressed = read == 2 && magic == [0x1f, 0x8b];
        let length = file.metadata().map_err(wrong)?.len();
        let mut content = Content::File { file, compressed };
        let progress = Progress::of(length);
        let is_lines = is_lines(&mut content.reader(&progress).map_err(wrong)?)?;
        if !is_lines {
            let mut text = Vec::new();
            content.reader(&progress).map_err(wrong)?.read_to_end(&mut text).map_err(|error| unreadable(&error))?;
            content = Content::Json(Cow::Owned(utf8(text)?));
        }
        Ok(Self { content, progress })
    }

    /// A document that is there as a text.
    ///
    /// # Errors
    /// What is wrong with the text as a whole.
    pub fn text(text: impl Into<Cow<'static, str>>) -> Result<Self, Problems> {
        let text = text.into();
        let progress = Progress::of(text.len() as u64);
        let is_lines = is_lines(&mut text.as_bytes())?;
        Ok(Self { content: if is_lines { Content::Lines(text) } else { Content::Json(text) }, progress })
    }

    /// How far the document has been read.
    #[must_use]
    pub const fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Reads all but the lists, with its place and text.
    pub(super) fn header(&self, problems: &mut Problems) -> Option<(Header, Place, Cow<'_, str>)> {
        match &self.content {
            Content::Json(text) => {
                let place = Place { part: Part::Header, index: None, line: 1 };
                Some((json::header(text, problems)?, place, Cow::Borrowed(text)))
            }
            Content::Lines(_) | Content::File { .. } => {
                lines::header(&mut self.content.reader(&self.progress).ok()?, problems)
            }
        }
    }

    /// Shows every entry of the lists.
    pub(super) fn each(&self, problems: &mut Problems, visit: &mut Visit<'_>) {
        self.progress.begin();
        let mut visit = |place: Place, text: &str| {
            self.progress.entry();
            visit(place, text);
        };
        match (&self.content, self.content.reader(&self.progress)) {
            (Content::Json(text), _) => json::each(text, &mut visit),
            (_, Ok(mut reader)) => lines::each(&mut reader, problems, &mut visit),
            (_, Err(error)) => problems.push(unreadable(&error)),
        }
    }
}

impl Content {
    fn reader<'a>(&'a self, progress: &'a Progress) -> io::Result<Box<dyn BufRead + 'a>> {
        Ok(match self {
            Self::Json(text) | Self::Lines(text) => Box::new(text.as_bytes()),
            Self::File { file, compressed } => {
                let mut start = file;
                start.seek(SeekFrom::Start(0))?;
                let counted = BufReader::with_capacity(1 << 16, progress.count(file));
                if *compressed {
                    Box::new(BufReader::with_capacity(1 << 18, MultiGzDecoder::new(counted)))
                } else {
                    Box::new(counted)
                }
            }
        })
    }
}

fn spool(from: &mut dyn Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(from, &mut file)?;
    file.flush()?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// Whether a text is JSON Lines: the first line is a whole object and another one follows, or it is no header.
fn is_lines(reader: &mut dyn BufRead) -> Result<bool, Problems> {
    let mut line = Vec::new();
    let mut next = |line: &mut Vec<u8>| {
        loop {
            line.clear();
            let read = reader.read_until(b'\n', line).map_err(|error| Problems::from(unreadable(&error)))?;
            if read == 0 || !line.trim_ascii().is_empty() {
                return Ok::<_, Problems>(());
            }
        }
    };
    next(&mut line)?;
    if line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]) || line.iter().take(8).any(|byte| *byte == 0)
    {
        return Err(whole(words!(
            "Die Datei ist kein UTF-8 (sie sieht nach UTF-16 aus): bitte als UTF-8 speichern",
            "The file is not UTF-8 (it looks like UTF-16): please save it as UTF-8",
        )));
    }
    let first = without_mark(&line).trim_ascii();
    if first.is_empty() {
        return Err(whole(words!(
            "Die Datei ist leer: ein Dokument beginnt mit {{\"format\":\"partnernetz-directory/1\"",
            "The file is empty: a document begins with {{\"format\":\"partnernetz-directory/1\"",
        )));
    }
    if begins_entry(first) {
        return Ok(true);
    }
    let is_whole = serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok();
    next(&mut line)?;
    let second = line.trim_ascii();
    Ok(!second.is_empty() && (is_whole || begins_entry(second)))
}

/// Whether a line begins like an entry of JSON Lines.
fn begins_entry(line: &[u8]) -> bool {
    let rest = line.strip_prefix(b"{").map(<[u8]>::trim_ascii_start).and_then(|rest| rest.strip_prefix(b"\""));
    let is = |part: &Part| rest.and_then(|rest| rest.strip_prefix(part.key().as_bytes()));
    Part::LISTS.iter().any(|part| is(part).is_some_and(|rest| rest.starts_with(b"\"")))
}

/// A text without the mark by which some editors begin UTF-8.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line)
}

fn utf8(text: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(text).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        not_utf8(1 + line_breaks(std::str::from_utf8(before).unwrap_or_default()))
    })
}

fn not_utf8(line: u32) -> Problem {
    let words = words!(
        "Hier steht kein gültiges UTF-8: bitte die Datei als UTF-8 speichern",
        "This is not valid UTF-8: please save the file as UTF-8",
    );
    Problem { line: Some(line), path: String::new(), words }
}

fn whole(words: Words) -> Problems {
    Problem { line: None, path: String::new(), words }.into()
}

fn unreadable(error: &io::Error) -> Problem {
    let words = if error.kind() == io::ErrorKind::UnexpectedEof {
        words!(
            "Die gzip-Datei ist abgeschnitten: bitte noch einmal vollständig übertragen",
            "The gzip file is cut off: please transfer it again as a whole",
        )
    } else {
        words!("Die Datei lässt sich nicht lesen: {error}", "The file can't be read: {error}")
    };
    Problem { line: None, path: String::new(), words }
}
