//! How the sources are laid out: small files, each with one purpose that its first line says; folders named for the domain.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 300;
/// Names that say nothing of the domain.
const EMPTY_NAMES: &[&str] = &[
    "utils", "util", "helpers", "helper", "common", "core", "types", "manager", "managers", "handler", "handlers",
    "service", "services", "misc", "shared",
];
const FOLDERS: &[&str] = &["api", "entities", "migration", "tests"];

/// Every Rust file of the workspace, relative to its root.
fn sources() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name() != Some(OsStr::new("target")) {
                walk(&path, found);
            } else if path.extension() == Some(OsStr::new("rs")) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in FOLDERS {
        walk(&super::root().join(folder), &mut found);
    }
    assert!(found.len() > 150, "the walk finds the sources: {}", found.len());
    found.sort();
    found.into_iter().map(|path| path.strip_prefix(super::root()).unwrap().to_path_buf()).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(super::root().join(path)).unwrap()
}

fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn no_file_is_longer_than_one_can_hold_in_mind() {
    let lengths = sources().into_iter().map(|path| (read(&path).lines().count(), path));
    let long = lengths.filter(|(lines, _)| *lines > MOST_LINES);
    none("too long", &long.map(|(lines, path)| format!("{} ({lines} lines)", path.display())).collect::<Vec<_>>());
}

#[test]
fn each_file_begins_by_saying_what_it_is_for() {
    let silent = sources().into_iter().filter(|path| {
        let text = read(path);
        let first = text.lines().next().unwrap_or_default();
        first.strip_prefix("//! ").is_none_or(|purpose| purpose.trim_matches(['.', ' ']).len() < 10)
    });
    none("silent", &silent.map(|path| path.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn folders_and_files_are_named_for_what_they_are() {
    let empty = sources().into_iter().filter(|path| {
        path.components().any(|part| {
            let part = Path::new(part.as_os_str()).file_stem().and_then(OsStr::to_str).unwrap_or_default();
            EMPTY_NAMES.contains(&part)
        })
    });
    none("a name that says nothing", &empty.map(|path| path.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_for_later() {
    // Written in two halves, so that this file does not find itself.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let later = sources().into_iter().filter(|path| marks.iter().any(|mark| read(path).contains(mark)));
    none("left for later", &later.map(|path| path.display().to_string()).collect::<Vec<_>>());
}

#[test]
fn the_value_knows_neither_sql_nor_http_and_the_entities_no_graphql() {
    let forbidden: &[(&str, &[&str])] = &[
        ("api/src/directory", &["sea_orm", "sqlx", "axum", "hyper::"]),
        ("entities", &["async_graphql", "partnernetz::"]),
        ("migration", &["async_graphql"]),
        ("api/src/time", &["sea_orm", "axum", "crate::directory", "crate::graphql"]),
    ];
    let mut broken = Vec::new();
    for path in sources() {
        for (_, words) in forbidden.iter().filter(|(folder, _)| path.starts_with(folder)) {
            let text = read(&path);
            let found = words.iter().filter(|word| text.contains(*word));
            broken.extend(found.map(|word| format!("{}: {word}", path.display())));
        }
    }
    none("knows too much", &broken);
}

#[test]
fn resolvers_hold_a_view_and_never_the_bare_directory() {
    let folders = [
        "institution",
        "person",
        "working_group",
        "cooperation",
        "publication",
        "term",
        "relation",
        "record",
        "graphql",
        "network/object",
    ];
    let bare = sources().into_iter().filter(|path| {
        let is_test = path.ends_with("tests.rs");
        let is_resolver = !is_test && folders.iter().any(|noun| path.starts_with(format!("api/src/{noun}")));
        let text = read(path);
        is_resolver && ["Arc<Directory>", "&Directory", "sea_orm", "journal::"].iter().any(|it| text.contains(it))
    });
    none("a second way in", &bare.map(|path| path.display().to_string()).collect::<Vec<_>>());
}
