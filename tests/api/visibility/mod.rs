//! What is hidden leaves no trace: each audience gets the very answers that a directory without the hidden would give.

mod reduced;

use partnernetz::document::generate::generate;
use serde_json::Value;

use self::reduced::{Sight, merged, reduced, unmerged};
use crate::harness::{Client, Directory, Place};
use crate::suite::{Definitions, Question, ask, network, questions};

/// Fields that answer staff only, so that they differ between somebody and staff by design; and changes, whose
/// cursors do.
const GATED: [&str; 11] = [
    "note",
    "visibility",
    "lifecycle",
    "verifiedBy",
    "legalBasis",
    "deleteAfter",
    "history",
    "earlier",
    "personsDue",
    "personExport",
    "changes",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_the_demo_the_hidden_leaves_no_trace() {
    leaves_no_trace(network().await, 6).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_network_of_sixty_institutions_the_hidden_leaves_no_trace() {
    let mut document = Vec::new();
    generate(60, 7, &mut document).unwrap();
    let document = String::from_utf8(document).unwrap();
    leaves_no_trace(Directory::of_text(&document).await, 3).await;
}

async fn leaves_no_trace(first: Directory, most: usize) {
    let dump = first.dump();
    // Loaded from its dump like its copies, so that all are of the same revision.
    let whole = Directory::on(Place::sqlite(), &dump.to_string()).await;
    drop(first);
    let questions = questions(&Definitions::read(), &whole.editor(), most).await;
    let merged = merged(&dump);
    let names_merged = |question: &Question| {
        let variables = question.variables.to_string();
        merged.iter().any(|it| variables.contains(&format!("\"{it}\"")))
    };
    let mut differences = Vec::new();
    for (audience, of) in [
        (Sight::Public, Directory::anyone as fn(&Directory) -> Client),
        (Sight::Partners, Directory::partner),
        (Sight::Staff, Directory::editor),
    ] {
        let without = reduced(&dump, audience);
        assert_eq!(without == dump, audience == Sight::Staff, "{audience:?}: something is hidden from all but staff");
        let copy = Directory::on(Place::sqlite(), &without.to_string()).await;
        let seen = ask(&of(&whole), &questions).await;
        let left = ask(&of(&copy), &questions).await;
        drop(copy);
        // Staff sees merged records, too, so that it is asked about a copy without them.
        let copy = Directory::on(Place::sqlite(), &unmerged(&without).to_string()).await;
        let staff = if audience == Sight::Staff { seen.clone() } else { ask(&copy.editor(), &questions).await };
        for (question, ((seen, left), staff)) in questions.iter().zip(seen.iter().zip(&left).zip(&staff)) {
            if seen.bytes != left.bytes || seen.header("partnernetz-revision") != left.header("partnernetz-revision") {
                differences.push(difference(audience, question, seen, left));
            } else if !names_merged(question) && !seen["data"].is_null() && shown(seen) != shown(staff) {
                // What is left is for all to see: staff finds no more in it.
                differences.push(difference(audience, question, seen, staff));
            }
        }
    }
    let count = differences.len();
    differences.truncate(5);
    assert!(differences.is_empty(), "{count} of {} answers differ:\n{}", questions.len(), differences.join("\n\n"));
}

/// The data without what answers staff only.
fn shown(answer: &Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Array(rows) => rows.iter_mut().for_each(strip),
            Value::Object(fields) => {
                fields.retain(|key, _| !GATED.contains(&key.as_str()) && key != "viewer");
                fields.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut data = answer["data"].clone();
    strip(&mut data);
    data
}

fn difference(audience: Sight, question: &Question, with_hidden: &Value, without: &Value) -> String {
    let (a, b) = (with_hidden.to_string(), without.to_string());
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(120);
    let around = |text: &str| {
        String::from_utf8_lossy(text.as_bytes().get(same..).unwrap_or_default()).chars().take(300).collect::<String>()
    };
    format!(
        "{audience:?} {} {}\n  with the hidden    …{}\n  without the hidden …{}",
        question.operation,
        question.variables,
        around(&a),
        around(&b)
    )
}
