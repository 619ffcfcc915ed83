//! The read suite: queries that together touch everything in the schema, asked of any directory.

mod definitions;
mod pools;
mod questions;
mod sdl;
mod shape;
mod touch;

use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

pub use definitions::Definitions;
pub use questions::{Question, questions};
pub use sdl::Sdl;
pub use shape::Shape;
pub use touch::Touched;

use crate::harness::{Answer, Client, Directory};

/// The invented network and what it does not have: successions, merged records, kinds that staff made, and hidden things
/// wherever one can be.
pub async fn network() -> Directory {
    let directory = Directory::demo().await;
    directory.load_text(include_str!("../../suite/further.json")).await;
    directory
}

/// Asks all questions as one viewer; the answers come in the order of the questions.
///
/// All requests carry the same id, so that answers can be compared byte for byte.
pub async fn ask(client: &Client, questions: &[Question]) -> Vec<Answer> {
    stream::iter(questions).map(|question| ask_one(client, question)).buffered(4).collect().await
}

/// Asks one question.
pub async fn ask_one(client: &Client, question: &Question) -> Answer {
    let body = json!({ "query": question.text, "variables": question.variables });
    Answer::of(client.request().header("X-Request-Id", "read-suite").json(&body)).await
}

/// All values of a key, wherever it stands in an answer.
pub fn values_of<'a>(answer: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match answer {
        Value::Array(rows) => rows.iter().for_each(|row| values_of(row, key, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == key {
                    found.push(value);
                }
                values_of(value, key, found);
            }
        }
        _ => {}
    }
}
