//! Limits and the way over HTTP: what a request may cost, its id, its revision, its token, its language.

use std::time::Duration;

use partnernetz::access::{Role, Viewer};
use serde_json::{Value, json};

use crate::harness::{Answer, Directory, codes, names};

fn nested(size: &str) -> String {
    format!(
        "{{ institutions{size} {{ nodes {{ memberships{size} {{ nodes {{ members{size} {{ nodes {{ name }} }} }} }} }} }} }}"
    )
}

#[tokio::test]
async fn three_nested_pages_by_default_pass_and_three_of_a_hundred_do_not() {
    let directory = Directory::demo().await;
    let answer = directory.anyone().asks(&nested("")).await;
    assert_eq!(answer.data()["institutions"]["nodes"].as_array().unwrap().len(), 10);
    assert_eq!(answer["extensions"]["cost"], json!({ "requested": 8_420, "limit": 10_000 }));
    for client in [directory.anyone(), directory.editor()] {
        let answer = client.reading("en").asks(&nested("(first: 100)")).await;
        assert_eq!(codes(&answer), ["TOO_COMPLEX"]);
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains("1010100"), "{message}");
        assert!(answer.get("data").is_none());
    }
    let in_variables =
        "query ($n: Int = 100) { institutions(first: $n) { nodes { memberships(first: $n) { nodes { members(first: $n)
        { nodes { name } } } } } } }";
    for variables in [json!({}), json!({ "n": 100 }), json!({ "n": 99 })] {
        let answer = directory.anyone().asks_with(in_variables, variables).await;
        assert_eq!(codes(&answer), ["TOO_COMPLEX"]);
    }
    let small = directory.anyone().asks_with(in_variables, json!({ "n": 5 })).await;
    assert_eq!(small["extensions"]["cost"]["requested"], 5 * (1 + 5 * (1 + 5)));
    let signed_in = directory.partner().asks(&nested("(first: 30)")).await;
    assert_eq!(signed_in["extensions"]["cost"], json!({ "requested": 27_930, "limit": 50_000 }));
    assert_eq!(codes(&directory.anyone().asks(&nested("(first: 30)")).await.compared()), ["TOO_COMPLEX"]);
}

#[tokio::test]
async fn twelve_levels_pass_and_thirteen_do_not_but_introspection_does() {
    let directory = Directory::demo().await;
    let deep = |leaf: &str| {
        let (down, up) = ("units(first: 1) { nodes { ".repeat(5), " } }".repeat(5));
        format!("{{ institution(by: {{ slug: \"kreis-fennegau\" }}) {{ {down}{leaf}{up} }} }}")
    };
    assert!(directory.anyone().asks(&deep("id")).await.data()["institution"]["units"].is_object());
    let answer = directory.anyone().asks(&deep("type { id }")).await;
    assert_eq!(codes(&answer), ["TOO_COMPLEX"]);
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("13 Ebenen"));
    let of_type = format!("{{ name kind {} }}", "ofType { name kind ".repeat(9) + &"}".repeat(9));
    let introspection =
        format!("{{ __schema {{ types {{ fields {{ name type {of_type} args {{ type {of_type} }} }} }} }} }}");
    assert!(directory.anyone().asks(&introspection).await.data()["__schema"].is_object());
}

#[tokio::test]
async fn a_request_keeps_its_id_and_an_answer_tells_its_revision() {
    let directory = Directory::demo().await;
    let ask = |id: &'static str| {
        let request = directory.anyone().request().header("X-Request-Id", id);
        Answer::of(request.json(&json!({ "query": "{ institutions(first: 0) { totalCount } }" })))
    };
    let answer = ask("frontend-7.a:1").await;
    assert_eq!(answer.header("x-request-id"), "frontend-7.a:1");
    assert_eq!(answer["errors"][0]["extensions"]["requestId"], "frontend-7.a:1");
    let made = ask("<script>").await;
    assert_ne!(made.header("x-request-id"), "<script>");
    assert_eq!(made["errors"][0]["extensions"]["requestId"], made.header("x-request-id"));
    let revision = directory.anyone().asks("{ directory { revision } }").await;
    assert_eq!(revision.data()["directory"]["revision"], revision.header("partnernetz-revision"));
}

#[tokio::test]
async fn whoever_names_a_revision_reads_it_or_a_later_one() {
    let directory = Directory::demo().await;
    let query = json!({ "query": "{ institution(by: { slug: \"spaet\" }) { name } }" });
    let now: u64 =
        directory.anyone().asks("{ directory { revision } }").await.header("partnernetz-revision").parse().unwrap();
    let ask = |revision: u64| {
        let request = directory.anyone().request().header("Partnernetz-Revision", revision);
        tokio::spawn(Answer::of(request.json(&query)))
    };
    let waiting = ask(now + 1);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!waiting.is_finished(), "the revision is not there yet");
    directory
        .load(&json!({ "format": "partnernetz-directory/1", "title": "Erfundenes Beispiel", "language": "de",
            "records": [{ "noun": "institution", "slug": "spaet", "name": "Spät" }] }))
        .await;
    let answer = waiting.await.unwrap();
    assert_eq!(answer.data()["institution"]["name"], "Spät");
    assert_eq!(answer.header("partnernetz-revision"), (now + 1).to_string());
    let never = ask(now + 1_000).await.unwrap();
    assert_eq!(never.data()["institution"]["name"], "Spät", "after a while it answers all the same");
    let wrong = directory.anyone().request().header("Partnernetz-Revision", "gestern").json(&query);
    let wrong = Answer::of(wrong).await;
    assert_eq!((wrong.status, codes(&wrong)), (400, vec!["BAD_INPUT"]));
}

#[tokio::test]
async fn only_json_of_a_sensible_size_is_read() {
    let directory = Directory::demo().await;
    let query = json!({ "query": "{ directory { title } }" }).to_string();
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""] {
        let request = directory.anyone().request().header("Content-Type", content_type).body(query.clone());
        let answer = Answer::of(request).await;
        assert_eq!((answer.status, codes(&answer)), (415, vec!["BAD_INPUT"]), "{content_type}");
    }
    let large = json!({ "query": format!("{{ directory {{ title }} }} # {}", "x".repeat(200_000)) });
    let answer = directory.anyone().sends(&large).await;
    assert_eq!((answer.status, codes(&answer)), (413, vec!["BAD_INPUT"]));
    let request = directory.anyone().request().header("Content-Type", "application/json").body("{ \"query\": ");
    let answer = Answer::of(request).await;
    assert_eq!((answer.status, codes(&answer)), (400, vec!["BAD_INPUT"]));
    assert!(directory.anyone().sends(&json!(["a batch"])).await.get("data").is_none());
}

#[tokio::test]
async fn a_token_tells_who_one_is_and_how_far_one_sees() {
    let directory = Directory::demo().await;
    let query = "{ viewer { role subject institution { slug } } persons(filter: { slugs: [\"p-k3v8n1qz\", \"p-b2y5c8lm\", \"p-x3l9h7cf\"] }) { nodes { name } } }";
    let anyone = directory.anyone().asks(query).await;
    assert_eq!(anyone.data()["viewer"], json!({ "role": "ANONYMOUS", "subject": null, "institution": null }));
    assert_eq!(names(&anyone), ["Dr. Wiebke Harmsdorf"]);
    let partner = directory.partner().asks(query).await;
    assert_eq!(partner.data()["viewer"]["role"], "PARTNER");
    assert!(partner.data()["viewer"]["institution"]["slug"].is_string());
    assert_eq!(names(&partner), ["Dr. Wiebke Harmsdorf", "Tarek Al-Sayed"]);
    assert_eq!(partner.header("cache-control"), "no-store");
    for client in [directory.editor(), directory.admin()] {
        let staff = client.asks(query).await;
        assert_eq!(names(&staff), ["Dr. Wiebke Harmsdorf", "Marlies Dreyhaupt", "Tarek Al-Sayed"]);
    }
}

#[tokio::test]
async fn a_token_that_is_over_or_false_is_refused_for_the_whole_request() {
    let directory = Directory::demo().await;
    let viewer = Viewer { role: Role::Editor, subject: Some("eva".into()), institution: None };
    let good = directory.token(&viewer, 3600);
    let mut forged = good.clone();
    forged.replace_range(good.len() - 2.., if good.ends_with("AA") { "BB" } else { "AA" });
    let unsigned = format!("{}.{}.", "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0", good.split('.').nth(1).unwrap());
    for token in [forged, unsigned, "unsinn".to_owned(), String::new()] {
        let answer = directory.anyone().with_token(token.clone()).asks("{ directory { title } }").await;
        assert_eq!((answer.status, codes(&answer)), (401, vec!["UNAUTHENTICATED"]), "{token}");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
        assert!(answer.get("data").is_none());
        let text = answer.to_string();
        assert!(token.is_empty() || !text.contains(&token), "the token is not echoed");
    }
    let good = directory.anyone().with_token(good).asks("{ viewer { role subject } }").await;
    assert_eq!(good.data()["viewer"], json!({ "role": "EDITOR", "subject": "eva" }));
}

#[tokio::test]
async fn messages_follow_the_reader_and_data_never_does() {
    let directory = Directory::demo().await;
    let query =
        "{ institution(by: { slug: \"kreis-fennegau\" }) { name type { label en: label(language: EN) } note } }";
    let german = directory.anyone().asks(query).await;
    let english = directory.anyone().reading("en-GB,en;q=0.9,de;q=0.1").asks(query).await;
    assert_eq!(german["data"], english["data"]);
    assert_eq!(
        german["data"]["institution"]["type"],
        json!({ "label": "Gebietskörperschaft", "en": "Local authority" })
    );
    assert_ne!(german["errors"][0]["message"], english["errors"][0]["message"]);
    assert_eq!(german["errors"][0]["extensions"]["code"], english["errors"][0]["extensions"]["code"]);
}

#[tokio::test]
async fn defaults_of_variables_decide_over_skip_and_include() {
    let directory = Directory::demo().await;
    let query = "query ($with: Boolean! = true) { directory { title @include(if: $with) language @skip(if: $with) } }";
    let title = json!({ "title": "Erfundenes Beispiel" });
    assert_eq!(directory.anyone().sends(&json!({ "query": query })).await.data()["directory"], title);
    let without: Value =
        directory.anyone().asks_with(query, json!({ "with": false })).await.data()["directory"].clone();
    assert_eq!(without, json!({ "language": "de" }));
}
