//! Files that are no documents, and those that are in every spelling.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::harness::{DEMO, Hours, LIPPE, dumped, empty, load};
use crate::document::dump::Spelling;
use crate::document::merge;
use crate::document::problem::Problems;
use crate::document::read::Opened;

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut zipped = GzEncoder::new(Vec::new(), Compression::default());
    zipped.write_all(bytes).unwrap();
    zipped.finish().unwrap()
}

fn load_file(bytes: &[u8]) -> Result<usize, Problems> {
    let opened = Opened::open(file(bytes).path())?;
    merge(&empty(), &opened, &Hours::new().next()).map(|(_, summary)| summary.total().created)
}

#[track_caller]
fn expect(bytes: &[u8], line: Option<u32>, says: &str) {
    let problems = load_file(bytes).expect_err("the file is wrong");
    let first = &problems.told()[0];
    assert_eq!(first.line, line, "{}", problems.message(true));
    assert!(first.words.german.contains(says), "{}", problems.message(true));
}

#[test]
fn every_spelling_is_told_by_its_content() {
    let (directory, summary) = load(&empty(), DEMO, &Hours::new().next());
    let all = summary.total().created;
    let (json, lines) = (dumped(&directory, Spelling::Json), dumped(&directory, Spelling::JsonLines));
    let compact = serde_json::from_str::<serde_json::Value>(&json).unwrap().to_string();
    let windows = lines.replace('\n', "\r\n");
    let marked = format!("\u{feff}{lines}");
    let blank_lines = lines.replacen('\n', "\n\n", 3);
    for text in [json.as_str(), &lines, DEMO, &compact, &windows, &marked, &blank_lines, &format!("\u{feff}{json}")] {
        assert_eq!(load_file(text.as_bytes()).map_err(|problems| problems.message(false)), Ok(all));
        assert_eq!(load_file(&zipped(text.as_bytes())).map_err(|problems| problems.message(false)), Ok(all));
    }
    let two_members = [zipped(&lines.as_bytes()[..1000]), zipped(&lines.as_bytes()[1000..])].concat();
    assert_eq!(load_file(&two_members).map_err(|problems| problems.message(false)), Ok(all));
}

#[test]
fn a_header_alone_is_an_empty_document() {
    assert_eq!(load_file(b"{\"format\":\"partnernetz-directory/1\"}").map_err(|it| it.message(false)), Ok(0));
}

#[test]
fn files_that_are_no_documents() {
    expect(b"", None, "Die Datei ist leer");
    expect(b" \n\n ", None, "Die Datei ist leer");
    expect(b"{}", Some(1), "„format“ fehlt");
    expect(b"[1, 2]", Some(1), "Hier muss ein Objekt stehen");
    expect(b"Name;Ort\nA;B\n", Some(1), "Kein gültiges JSON in Spalte 1");
    expect(b"{\"format\":\"partnernetz-directory/2\"}", Some(1), "Dieses Programm liest „partnernetz-directory/1“");
    let later = "{\"format\":\"partnernetz-directory/2\",\"news\":1}\n{\"record\":{\"schlag\":1}}";
    assert!(load_file(later.as_bytes()).is_err_and(|problems| problems.told().iter().any(|it| it.path == "format")));
    let headless = LIPPE.replacen("\"title\"", "\"titel\"", 1).replacen("\"source\"", "\"sorce\"", 1);
    assert_eq!(load_file(headless.as_bytes()).map_err(|problems| problems.count()), Err(2));
    expect(b"{\"format\":\"partnernetz-vocabulary/1\"}", Some(1), "richtig ist „partnernetz-directory/1“");
    expect(b"{\"format\":\"partnernetz-directory/1\",\n\"titel\":\"A\"}", Some(2), "gemeint ist wohl „title“");
    expect(b"{\"format\":\"partnernetz-directory/1\",\n\"records\":{}}", Some(2), "eine Liste");
    expect(b"{\"format\":\"partnernetz-directory/1\",\"recods\":[]}", Some(1), "gemeint ist wohl „records“");
    expect(b"{\"record\":{}}\n{\"record\":{}}", Some(1), "fehlt die Kopfzeile");
    let utf16: Vec<u8> = LIPPE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    expect(&[&[0xff, 0xfe], utf16.as_slice()].concat(), None, "UTF-16");
    expect(&utf16, None, "UTF-16");
    let latin1: Vec<u8> = LIPPE.chars().map(|it| u8::try_from(u32::from(it)).unwrap_or(b'?')).collect();
    expect(&latin1, Some(3), "kein gültiges UTF-8");
}

fn last_line(bytes: &[u8]) -> u32 {
    u32::try_from(String::from_utf8_lossy(bytes).matches('\n').count()).unwrap() + 1
}

#[test]
fn files_that_are_cut_off() {
    let half = &LIPPE.as_bytes()[..LIPPE.len() / 2];
    expect(half, Some(last_line(half)), "ist sie abgeschnitten?");
    let (directory, _) = load(&empty(), LIPPE, &Hours::new().next());
    let lines = dumped(&directory, Spelling::JsonLines);
    let cut = &lines.as_bytes()[..lines.len() / 2];
    expect(cut, Some(last_line(cut)), "ist sie abgeschnitten?");
    let zipped = zipped(LIPPE.as_bytes());
    expect(&zipped[..zipped.len() / 2], None, "Die gzip-Datei ist abgeschnitten");
    expect(&zipped[..12], None, "Die gzip-Datei ist abgeschnitten");
    let mut damaged = zipped;
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    assert!(load_file(&damaged).is_err());
}

#[test]
fn a_file_that_is_not_there_or_a_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let problems = Opened::open(&folder.path().join("nicht-da.json")).unwrap_err();
    assert!(problems.message(true).contains("lässt sich nicht lesen"), "{}", problems.message(true));
    let problems = Opened::open(folder.path()).unwrap_err();
    assert!(problems.message(true).contains("ist ein Ordner"), "{}", problems.message(true));
}
