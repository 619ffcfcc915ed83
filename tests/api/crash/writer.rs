//! Somebody who writes over HTTP and remembers what was acknowledged.

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::harness::{Answer, Client};

const CREATE: &str = "mutation($name: String!, $mail: String!) {
    done: institutionCreate(input: {
        name: $name, shortName: $name, description: $name, contactPoints: [{ type: EMAIL, value: $mail }] }) {
        institution { id version name } userErrors { code message } revision } }";

const UPDATE: &str = "mutation($id: ID!, $version: Int!, $name: String!, $mail: String!) {
    done: institutionUpdate(id: $id, expectedVersion: $version, patch: {
        name: $name, shortName: $name, description: $name, contactPoints: { set: [{ type: EMAIL, value: $mail }] } }) {
        institution { id version name } userErrors { code message } revision } }";

/// How many versions of an institution somebody writes before the next one.
const VERSIONS: i32 = 3;

/// A deed as its answer tells of it: it made this version of this institution.
#[derive(Clone, Debug)]
pub struct Deed {
    /// The institution.
    pub id: String,
    /// Its version after the deed; 1 if the deed made it.
    pub version: i32,
    /// Its name after the deed, which no other deed gives.
    pub name: String,
    /// The revision of the deed.
    pub revision: i64,
}

/// What somebody remembers after the server was killed.
#[derive(Debug, Default)]
pub struct Memory {
    /// What was acknowledged, in its order.
    pub acknowledged: Vec<Deed>,
    /// The name that was sent last, if no answer came.
    pub unanswered: Option<String>,
}

/// The mail address that is always written together with a name.
pub fn mail(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase().replace(' ', "-"))
}

/// Makes one institution after the other and changes each, until no answer comes any more; counts the acknowledged deeds.
pub async fn writes(editor: Client, writer: String, count: watch::Sender<usize>) -> Memory {
    let mut memory = Memory::default();
    for institution in 0.. {
        let mut id = Value::Null;
        for version in 1..=VERSIONS {
            let name = format!("Amt {writer}.{institution}.{version}");
            let query = if version == 1 { CREATE } else { UPDATE };
            let variables = if version == 1 {
                json!({ "name": name, "mail": mail(&name) })
            } else {
                json!({ "id": id, "version": version - 1, "name": name, "mail": mail(&name) })
            };
            let Ok(answer) = editor.tries(query, variables).await else {
                memory.unanswered = Some(name);
                return memory;
            };
            let deed = acknowledged(&answer);
            assert_eq!((deed.version, &deed.name), (version, &name), "the answer holds what was written");
            id = json!(deed.id);
            memory.acknowledged.push(deed);
            count.send_modify(|count| *count += 1);
        }
    }
    memory
}

fn acknowledged(answer: &Answer) -> Deed {
    let done = &answer.data()["done"];
    assert_eq!(done["userErrors"], json!([]));
    Deed::read(&done["institution"], &done["revision"])
}

impl Deed {
    /// What an answer says of an institution and of the revision that made it so.
    pub fn read(institution: &Value, revision: &Value) -> Self {
        Self {
            id: institution["id"].as_str().unwrap().to_owned(),
            version: institution["version"].as_i64().unwrap().try_into().unwrap(),
            name: institution["name"].as_str().unwrap().to_owned(),
            revision: revision.as_str().unwrap().parse().unwrap(),
        }
    }

    /// What the log calls it.
    pub fn deed(&self) -> &'static str {
        if self.version == 1 { "institutionCreate" } else { "institutionUpdate" }
    }
}
