//! What lies around a record, and the ways from one to another.

use serde_json::json;

use super::cooperating;
use crate::harness::{Directory, codes};

#[tokio::test]
async fn a_way_is_a_line_that_people_read() {
    let directory = Directory::example().await;
    let query = "{ paths(from: { slug: \"agentur-herzstueck\" }, to: { slug: \"kreiswirtschaftsfoerderung-lippe\" }) {
        shortestLength shortestCount ways { line english: line(language: EN) steps { direction role { code } verb from { slug } to { slug } } } } }";
    let answer = directory.anyone().asks(query).await;
    let paths = &answer.data()["paths"];
    assert_eq!((&paths["shortestLength"], &paths["shortestCount"]), (&json!(2), &json!(1)));
    let way = &paths["ways"][0];
    assert_eq!(
        way["line"],
        "Agentur Herzstück – unterstützt → Nacht der Ausbildung ← veranstaltet – Kreiswirtschaftsförderung Lippe"
    );
    assert_eq!(
        way["english"],
        "Agentur Herzstück – supports → Nacht der Ausbildung ← organises – Kreiswirtschaftsförderung Lippe"
    );
    assert_eq!(
        way["steps"][1],
        json!({ "direction": "IN", "role": { "code": "organiser" }, "verb": "veranstaltet",
            "from": { "slug": "nacht-der-ausbildung" }, "to": { "slug": "kreiswirtschaftsfoerderung-lippe" } })
    );
}

#[tokio::test]
async fn ways_come_the_shortest_first_and_meet_nobody_twice() {
    // a–b–d and a–c–d are equally short, a–b–c–d and a–c–b–d longer, and e leads nowhere.
    let pairs = [("a", "b"), ("b", "d"), ("a", "c"), ("c", "d"), ("b", "c"), ("d", "e")];
    let directory = Directory::of(&cooperating(&["a", "b", "c", "d", "e", "f"], &pairs)).await;
    let of = async |rest: &str, to: &str| {
        let query = format!(
            "{{ paths(from: {{ slug: \"a\" }}, to: {{ slug: \"{to}\" }} {rest}) {{ shortestLength shortestCount ways {{ nodes {{ slug }} }} }} }}"
        );
        let answer = directory.anyone().asks(&query).await;
        let paths = answer.data()["paths"].clone();
        let mut ways: Vec<String> = Vec::new();
        for way in paths["ways"].as_array().unwrap() {
            ways.push(way["nodes"].as_array().unwrap().iter().map(|it| it["slug"].as_str().unwrap()).collect());
        }
        (paths["shortestLength"].clone(), paths["shortestCount"].clone(), ways)
    };
    let (length, count, mut ways) = of("", "d").await;
    assert_eq!((length, count), (json!(2), json!(2)));
    assert!(ways.is_sorted_by_key(String::len), "{ways:?}");
    ways.sort();
    assert_eq!(ways, ["abcd", "abd", "acbd", "acd"]);
    assert_eq!(of("first: 1", "e").await.2.len(), 1);
    assert_eq!(of("maxLength: 2", "d").await.2.len(), 2);
    assert_eq!(of("avoid: [{ slug: \"b\" }]", "d").await.2, ["acd"]);
    assert_eq!(of("relationKinds: [\"part_of\"]", "d").await, (json!(null), json!(0), Vec::new()));
    assert_eq!(of("", "f").await, (json!(null), json!(0), Vec::new()));
    let client = directory.anyone();
    let same = client.asks("{ paths(from: { slug: \"a\" }, to: { slug: \"a\" }) { shortestLength } }").await;
    assert_eq!(codes(&same), ["BAD_INPUT"]);
    let nobody = client.asks("{ paths(from: { slug: \"a\" }, to: { slug: \"nobody\" }) { shortestLength } }").await;
    assert_eq!(nobody.data()["paths"], json!(null));
}

#[tokio::test]
async fn around_a_record_the_nearest_come_first_and_the_best_connected_stay() {
    // m has four neighbours; of these x is joined with two more, y with one.
    let pairs = [("m", "v"), ("m", "w"), ("m", "x"), ("m", "y"), ("x", "p"), ("x", "q"), ("y", "r"), ("r", "s")];
    let nodes = ["m", "p", "q", "r", "s", "v", "w", "x", "y", "z"];
    let directory = Directory::of(&cooperating(&nodes, &pairs)).await;
    let of = async |arguments: &str| {
        let query = format!(
            "{{ network({arguments}) {{ nodes {{ record {{ slug }} distance degree }} edges {{ weight }} truncated leftOutNodes }} }}"
        );
        directory.anyone().asks(&query).await.data()["network"].clone()
    };
    let slugs = |network: &serde_json::Value| -> Vec<String> {
        let nodes = network["nodes"].as_array().unwrap().iter();
        nodes.map(|it| it["record"]["slug"].as_str().unwrap().to_owned()).collect()
    };
    let two = of("around: { slug: \"m\" }, depth: 2").await;
    let distances: Vec<_> =
        two["nodes"].as_array().unwrap().iter().map(|it| it["distance"].as_i64().unwrap()).collect();
    assert_eq!(distances, [0, 1, 1, 1, 1, 2, 2, 2]);
    assert_eq!((&two["truncated"], &two["leftOutNodes"]), (&json!(false), &json!(0)));
    assert_eq!(two["edges"].as_array().unwrap().len(), 7, "the edge to s leads out of the picture");
    let few = of("around: { slug: \"m\" }, depth: 2, limit: 3").await;
    assert_eq!(slugs(&few), ["m", "x", "y"]);
    assert_eq!((&few["truncated"], &few["leftOutNodes"]), (&json!(true), &json!(5)));
    let whole = of("limit: 2").await;
    assert_eq!(slugs(&whole), ["m", "x"]);
    assert_eq!(whole["nodes"][0]["distance"], json!(null));
    assert_eq!(of("depth: 1").await["nodes"].as_array().unwrap().len(), 10, "who is joined to nobody is there, too");
    assert_eq!(of("around: { slug: \"nobody\" }").await, json!(null));
    for wrong in ["limit: 0", "limit: 1001", "depth: 7", "nouns: [TERM]", "relationKinds: [\"mebmer_of\"]"] {
        let answer = directory.anyone().asks(&format!("{{ network({wrong}) {{ truncated }} }}")).await;
        assert_eq!(codes(&answer), ["BAD_INPUT"], "{wrong}");
    }
}
