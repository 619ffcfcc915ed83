//! Many who write at once: they change, hide and show the same few things.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{document, retract};
use crate::harness::{Client, Directory};

/// What a deed may be refused for when others are faster.
const FASTER: [&str; 2] = ["VERSION_CONFLICT", "WRONG_STATE"];

const VISIBILITIES: [&str; 3] = ["PUBLIC", "PARTNERS", "STAFF"];

/// A few things that refer to one another in every way.
pub fn network() -> String {
    let mut records = vec![
        term("thema-0", "topic", &json!({ "broader": ["thema-1"] })),
        term("thema-1", "topic", &json!({})),
        term("ort", "place", &json!({})),
    ];
    let mut relations = Vec::new();
    for number in 0..6 {
        records.push(json!({
            "noun": "institution", "slug": format!("i-{number}"), "name": format!("Institution {number}"),
            "terms": [{ "term": format!("thema-{}", number % 2) }],
            "addresses": [{ "type": "visiting", "street": "Weg 1", "place": "ort" }],
            "citations": [{ "quote": "Themen", "field": "terms" }],
        }));
        records.push(json!({ "noun": "person", "slug": format!("p-{number}"), "given_name": "Ada", "family_name": "B",
            "legal_basis": "consent", "visibility": VISIBILITIES[number % 3] }));
        relations.push(json!({ "kind": "member_of", "source": format!("i-{number}"), "target": "runde" }));
        relations.push(acts(number, (number + 1) % 6, "PUBLIC"));
    }
    records.push(json!({ "noun": "working_group", "slug": "runde", "name": "Runde" }));
    document(&json!({ "records": records, "relations": relations })).to_string()
}

fn term(slug: &str, scheme: &str, more: &Value) -> Value {
    let mut term = json!({ "noun": "term", "slug": slug, "name": slug, "scheme": scheme, "code": slug });
    term.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    term
}

fn acts(person: usize, institution: usize, visibility: &str) -> Value {
    json!({ "kind": "contact_for", "source": format!("p-{person}"), "target": "runde", "visibility": visibility,
        "on_behalf_of": format!("i-{institution}"), "terms": [{ "term": "thema-0" }] })
}

/// Numbers that look like chance and are the same each time.
struct Chance(usize);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// So many write so many times each, on one server or the other.
pub async fn write(servers: &[Directory], writers: usize, deeds: usize) {
    join_all((0..writers).map(async |writer| {
        let server = &servers[writer % servers.len()];
        let (editor, mut chance) = (server.editor(), Chance(writer));
        for _ in 0..deeds {
            one_deed(server, &editor, &mut chance).await;
        }
    }))
    .await;
}

async fn one_deed(server: &Directory, editor: &Client, chance: &mut Chance) {
    let (number, other) = (chance.below(6), chance.below(6));
    let visibility = VISIBILITIES[chance.below(3)];
    let institution = format!("i-{number}");
    match chance.below(8) {
        0 => update(editor, &institution, json!({ "shortName": format!("K{other}") })).await,
        1 | 2 => update(editor, &institution, json!({ "visibility": visibility })).await,
        3 => turn(editor, &[institution, format!("p-{number}")][chance.below(2)]).await,
        4 => create(editor, visibility).await,
        5 => {
            let name = ["thema-0", "thema-1", "ort"][chance.below(3)];
            let scheme = if name == "ort" { "place" } else { "topic" };
            let term = term(name, scheme, &json!({ "visibility": visibility }));
            server.load(&document(&json!({ "records": [term] }))).await;
        }
        6 => drop(server.load(&document(&json!({ "relations": [acts(number, other, visibility)] }))).await),
        _ => {
            retract(server.journal(), move |value, no| {
                let relation = value.relation(no).unwrap();
                relation.on_behalf_of.is_some() && relation.id.as_bytes()[15] % 6 == u8::try_from(number).unwrap()
            })
            .await;
        }
    }
}

async fn found(editor: &Client, slug: &str) -> (Value, Value, bool) {
    let query = "query ($slug: String!) { record(by: { slug: $slug }) { id version lifecycle } }";
    let answer = editor.asks_with(query, json!({ "slug": slug })).await;
    let record = &answer.data()["record"];
    (record["id"].clone(), record["version"].clone(), record["lifecycle"] == "PUBLISHED")
}

async fn update(editor: &Client, slug: &str, patch: Value) {
    let (id, version, _) = found(editor, slug).await;
    let query = "mutation ($id: ID!, $version: Int!, $patch: InstitutionPatch!) {
        deed: institutionUpdate(id: $id, expectedVersion: $version, patch: $patch) { userErrors { code } } }";
    done(editor, query, json!({ "id": id, "version": version, "patch": patch })).await;
}

async fn turn(editor: &Client, slug: &str) {
    let (id, version, is_published) = found(editor, slug).await;
    let deed = if is_published { "recordArchive" } else { "recordUnarchive" };
    let query = format!(
        "mutation ($id: ID!, $version: Int!) {{ deed: {deed}(id: $id, expectedVersion: $version) {{ userErrors {{ code }} }} }}"
    );
    done(editor, &query, json!({ "id": id, "version": version })).await;
}

async fn create(editor: &Client, visibility: &str) {
    let query = "mutation ($input: InstitutionCreateInput!) {
        deed: institutionCreate(input: $input) { userErrors { code } } }";
    let input = json!({ "name": "Neue", "lifecycle": "PUBLISHED", "visibility": visibility });
    done(editor, query, json!({ "input": input })).await;
}

async fn done(editor: &Client, query: &str, variables: Value) {
    let answer = editor.asks_with(query, variables).await;
    let errors = answer.data()["deed"]["userErrors"].as_array().unwrap().clone();
    assert!(errors.iter().all(|it| FASTER.contains(&it["code"].as_str().unwrap())), "{answer:?}");
}
