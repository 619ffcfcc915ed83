//! The network as files: who gets them, and that they hold what GraphQL shows.

use serde_json::json;

use super::famous;
use crate::harness::Directory;

#[tokio::test]
async fn files_hold_what_graphql_shows() {
    let (document, _) = famous("les-miserables");
    let directory = Directory::of(&document).await;
    let client = directory.anyone();
    let answer = client.asks("{ network(limit: 200) { nodes { record { id } x y } edges { weight } } }").await;
    let network = &answer.data()["network"];
    let (nodes, edges) = (network["nodes"].as_array().unwrap(), network["edges"].as_array().unwrap());
    assert_eq!((nodes.len(), edges.len()), (77, 254));
    let graphml = client.gets("/network.graphml").await.text();
    assert_eq!((graphml.matches("<node ").count(), graphml.matches("<edge ").count()), (77, 254));
    let gexf = client.gets("/network.gexf").await.text();
    assert_eq!((gexf.matches("<node ").count(), gexf.matches("<edge ").count()), (77, 254));
    let svg = client.gets("/network.svg").await.text();
    assert_eq!((svg.matches("<circle").count(), svg.matches("<line").count()), (78, 254), "one more in the legend");
    let rows = async |table: &str| client.gets(&format!("/network.csv?table={table}")).await.text().lines().count() - 1;
    assert_eq!((rows("nodes").await, rows("edges").await), (77, 254));
    let json = client.gets("/network.json").await;
    for (row, node) in json["nodes"].as_array().unwrap().iter().zip(nodes) {
        assert_eq!([&row["id"], &row["x"], &row["y"]], [&node["record"]["id"], &node["x"], &node["y"]]);
    }
    let around = client.gets("/network.json?around=valjean&depth=1&limit=10").await;
    assert_eq!((around["nodes"].as_array().unwrap().len(), &around["truncated"]), (10, &json!(true)));
}

#[tokio::test]
async fn files_have_the_rights_and_manners_of_every_answer() {
    let directory = Directory::demo().await;
    let (anyone, editor) = (directory.anyone(), directory.editor());
    for (path, content_type) in [
        ("/network.svg", "image/svg+xml; charset=utf-8"),
        ("/network.graphml", "application/graphml+xml; charset=utf-8"),
        ("/network.gexf", "application/gexf+xml; charset=utf-8"),
        ("/network.csv", "text/csv; charset=utf-8; header=present"),
        ("/network.json", "application/json; charset=utf-8"),
    ] {
        let answer = anyone.gets(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, content_type));
        assert_eq!(answer.header("partnernetz-revision"), directory.journal().current().revision().to_string());
        assert_eq!(answer.header("cache-control"), "");
        assert_eq!(editor.gets(path).await.header("cache-control"), "no-store");
        assert_eq!(anyone.clone().with_token("nonsense").gets(path).await.status, 401);
        for (query, status) in [
            ("around=gibt-es-nicht", 404),
            ("around=lenkungskreis-haushalt", 404),
            ("foo=1", 400),
            ("limit=0", 400),
            ("on=gestern", 400),
            ("nouns=term", 400),
            ("nouns=hund", 400),
            ("relationKinds=mebmer_of", 400),
        ] {
            let answer = anyone.gets(&format!("{path}?{query}")).await;
            assert_eq!(answer.status, status, "{path}?{query}: {answer:?}");
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_INPUT");
        }
    }
    let found = editor.gets("/network.json?around=lenkungskreis-haushalt&nouns=working_group,person&depth=1").await;
    assert_eq!(found["nodes"].as_array().unwrap().len(), 3);
    let all = anyone.gets("/network.json?on=all").await;
    let today = anyone.gets("/network.json").await;
    assert!(all["edges"].as_array().unwrap().len() > today["edges"].as_array().unwrap().len());
}
