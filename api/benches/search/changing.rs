//! What a change of one record costs in a large directory, and what the costliest ones do.

use std::cmp::Reverse;
use std::time::{Duration, Instant};

use partnernetz::directory::{Change, Directory, NameKey, Record, RecordNo, Visibility};
use partnernetz::search::touched::touched;

/// Of how many records each is changed.
const SAMPLE: usize = 1_000;
/// Of how many records that many others name each is changed.
const HUBS: usize = 5;

/// A change of a record.
type Edit = fn(&Directory, &mut Record);

const EDITS: [(&str, Edit); 4] = [
    ("a new name", rename),
    ("a description of 20 words", |directory, record| describe(directory, record, 20)),
    ("a description of 300 words, a quarter new", |directory, record| describe(directory, record, 300)),
    ("hidden", |_, record| record.visibility = Visibility::Staff),
];

fn rename(_: &Directory, record: &mut Record) {
    record.name = "Zweckverband Bildung Oberschnurzelhausen".into();
    record.name_key = NameKey::of(&record.name);
}

fn describe(directory: &Directory, record: &mut Record, length: usize) {
    let index = directory.search_index();
    let step = index.words().count() / length;
    let known: Vec<&str> = index.words().step_by(step.max(1)).map(|word| &*word.text).collect();
    let is_new = |at: usize| length > 100 && at.is_multiple_of(4);
    let word =
        |at| if is_new(at) { format!("{}xyz", known[at % known.len()]) } else { known[at % known.len()].to_owned() };
    record.description = Some((0..length).map(word).collect::<Vec<_>>().join(" ").into());
}

/// A change that was made: how long it took, and of how many records something else is searched then.
struct Made {
    applied: Duration,
    dropped: Duration,
    touched: usize,
    name: Box<str>,
}

/// Tells what changes cost: of one record among many, and of those that many others name.
pub fn costs(directory: &Directory) {
    let records: Vec<RecordNo> = directory.records().map(|(no, _)| no).collect();
    let sample: Vec<RecordNo> = records.iter().copied().step_by((records.len() / SAMPLE).max(1)).collect();
    for (what, edit) in EDITS {
        let mut made: Vec<Made> = sample.iter().map(|no| make(directory, *no, edit)).collect();
        report(what, "all", &mut made);
        made.retain(|it| it.touched <= 10);
        report(what, "of those that touch up to 10 records", &mut made);
    }
    let mut named: Vec<(usize, RecordNo)> =
        records.iter().map(|no| (touched(directory, &change(directory, *no, rename)).len(), *no)).collect();
    named.sort_unstable_by_key(|(count, no)| (Reverse(*count), *no));
    for (_, no) in named.into_iter().take(HUBS) {
        let made = make(directory, no, rename);
        let each = made.applied / u32::try_from(made.touched).unwrap();
        println!("a new name of „{}“: {} records, {:?}, {each:?} each", made.name, made.touched, made.applied);
    }
}

fn change(directory: &Directory, no: RecordNo, edit: Edit) -> Change {
    let mut record = directory.record(no).unwrap().as_ref().clone();
    edit(directory, &mut record);
    let mut change = Change::of(directory);
    change.put_record(no, record);
    change
}

fn make(directory: &Directory, no: RecordNo, edit: Edit) -> Made {
    let touched = touched(directory, &change(directory, no, edit)).len();
    // The least of three: what else the machine does is no cost of the change.
    let once = |_| {
        let change = change(directory, no, edit);
        let begun = Instant::now();
        let next = directory.apply(change, 3);
        let applied = begun.elapsed();
        drop(next);
        (applied, begun.elapsed().saturating_sub(applied))
    };
    let (applied, dropped) = (0..if touched > 1_000 { 1 } else { 3 }).map(once).min().unwrap();
    Made { applied, dropped, touched, name: directory.record(no).unwrap().name.clone() }
}

fn report(what: &str, which: &str, made: &mut [Made]) {
    made.sort_by_key(|it| it.applied);
    let Some(worst) = made.last() else { return };
    println!(
        "{what}, {which}: median {:?}, 99 % {:?}, worst {:?} („{}“, {} records; dropped in {:?})",
        made[made.len() / 2].applied,
        made[made.len() * 99 / 100].applied,
        worst.applied,
        worst.name,
        worst.touched,
        worst.dropped,
    );
}
