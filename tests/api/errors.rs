//! Errors: a stable code for programs, a message for people in their language, the id of the request for us.

use serde_json::{Value, json};

use crate::harness::{Directory, codes};

/// Asks in both languages: the code must be the same, the messages must differ and hold these words.
async fn refused(directory: &Directory, query: &str, variables: Value, code: &str, words: [&str; 2]) {
    for (language, words) in ["de", "en"].into_iter().zip(words) {
        let answer = directory.anyone().reading(language).asks_with(query, variables.clone()).await;
        assert_eq!(codes(&answer), [code], "{query}");
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(words), "{query}: {message}");
        assert_eq!(answer["errors"][0]["extensions"]["requestId"], answer.header("x-request-id"));
    }
}

#[tokio::test]
async fn pages_of_no_sensible_size_are_refused() {
    let directory = Directory::demo().await;
    let lists = [
        "{ institutions(@) { totalCount } }",
        "{ records(@) { totalCount } }",
        "{ workingGroup(by: { slug: \"ak-ausbildung-fennegau\" }) { members(@) { totalCount } } }",
        "{ institution(by: { slug: \"kreis-fennegau\" }) { contacts(@) { totalCount } } }",
        "{ institution(by: { slug: \"kreis-fennegau\" }) { descendants(@) { totalCount } } }",
        "{ term(by: { slug: \"thema-bildung\" }) { narrower(@) { totalCount } } }",
    ];
    for list in lists {
        for arguments in
            ["first: 0", "first: 101", "first: -1", "last: 0", "last: 101", "last: -2147483648", "first: 2147483647"]
        {
            let query = list.replace('@', arguments);
            refused(&directory, &query, json!({}), "BAD_INPUT", ["1 bis 100", "1 to 100"]).await;
        }
        let both = list.replace('@', "first: 1, last: 1");
        refused(&directory, &both, json!({}), "BAD_INPUT", ["schließen sich aus", "exclude each other"]).await;
    }
}

#[tokio::test]
async fn a_cursor_of_nothing_or_of_something_else_is_refused() {
    let directory = Directory::demo().await;
    let anyone = directory.anyone();
    let cursor = |answer: crate::harness::Answer, list: &str| answer["data"][list]["pageInfo"]["endCursor"].clone();
    let page = |list: &str| format!("{{ {list}(first: 2) {{ pageInfo {{ endCursor }} }} }}");
    let of_institutions = cursor(anyone.asks(&page("institutions")).await, "institutions");
    let of_records = cursor(anyone.asks(&page("records")).await, "records");
    let words = ["gehört nicht zu dieser Liste", "does not belong to this list"];
    let query = "query ($cursor: String) { institutions(after: $cursor) { totalCount } }";
    for wrong in [json!(""), json!("abc"), json!("ä"), json!("AAAA"), of_records, json!("x".repeat(5000))] {
        refused(&directory, query, json!({ "cursor": wrong }), "CURSOR_INVALID", words).await;
    }
    for other in [
        "query ($cursor: String) { institutions(before: $cursor, orderBy: [{ field: NAME, direction: DESC }]) { totalCount } }",
        "query ($cursor: String) { institutions(after: $cursor, orderBy: [{ field: CREATED_AT }]) { totalCount } }",
        "query ($cursor: String) { persons(after: $cursor) { totalCount } }",
        "query ($cursor: String) { institution(by: { slug: \"kreis-fennegau\" }) { units(after: $cursor) { totalCount } } }",
    ] {
        refused(&directory, other, json!({ "cursor": of_institutions }), "CURSOR_INVALID", words).await;
    }
    let same_order =
        "query ($cursor: String) { institutions(after: $cursor, orderBy: [{ field: NAME }]) { nodes { slug } } }";
    let answer = anyone.asks_with(same_order, json!({ "cursor": of_institutions })).await;
    assert!(!answer.data()["institutions"]["nodes"].as_array().unwrap().is_empty(), "the order by default, said aloud");
}

#[tokio::test]
async fn an_error_of_one_field_leaves_the_others_their_answer() {
    let directory = Directory::demo().await;
    let answer = directory
        .anyone()
        .asks(
            "{ a: institution(by: { slug: \"kreis-fennegau\" }) { name note visibility units { totalCount } }
               b: institution(by: { slug: \"stadt-quellrode\" }) { name }
               c: institution(by: { slug: \"gibt-es-nicht\" }) { name } }",
        )
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(codes(&answer), ["FORBIDDEN_FIELD", "FORBIDDEN_FIELD"]);
    assert_eq!(
        answer["data"],
        json!({ "a": { "name": "Kreis Fennegau", "note": null, "visibility": null, "units": { "totalCount": 1 } },
                "b": { "name": "Stadt Quellrode" }, "c": null })
    );
    let paths: Vec<_> = answer["errors"].as_array().unwrap().iter().map(|error| error["path"].to_string()).collect();
    assert!(
        paths.contains(&"[\"a\",\"note\"]".to_owned()) && paths.contains(&"[\"a\",\"visibility\"]".to_owned()),
        "{paths:?}"
    );
}

#[tokio::test]
async fn what_graphql_itself_finds_wrong_has_a_code_too() {
    let directory = Directory::demo().await;
    for query in [
        "{ institutions { nodes { nmae } } }",
        "{ institutions(filter: { type: 1 }) { totalCount } }",
        "{ institution(by: { slug: \"a\", id: \"b\" }) { name } }",
        "{ institution(by: {}) { name } }",
        "{ institutions(orderBy: [{ field: SIZE }]) { totalCount } }",
        "{ workingGroups(filter: { members: { some: { on: \"2024-13-01\" } } }) { totalCount } }",
        "query ($x: Int!) { institutions(first: $x) { totalCount } }",
        "{ institutions { ",
        "",
        "mutation { institutionCreate { id } }",
    ] {
        let answer = directory.anyone().asks(query).await;
        assert!(
            !codes(&answer).is_empty() && codes(&answer).iter().all(|code| *code == "BAD_INPUT"),
            "{query}: {answer:?}"
        );
    }
    let german = directory.anyone().asks("{ institutions { nodes { nmae } } }").await;
    assert!(german["errors"][0]["message"].as_str().unwrap().starts_with("Die Anfrage ist nicht gültig: "));
}
