//! What is hidden changes nothing: no metric, way, count, picture or file is another than without it.

use serde_json::{Value, json};

use super::famous;
use crate::harness::{Client, Directory, Place};

const QUERIES: [&str; 4] = [
    "{ networkSummary { nodeCount edgeCount density diameter radius meanDistance transitivity meanClustering modularity
        bridgeCount articulationPointCount isolatedCount communities { number size hub { id } } mostConnecting { record { id } metrics { betweenness } } } }",
    "{ network(limit: 100) { truncated nodes { record { id } degree x y community { number } } edges { source { id } target { id } weight relations { id } } } }",
    "{ paths(from: { slug: \"acciaiuoli\" }, to: { slug: \"strozzi\" }, maxLength: 8) { shortestLength shortestCount ways { line } }
        introductions(seeker: { slug: \"acciaiuoli\" }, target: { slug: \"strozzi\" }) { by { id } reason weight }
        partnersOf(institution: { slug: \"medici\" }) { partner { id } through { weight } }
        suggestedPartners(for: { slug: \"pazzi\" }) { partner { id } weight }
        networkChanges(from: \"2020-01-01\") { summary series { relations records } } }",
    "{ institutions(first: 40) { nodes { id metrics { betweenness closeness pageRank eigenvector coreNumber eccentricity clustering
        isArticulationPoint componentSize ranks { of betweenness } } sharedWith(other: { slug: \"medici\" }) { weight } } } }",
];
const FILES: [&str; 6] = [
    "/network.svg",
    "/network.graphml",
    "/network.gexf",
    "/network.csv",
    "/network.csv?table=nodes",
    "/network.json?on=all",
];

/// The Florentine families with a family, a group and relations that only some may see.
fn with_secrets() -> Value {
    let (mut document, _) = famous("florentine-families");
    let mut add = |list: &str, rows: &[Value]| document[list].as_array_mut().unwrap().extend(rows.iter().cloned());
    add(
        "records",
        &[
            json!({ "noun": "institution", "slug": "secret", "name": "Secret", "visibility": "STAFF" }),
            json!({ "noun": "institution", "slug": "draft", "name": "Draft", "lifecycle": "DRAFT" }),
            json!({ "noun": "working_group", "slug": "circle", "name": "Circle", "visibility": "PARTNERS" }),
        ],
    );
    let cooperates = |a: &str, b: &str| json!({ "kind": "cooperates_with", "source": a, "target": b });
    let hidden = |a: &str, b: &str, visibility: &str| {
        let mut relation = cooperates(a, b);
        relation["visibility"] = visibility.into();
        relation
    };
    let member = |who: &str| json!({ "kind": "member_of", "source": who, "target": "circle" });
    add(
        "relations",
        &[
            hidden("acciaiuoli", "strozzi", "STAFF"),
            hidden("pazzi", "ginori", "PARTNERS"),
            cooperates("secret", "medici"),
            cooperates("secret", "strozzi"),
            cooperates("draft", "albizzi"),
            member("pazzi"),
            member("strozzi"),
        ],
    );
    document
}

/// The document without what somebody may not see.
fn without(dump: &Value, hidden: &[&str]) -> Value {
    let mut document = dump.clone();
    let is_hidden = |it: &Value| it.as_str().is_some_and(|it| hidden.contains(&it));
    let mut slugs: Vec<Value> = Vec::new();
    document["records"].as_array_mut().unwrap().retain(|record| {
        let goes = is_hidden(&record["visibility"]) || record["lifecycle"] == "DRAFT";
        if goes {
            slugs.push(record["slug"].clone());
        }
        !goes
    });
    document["relations"].as_array_mut().unwrap().retain(|relation| {
        !is_hidden(&relation["visibility"])
            && !slugs.contains(&relation["source"])
            && !slugs.contains(&relation["target"])
    });
    document
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_the_network_tells_what_is_hidden() {
    let dump = Directory::of(&with_secrets()).await.dump();
    let whole = Directory::on(Place::sqlite(), &dump.to_string()).await;
    let mut seen = Vec::new();
    for (of, hidden) in [
        (Directory::anyone as fn(&Directory) -> Client, &["STAFF", "PARTNERS"][..]),
        (Directory::partner, &["STAFF"]),
        (Directory::editor, &[]),
    ] {
        let copy = Directory::on(Place::sqlite(), &without(&dump, hidden).to_string()).await;
        for query in QUERIES {
            let (with, without) = (of(&whole).asks(query).await, of(&copy).asks(query).await);
            if hidden.is_empty() {
                // Drafts are no part of the network even for those who see them.
                let (with, without) = (with.data().clone(), without.data().clone());
                assert!(with["institutions"].is_object() || with == without, "{query}");
            } else {
                with.data();
                assert_eq!(String::from_utf8_lossy(&with.bytes), String::from_utf8_lossy(&without.bytes), "{query}");
            }
        }
        for file in FILES {
            let (with, without) = (of(&whole).gets(file).await, of(&copy).gets(file).await);
            assert_eq!((with.status, with.text()), (200, without.text()), "{file}");
        }
        seen.push(of(&whole).asks(QUERIES[0]).await.data()["networkSummary"]["edgeCount"].clone());
    }
    assert_eq!(seen, [json!(20), json!(23), json!(26)], "and each audience has another network");
}
