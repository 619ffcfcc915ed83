//! Somebody looks for something in their own words and finds it – if they may see it.

use serde_json::{Value, json};

use crate::harness::{Client, Directory, Place, names};

const SEARCH: &str = "query ($text: String!, $filter: RecordFilter, $first: Int, $after: String) {
  search(text: $text, filter: $filter, first: $first, after: $after) {
    edges { cursor score matchedField snippet { text highlights { start end } } why { word found field reason } node { name slug } }
    nodes { name } totalCount pageInfo { hasNextPage endCursor } changedSinceCursor
    corrected { word by } didYouMean facets { nouns { noun count } topics { term { slug } count } verifiedYears { year count } }
  }
}";

async fn search(client: &Client, text: &str) -> Value {
    client.asks_with(SEARCH, json!({ "text": text })).await.data()["search"].clone()
}

fn first(found: &Value) -> &str {
    found["nodes"][0]["name"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn words_are_found_however_they_are_written() {
    let directory = Directory::example().await;
    let anyone = directory.anyone();
    for (text, name) in [
        ("nacht der ausbildung", "Nacht der Ausbildung"),
        ("Ausbildungsnacht", "Nacht der Ausbildung"),
        ("KREISWIRTSCHAFTSFOERDERUNG", "Kreiswirtschaftsförderung Lippe"),
        ("Wirtschaftsförderung des Kreises Lippe", "Kreiswirtschaftsförderung Lippe"),
        ("Braunenbrucher Weg", "Kreiswirtschaftsförderung Lippe"),
        ("Herzstücke", "Agentur Herzstück"),
        ("Lippe Bildung Genossenschaft", "Lippe Bildung eG"),
    ] {
        let found = search(&anyone, text).await;
        assert_eq!(first(&found), name, "{text}: {}", found["nodes"]);
        assert_eq!(found["didYouMean"], Value::Null, "{text}");
    }
}

#[tokio::test]
async fn a_typing_error_is_corrected_and_the_answer_says_so() {
    let directory = Directory::example().await;
    let found = search(&directory.anyone(), "Agentur Herzstük").await;
    assert_eq!(first(&found), "Agentur Herzstück");
    assert_eq!(found["didYouMean"], "Agentur Herzstück");
    assert_eq!(found["corrected"], json!([{ "word": "Herzstük", "by": "Herzstück" }]));
}

#[tokio::test]
async fn a_hit_says_why_it_is_one() {
    let directory = Directory::example().await;
    let found = search(&directory.anyone(), "Ausbildungsnacht").await;
    let hit = &found["edges"][0];
    assert_eq!(hit["matchedField"], "NAME");
    assert_eq!(hit["why"][0]["reason"], "COMPOUND");
    assert_eq!(hit["why"][0]["word"], "Ausbildungsnacht");
    assert_eq!(hit["snippet"]["text"], "Nacht der Ausbildung");
    assert_eq!(hit["snippet"]["highlights"], json!([{ "start": 0, "end": 5 }, { "start": 10, "end": 20 }]));
}

#[tokio::test]
async fn a_text_without_words_finds_nothing_and_a_long_one_is_refused() {
    let directory = Directory::example().await;
    for text in ["", "   ", "und oder", "🎓 🎉", "\" * - ( AND", "\u{0}"] {
        let found = search(&directory.anyone(), text).await;
        assert_eq!((&found["totalCount"], &found["nodes"]), (&json!(0), &json!([])), "{text:?}");
    }
    let answer = directory.anyone().asks_with(SEARCH, json!({ "text": "Bildung ".repeat(2_500) })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_INPUT", "{}", *answer);
}

/// A network with a person for partners only, a topic with another name, and a record for staff.
fn network() -> Value {
    json!({
        "format": "partnernetz-directory/1", "title": "Netz", "language": "de", "source": { "key": "q", "title": "Quelle" },
        "records": [
            { "noun": "term", "scheme": "topic", "code": "qualifizierung", "slug": "thema-qualifizierung", "name": "Qualifizierung", "other_names": ["Klugmacherei"] },
            { "noun": "institution", "slug": "werk", "name": "Zukunftswerk Musterstadt", "terms": [{ "term": "thema-qualifizierung" }] },
            { "noun": "institution", "slug": "geheim", "name": "Geheimbund", "visibility": "STAFF" },
            { "noun": "person", "slug": "p-aaaaaaaa", "given_name": "Wilhelmine", "family_name": "Zwetschgenbaum", "legal_basis": "public_task" },
        ],
        "relations": [{ "kind": "contact_for", "source": "p-aaaaaaaa", "target": "werk", "function": "Bildungslotsin", "terms": [{ "term": "thema-qualifizierung" }] }],
    })
}

#[tokio::test]
async fn what_is_hidden_is_neither_found_nor_suggested_nor_corrected_to() {
    let directory = Directory::of(&network()).await;
    let suggest = "{ suggest(prefix: \"Zwetsch\") { text { text } node { slug } } }";
    for text in ["Zwetschgenbaum", "Zwetschgenbaun", "Bildungslotsin", "Geheimbund"] {
        let found = search(&directory.anyone(), text).await;
        assert_eq!((&found["totalCount"], &found["didYouMean"]), (&json!(0), &Value::Null), "{text}");
    }
    assert_eq!(directory.anyone().asks(suggest).await.data()["suggest"], json!([]));
    assert_eq!(first(&search(&directory.partner(), "Geheimbund").await), "");
    assert_eq!(first(&search(&directory.editor(), "Geheimbund").await), "Geheimbund");
    assert_eq!(first(&search(&directory.partner(), "Zwetschgenbaun").await), "Wilhelmine Zwetschgenbaum");
    let suggested = directory.partner().asks(suggest).await;
    assert_eq!(suggested.data()["suggest"][0]["node"]["slug"], "p-aaaaaaaa");
}

#[tokio::test]
async fn a_partner_asks_who_is_responsible_for_a_topic() {
    let directory = Directory::of(&network()).await;
    let found = search(&directory.partner(), "Wer ist beim Zukunftswerk für Qualifizierung zuständig?").await;
    assert_eq!(first(&found), "Wilhelmine Zwetschgenbaum", "{:?}", names(&found));
}

#[tokio::test]
async fn editors_teach_the_search_a_word_as_another_name_of_a_term() {
    let directory = Directory::of(&network()).await;
    let found = search(&directory.anyone(), "Klugmacherei").await;
    assert!(names(&found).contains(&"Zukunftswerk Musterstadt"), "{found}");
}

#[tokio::test]
async fn an_abbreviation_and_its_words_find_each_other_because_a_record_says_so() {
    let mut document = network();
    let others = json!([
        { "noun": "term", "scheme": "place", "code": "oul", "slug": "gebiet-oul", "name": "Ober-Unterland", "short_name": "OUL" },
        { "noun": "institution", "slug": "a", "name": "Bildungsnetz Ober-Unterland" },
        { "noun": "institution", "slug": "b", "name": "OUL-Agentur" },
        { "noun": "institution", "slug": "c", "name": "Zentrum für Integrationsfragen (ZI)", "visibility": "STAFF" },
        { "noun": "institution", "slug": "d", "name": "Zentrum der Integrationsfragen Neustadt" },
    ]);
    document["records"].as_array_mut().unwrap().extend(others.as_array().unwrap().clone());
    let directory = Directory::of(&document).await;
    for text in ["OUL", "Ober-Unterland"] {
        let found = search(&directory.anyone(), text).await;
        for name in ["Bildungsnetz Ober-Unterland", "OUL-Agentur"] {
            assert!(names(&found).contains(&name), "{text}: {:?}", names(&found));
        }
    }
    let found = search(&directory.editor(), "ZI").await;
    assert!(names(&found).contains(&"Zentrum der Integrationsfragen Neustadt"), "{found}");
    assert_eq!(search(&directory.anyone(), "ZI").await["totalCount"], 0, "what is hidden teaches nobody a word");
}

#[tokio::test]
async fn partners_find_each_other_but_a_hub_does_not_say_who_its_many_partners_are() {
    let mut document = network();
    let institution =
        |at: usize| json!({ "noun": "institution", "slug": format!("i-{at}"), "name": format!("Betrieb{at}") });
    let cooperate = |at: usize, with: usize| json!({ "kind": "cooperates_with", "source": format!("i-{at}"), "target": format!("i-{with}") });
    document["records"].as_array_mut().unwrap().extend((100..=160).map(institution));
    document["relations"]
        .as_array_mut()
        .unwrap()
        .extend((101..=160).map(|at| cooperate(at, 100)).chain([cooperate(101, 102)]));
    let directory = Directory::of(&document).await;
    let anyone = directory.anyone();
    assert_eq!(search(&anyone, "Betrieb100").await["totalCount"], 61, "each partner names the hub");
    let mut found = names(&search(&anyone, "Betrieb101").await).into_iter().map(ToOwned::to_owned).collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["Betrieb101", "Betrieb102"]);
    assert_eq!(first(&search(&anyone, "Betrieb102").await), "Betrieb102");
}

#[tokio::test]
async fn what_is_written_is_found_at_once_on_every_database() {
    for place in Place::each().await {
        let directory = Directory::on(place, &network().to_string()).await;
        let mut document = network();
        document["records"][1]["description"] = "Vermittelt Sonnenblumenkerne.".into();
        document["records"][3]["family_name"] = "Apfelbaum".into();
        directory.load(&document).await;
        let partner = directory.partner();
        assert_eq!(first(&search(&partner, "Sonnenblumenkern").await), "Zukunftswerk Musterstadt");
        assert_eq!(search(&partner, "Zwetschgenbaum").await["totalCount"], 0, "the old name is gone");
        let found = search(&partner, "Apfelbaum").await;
        assert!(names(&found).contains(&"Zukunftswerk Musterstadt"), "its contact's new name finds it, too: {found}");
    }
}

#[tokio::test]
async fn pages_give_every_hit_once_and_facets_count_them() {
    let directory = Directory::demo().await;
    let editor = directory.editor();
    let whole = editor.asks_with(SEARCH, json!({ "text": "Bildung Beratung", "first": 100 })).await;
    let whole = &whole.data()["search"];
    let total = whole["totalCount"].as_u64().unwrap();
    assert!(total > 5, "{total}");
    let (mut slugs, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = editor.asks_with(SEARCH, json!({ "text": "Bildung Beratung", "first": 2, "after": after })).await;
        let page = &page.data()["search"];
        slugs.extend(page["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["slug"].clone()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let of_whole: Vec<Value> =
        whole["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["slug"].clone()).collect();
    assert_eq!(slugs, of_whole);
    let nouns = |found: &Value| found["facets"]["nouns"].clone();
    let counted: u64 = nouns(whole).as_array().unwrap().iter().map(|it| it["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, total);
    let only = json!({ "text": "Bildung Beratung", "filter": { "nouns": ["INSTITUTION"] } });
    let institutions = editor.asks_with(SEARCH, only).await;
    let institutions = &institutions.data()["search"];
    assert!(institutions["totalCount"].as_u64().unwrap() < total);
    assert_eq!(nouns(institutions), nouns(whole), "the facet of nouns counts without the condition on nouns");
}
