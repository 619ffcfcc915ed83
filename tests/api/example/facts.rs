//! Walks the file of the example and finds each fact in the answers: a key that the walk does not know fails it.

use serde_json::{Value, json};

use super::{file, list};
use crate::harness::{Client, Directory};

const RECORD: &str = "query ($slug: String!, $staff: Boolean!) { record(by: { slug: $slug }) {
    noun slug name short_name: shortName description note @include(if: $staff)
    other_names: otherNames { value }
    terms { term { slug } implied citations { ...Citation } }
    addresses { type { code } recipient street postal_code: postalCode locality place { slug } citations { ...Citation } }
    opening_hours: openingHours { days opens closes timezone closed citations { ...Citation } }
    by_appointment: byAppointment
    citations { ...Citation }
    gaps { quote missing }
    ... on Institution { type { code } legal_form: legalForm { code } founded { ...Date } }
    ... on WorkingGroup { type { code } founded { ...Date } purpose }
    ... on Cooperation {
        type { code } period { ...Period }
        recurrence { text rrule window_start: windowStart window_end: windowEnd }
    }
    ... on Publication { type { code } edition stated_counts: statedCounts { what count } }
    ... on Term { scheme { code } code }
  } }
  fragment Citation on Citation { quote implied source { key title } }
  fragment Date on PartialDate { text edtf earliest latest }
  fragment Period on Period { text start { ...Date } end { ...Date } ongoing }";

const RELATIONS: &str = "query ($slug: String!, $kind: String!, $staff: Boolean!) { record(by: { slug: $slug }) {
    relations(kinds: [$kind], first: 100) { edges {
      role { code } function
      period { text start { ...Date } end { ...Date } ongoing }
      relation {
        kind { code } source { slug } target { slug } note @include(if: $staff)
        citations { quote implied source { key title } }
      }
    } }
  } }
  fragment Date on PartialDate { text edtf earliest latest }";

/// What an answer must say for a key of a record in the file.
fn expected(key: &str, said: &Value, source: &Value) -> Value {
    let each = |turn: &dyn Fn(&Value) -> Value| said.as_array().unwrap().iter().map(turn).collect::<Value>();
    let code = || json!({ "code": said });
    match key {
        "slug" | "name" | "short_name" | "description" | "note" | "purpose" | "edition" | "by_appointment" | "code"
        | "recurrence" | "stated_counts" | "founded" | "period" => said.clone(),
        "noun" => said.as_str().unwrap().to_uppercase().into(),
        "type" | "legal_form" | "scheme" => code(),
        "other_names" => each(&|name| json!({ "value": name })),
        "citations" => each(&|citation| cited(citation, source)),
        "terms" => each(
            &|row| json!({ "term": { "slug": row["term"] }, "implied": row["implied"], "citations": citations(row, source) }),
        ),
        "addresses" => each(&|row| {
            json!({
                "type": { "code": row["type"] }, "recipient": list(row, "recipient"), "street": row["street"],
                "postal_code": row["postal_code"], "locality": row["locality"], "place": { "slug": row["place"] },
                "citations": citations(row, source),
            })
        }),
        "opening_hours" => each(&|row| {
            json!({
                "days": list(row, "days").iter().map(day).collect::<Vec<_>>(), "opens": row["opens"],
                "closes": row["closes"], "timezone": row["timezone"], "closed": false,
                "citations": citations(row, source),
            })
        }),
        _ => panic!("the walk does not know the key {key}"),
    }
}

fn day(code: &Value) -> &'static str {
    match code.as_str().unwrap() {
        "MO" => "MONDAY",
        "TU" => "TUESDAY",
        "WE" => "WEDNESDAY",
        "TH" => "THURSDAY",
        "FR" => "FRIDAY",
        other => panic!("the example has no hours on {other}"),
    }
}

fn citations(of: &Value, source: &Value) -> Vec<Value> {
    list(of, "citations").iter().map(|citation| cited(citation, source)).collect()
}

fn cited(citation: &Value, source: &Value) -> Value {
    json!({ "quote": citation["quote"], "implied": citation["implied"], "source": source })
}

async fn walk_records(client: &Client, is_staff: bool) {
    let file = file();
    for record in list(&file, "records") {
        let variables = json!({ "slug": record["slug"], "staff": is_staff });
        let answer = client.asks_with(RECORD, variables).await;
        let found = &answer.data()["record"];
        for (key, said) in record.as_object().unwrap() {
            if key == "note" && !is_staff {
                assert!(found.get("note").is_none(), "{found}");
                continue;
            }
            assert_eq!(found[key], expected(key, said, &file["source"]), "{key} of {}", record["slug"]);
        }
        let gaps = list(&file, "gaps").iter().filter(|gap| gap["record"] == record["slug"]);
        let gaps: Vec<_> = gaps.map(|gap| json!({ "quote": gap["quote"], "missing": gap["missing"] })).collect();
        assert_eq!(found["gaps"], json!(gaps), "gaps of {}", record["slug"]);
    }
}

async fn walk_relations(client: &Client, is_staff: bool) {
    let file = file();
    for relation in list(&file, "relations") {
        for end in ["source", "target"] {
            let variables = json!({ "slug": relation[end], "kind": relation["kind"], "staff": is_staff });
            let answer = client.asks_with(RELATIONS, variables).await;
            let edges = list(&answer.data()["record"]["relations"], "edges");
            let ends = |edge: &Value| {
                let mut ends =
                    [&edge["relation"]["source"]["slug"], &edge["relation"]["target"]["slug"]].map(Value::to_string);
                // A symmetric relation is kept with the smaller id first.
                if relation["kind"] == "concurrent_with" {
                    ends.sort();
                }
                ends
            };
            let mut wanted = [relation["source"].to_string(), relation["target"].to_string()];
            if relation["kind"] == "concurrent_with" {
                wanted.sort();
            }
            let found: Vec<&Value> = edges.iter().filter(|edge| ends(edge) == wanted).collect();
            assert_eq!(found.len(), 1, "{relation} from its {end}");
            compare_edge(found[0], relation, &file["source"], is_staff);
        }
    }
}

fn compare_edge(edge: &Value, relation: &Value, source: &Value, is_staff: bool) {
    for (key, said) in relation.as_object().unwrap() {
        match key.as_str() {
            "source" | "target" => {}
            "kind" => assert_eq!(edge["relation"]["kind"]["code"], *said),
            "role" => assert_eq!(edge["role"]["code"], *said, "{relation}"),
            "period" => assert_eq!(edge["period"], *said, "{relation}"),
            "note" if is_staff => assert_eq!(edge["relation"]["note"], *said, "{relation}"),
            "note" => assert!(edge["relation"].get("note").is_none()),
            "citations" => assert_eq!(edge["relation"]["citations"], json!(citations(relation, source)), "{relation}"),
            _ => panic!("the walk does not know the key {key}"),
        }
    }
    assert_eq!(edge["role"].is_null(), relation.get("role").is_none(), "{relation}");
    assert!(edge["function"].is_null(), "{relation}");
}

#[tokio::test]
async fn every_fact_about_a_record_is_reachable_with_its_citation() {
    let directory = Directory::example().await;
    walk_records(&directory.anyone(), false).await;
    walk_records(&directory.editor(), true).await;
}

#[tokio::test]
async fn every_relation_is_reachable_from_both_ends_with_its_citation() {
    let directory = Directory::example().await;
    walk_relations(&directory.anyone(), false).await;
    walk_relations(&directory.editor(), true).await;
}

#[tokio::test]
async fn the_directory_has_what_the_file_has_and_nothing_more() {
    let directory = Directory::example().await;
    let answer = directory
        .anyone()
        .asks(
            "{ directory { title language sources { key title url } gaps { quote } }
               institutions { totalCount } workingGroups { totalCount } cooperations { totalCount }
               publications { totalCount } persons { totalCount }
               terms(filter: { not: { schemes: [\"institution_type\", \"legal_form\", \"working_group_type\",
                 \"cooperation_type\", \"publication_type\", \"membership_role\", \"participation_role\",
                 \"contribution_role\"] } }) { totalCount } }",
        )
        .await;
    let file = file();
    let count = |noun: &str| list(&file, "records").iter().filter(|record| record["noun"] == noun).count();
    let found = answer.data();
    assert_eq!(found["directory"]["title"], file["title"]);
    assert_eq!(found["directory"]["language"], file["language"]);
    assert_eq!(found["directory"]["sources"][0]["title"], file["source"]["title"]);
    for (field, noun) in [
        ("institutions", "institution"),
        ("workingGroups", "working_group"),
        ("cooperations", "cooperation"),
        ("publications", "publication"),
        ("persons", "person"),
        ("terms", "term"),
    ] {
        assert_eq!(found[field]["totalCount"], count(noun), "{noun}");
    }
}

#[tokio::test]
async fn no_person_phone_mail_or_web_address_is_in_it() {
    let directory = Directory::example().await;
    let editor = directory.editor();
    let page = "query ($after: String) { records(first: 50, after: $after) {
        nodes { noun name otherNames { value } description note website contactPoints { value }
          addresses { street recipient }
          relations(first: 100) { nodes { slug } edges { function relation { note contactPoints { value } } } } }
        pageInfo { hasNextPage endCursor } } }";
    let mut after = Value::Null;
    let mut seen = 0;
    loop {
        let answer = editor.asks_with(page, json!({ "after": after })).await;
        let records = &answer.data()["records"];
        for record in list(records, "nodes") {
            seen += 1;
            assert_ne!(record["noun"], "PERSON", "{record}");
            assert_eq!(record["website"], Value::Null, "{record}");
            assert_eq!(record["contactPoints"], json!([]), "{record}");
            let edges = list(&record["relations"], "edges");
            assert!(edges.iter().all(|edge| edge["relation"]["contactPoints"] == json!([])), "{record}");
            let text = record.to_string().to_lowercase();
            for sign in ["@", "http", "www.", "+49", "tel.", "telefon:", "fax", "e-mail:"] {
                assert!(!text.contains(sign), "{sign} in {record}");
            }
        }
        if records["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = records["pageInfo"]["endCursor"].clone();
    }
    assert!(seen > 100, "the vocabulary is among them: {seen}");
}

#[tokio::test]
async fn notes_are_for_staff() {
    let directory = Directory::example().await;
    for client in [directory.anyone(), directory.partner()] {
        let answer = client.asks("{ institution(by: { slug: \"kreis-lippe\" }) { name note } }").await;
        assert_eq!(answer["data"]["institution"], json!({ "name": "Kreis Lippe", "note": null }));
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN_FIELD");
        assert_eq!(answer["errors"][0]["path"], json!(["institution", "note"]));
    }
}
