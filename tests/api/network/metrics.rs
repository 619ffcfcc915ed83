//! Metrics and summaries over HTTP, and that they are never older than what is read.

use serde_json::{Value, json};

use super::famous;
use crate::harness::Directory;

fn near(a: &Value, b: &Value) {
    let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
    assert!((a - b).abs() < 1e-6, "{a} is not {b}");
}

#[tokio::test]
async fn the_medici_are_where_they_are_known_to_be() {
    let (document, known) = famous("florentine-families");
    let directory = Directory::of(&document).await;
    let query = "{ networkSummary { nodeCount edgeCount density diameter radius meanDistance transitivity meanClustering
            bridgeCount articulationPointCount isolatedCount isSampled mostConnecting(first: 1) { record { name } } }
        institutions(first: 100) { nodes { name metrics { betweenness closeness pageRank eigenvector coreNumber eccentricity
            clustering degree betweennessError ranks { betweenness of } } } } }";
    let answer = directory.anyone().asks(query).await;
    let (summary, all) = (&answer.data()["networkSummary"], &known["metrics"]);
    for (field, truth) in [
        ("nodeCount", "n"),
        ("edgeCount", "m"),
        ("density", "density"),
        ("diameter", "diameter"),
        ("radius", "radius"),
        ("meanDistance", "average_shortest_path"),
        ("transitivity", "transitivity"),
        ("meanClustering", "average_clustering"),
    ] {
        near(&summary[field], &all[truth]);
    }
    assert_eq!([&summary["bridgeCount"], &summary["articulationPointCount"]], [&json!(5), &json!(4)]);
    assert_eq!(
        (&summary["isSampled"], &summary["mostConnecting"][0]["record"]["name"]),
        (&json!(false), &json!("medici"))
    );
    for node in answer.data()["institutions"]["nodes"].as_array().unwrap() {
        let families = known["node_metrics"].as_object().unwrap();
        let truth = families.iter().find(|(name, _)| node["name"] == name.to_lowercase()).unwrap().1;
        let metrics = &node["metrics"];
        for (field, truth_field) in [
            ("betweenness", "betweenness"),
            ("closeness", "closeness"),
            ("pageRank", "pagerank"),
            ("eigenvector", "eigenvector"),
            ("coreNumber", "core"),
            ("eccentricity", "eccentricity"),
            ("clustering", "clustering"),
            ("degree", "degree"),
        ] {
            near(&metrics[field], &truth[truth_field]);
        }
        assert_eq!((&metrics["betweennessError"], &metrics["ranks"]["of"]), (&json!(null), &json!(15)));
        assert_eq!(metrics["ranks"]["betweenness"] == 1, node["name"] == "medici");
    }
}

#[tokio::test]
async fn what_was_just_hidden_is_in_no_metric_any_more() {
    let (document, _) = famous("florentine-families");
    let directory = Directory::of(&document).await;
    let query = "{ institution(by: { slug: \"medici\" }) { metrics { degree betweenness revision } } networkSummary { edgeCount } directory { revision } }";
    let before = directory.anyone().asks(query).await;
    assert_eq!(before.data()["institution"]["metrics"]["degree"], 6);
    let hide = json!({ "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
        "relations": [{ "kind": "cooperates_with", "source": "medici", "target": "ridolfi", "visibility": "STAFF" }] });
    directory.load(&hide).await;
    let after = directory.anyone().asks(query).await;
    assert_eq!(after.data()["institution"]["metrics"]["degree"], 5);
    assert_eq!(after.data()["networkSummary"]["edgeCount"], 19);
    assert_ne!(
        before.data()["institution"]["metrics"]["betweenness"],
        after.data()["institution"]["metrics"]["betweenness"]
    );
    assert_eq!(after.data()["institution"]["metrics"]["revision"], after.data()["directory"]["revision"]);
    assert_eq!(directory.editor().asks(query).await.data()["networkSummary"]["edgeCount"], 20);
}

#[tokio::test]
async fn metrics_are_of_a_day_and_only_of_what_is_in_the_network() {
    let directory = Directory::demo().await;
    let query = "{ institution(by: { slug: \"bildungsbuero-fennegau\" }) { now: metrics { degree degreeByKind { kind { code } degree } } then: metrics(on: \"2021-12-31\") { degree } }
        person(by: { slug: \"p-k3v8n1qz\" }) { metrics { degree } } term(by: { slug: \"thema-ausbildung\" }) { metrics { degree } } }";
    let answer = directory.partner().asks(query).await;
    let institution = &answer.data()["institution"];
    let by_kind =
        json!([{ "kind": { "code": "part_of" }, "degree": 2 }, { "kind": { "code": "takes_part_in" }, "degree": 1 }]);
    assert_eq!(institution["now"], json!({ "degree": 3, "degreeByKind": by_kind }));
    assert_eq!(institution["then"]["degree"], 2, "it takes part since 2022");
    assert_eq!((&answer.data()["person"]["metrics"], &answer.data()["term"]["metrics"]), (&json!(null), &json!(null)));
}
