//! 1,325 real organisations from the Research Organization Registry: they load and answer questions with known answers.

use std::io::Read;
use std::path::PathBuf;

use flate2::read::GzDecoder;
use partnernetz::search::evaluate::registry;
use serde_json::{Value, json};

use crate::harness::{Directory, names, slugs};

/// Names another file, such as a newer one; the questions below know the answers of the one that ships.
const FILE: &str = "PARTNERNETZ_TEST_ROR";

fn organisations() -> Vec<Value> {
    let shipped = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/data/ror-de-sample.json.gz");
    let path = std::env::var_os(FILE).map_or(shipped, PathBuf::from);
    let file = std::fs::File::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

async fn registry() -> Directory {
    Directory::of(&registry::document(&organisations())).await
}

#[tokio::test]
async fn all_load_and_each_is_found_by_its_id_in_the_registry() {
    let organisations = organisations();
    let document = registry::document(&organisations);
    let directory = Directory::of(&document).await;
    let editor = directory.editor();
    let counts =
        "{ institutions { totalCount } withdrawn: institutions(filter: { lifecycle: [ARCHIVED] }) { totalCount } }";
    let counts = editor.asks(counts).await;
    assert_eq!(counts.data()["institutions"]["totalCount"], 1_325);
    assert_eq!(counts.data()["withdrawn"]["totalCount"], 28);
    let public = directory.anyone().asks("{ institutions { totalCount } }").await;
    assert_eq!(public.data()["institutions"]["totalCount"], 1_297, "without the withdrawn");
    let query = "query ($ids: [ExternalIdBy!]) { institutions(filter: { externalIds: $ids }, first: 100) { nodes { name externalIds { system value } } } }";
    let mut found = 0;
    for chunk in organisations.chunks(100) {
        let ids: Vec<_> = chunk.iter().map(|it| json!({ "system": "ror", "value": it["id"] })).collect();
        let answer = editor.asks_with(query, json!({ "ids": ids })).await;
        for node in answer.data()["institutions"]["nodes"].as_array().unwrap() {
            let id = node["externalIds"].as_array().unwrap().iter().find(|id| id["system"] == "ror").unwrap();
            let organisation = chunk.iter().find(|it| it["id"] == id["value"]).unwrap();
            assert_eq!(node["name"], registry::display_name(organisation));
            found += 1;
        }
    }
    assert_eq!(found, 1_325);
    let again = directory.load(&document).await.total();
    assert_eq!((again.created, again.updated), (0, 0), "a second time everything is unchanged");
}

#[tokio::test]
async fn questions_have_their_known_answers() {
    let directory = registry().await;
    let answer = directory
        .anyone()
        .asks(
            "{ acronym: institutions(filter: { shortName: { eq: \"KIT\" } }) { nodes { slug } }
               both: institutions(filter: { anyName: { eq: \"SC SimTech\" } }) { totalCount }
               berlin: institutions(filter: { locality: { eq: \"Berlin\" } }) { totalCount }
               saxony: institutions(filter: { place: { code: { scheme: \"place\", code: \"DE-SN\" } } }) { totalCount }
               old: institutions(filter: { founded: { through: \"1499-12-31\" } }) { totalCount }
               oldest: institutions(orderBy: [{ field: BEGINNING }], first: 1) { nodes { name founded { edtf } } }
               kit: institution(by: { externalId: { system: \"grid\", value: \"grid.7892.4\" } }) {
                 name shortName founded { edtf } otherNames { value language }
                 addresses { locality country latitude place { name broader { nodes { name } } } } } }",
        )
        .await;
    let found = answer.data();
    assert_eq!(slugs(&answer), ["ror-04t3en479"]);
    assert_eq!(found["both"]["totalCount"], 2);
    assert_eq!(found["berlin"]["totalCount"], 137);
    assert_eq!(found["saxony"]["totalCount"], 80);
    assert_eq!(found["old"]["totalCount"], 14);
    assert_eq!(found["oldest"]["nodes"][0]["name"], "Klinikum St. Georg");
    let kit = &found["kit"];
    assert_eq!((&kit["name"], &kit["shortName"]), (&json!("Karlsruhe Institute of Technology"), &json!("KIT")));
    let german = json!({ "value": "Karlsruher Institut für Technologie", "language": "de" });
    assert!(kit["otherNames"].as_array().unwrap().contains(&german), "{kit}");
    assert_eq!(
        kit["addresses"][0]["place"],
        json!({ "name": "Karlsruhe", "broader": { "nodes": [{ "name": "Baden-Wurttemberg" }] } })
    );
}

#[tokio::test]
async fn parents_form_the_chains_that_the_registry_has() {
    let directory = registry().await;
    let answer = directory
        .anyone()
        .asks(
            "{ institution(by: { slug: \"ror-05jqmyp98\" }) { ancestors { nodes { name } } parent { name shortName } }
               fraunhofer: institution(by: { slug: \"ror-05hkkdn48\" }) { units { totalCount } descendants { totalCount } }
               helmholtz: institution(by: { slug: \"ror-0281dp749\" }) { units { totalCount } descendants { totalCount } } }",
        )
        .await;
    assert_eq!(
        names(&answer),
        ["Deutsches Zentrum für Luft- und Raumfahrt e. V. (DLR)", "Helmholtz Association of German Research Centres"]
    );
    let found = answer.data();
    assert_eq!(found["institution"]["parent"]["shortName"], "DLR");
    assert_eq!(found["fraunhofer"]["units"]["totalCount"], 80);
    let count = |of: &str, list: &str| found[of][list]["totalCount"].as_u64().unwrap();
    assert!(count("helmholtz", "descendants") > count("helmholtz", "units"));
    let related = "{ institutions(filter: { cooperatesWith: { count: { min: 1 } } }) { totalCount }
        followed: institutions(filter: { relations: { some: { kinds: [\"succeeded_by\"], direction: OUT } } }) { totalCount } }";
    let related = directory.editor().asks(related).await;
    assert!(related.data()["institutions"]["totalCount"].as_u64().unwrap() > 100);
    assert!(related.data()["followed"]["totalCount"].as_u64().unwrap() >= 10);
}
