//! What is asked and answered.

use super::*;

#[tokio::test]
async fn a_token_makes_the_viewer() {
    let served = served().await;
    assert_eq!(json(served.ask("{ role }")).await.1["data"], json!({ "role": "Anonymous" }));
    let response = served.ask("{ role }").bearer_auth(served.token(Role::Admin)).send().await.unwrap();
    assert_eq!(header(&response, "cache-control"), "no-store");
    assert_eq!(response.json::<Value>().await.unwrap()["data"], json!({ "role": "Admin" }));
}

#[tokio::test]
async fn a_bad_token_is_refused_and_never_taken_for_none() {
    let served = served().await;
    for authorization in ["Bearer x.y.z", "Basic YTpi", &format!("Bearer {}x", served.token(Role::Admin))] {
        let request = served.ask("{ role }").header("authorization", authorization);
        let response = request.header("accept-language", "en").send().await.unwrap();
        assert_eq!(response.status(), 401);
        assert!(header(&response, "www-authenticate").starts_with("Bearer realm="));
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
        assert_eq!(answer.get("data"), None);
    }
    let twice = served.ask("{ role }").bearer_auth(served.token(Role::Admin)).bearer_auth(served.token(Role::Editor));
    assert_eq!(json(twice).await.0, 401);
}

#[tokio::test]
async fn errors_speak_the_language_of_the_request_and_carry_its_id() {
    let served = served().await;
    let request = served.ask("{ forbidden }").header("x-request-id", "abc");
    let response = request.send().await.unwrap();
    assert_eq!((response.status().as_u16(), header(&response, "x-request-id")), (200, "abc"));
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["errors"][0]["message"], "Dazu fehlt die Berechtigung.");
    assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "FORBIDDEN", "requestId": "abc" }));
    let answer = json(served.ask("{ forbidden }").header("accept-language", "en")).await.1;
    assert_eq!(answer["errors"][0]["message"], "You may not do this.");
}

#[tokio::test]
async fn what_is_internal_stays_inside() {
    let served = served().await;
    for (query, path) in [("{ broken role }", true), ("{ panics }", false)] {
        let (status, answer) = json(served.ask(query)).await;
        assert_eq!(status, if path { 200 } else { 500 });
        assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{answer}");
        assert!(!answer.to_string().contains("secret") && !answer.to_string().contains("panic"), "{answer}");
    }
    // The server is none the worse for it.
    assert_eq!(json(served.ask("{ role }")).await.0, 200);
}

#[tokio::test]
async fn errors_of_the_executor_get_a_code_and_are_short_and_few() {
    let served = served().await;
    let long = format!("{{ {} }}", "ä".repeat(2000));
    for query in ["{", "{ nothing }", "{ slow(millis: \"a\") }", "{ ...gone }", &long] {
        let (status, answer) = json(served.ask(query)).await;
        assert_eq!(status, 200);
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], "BAD_INPUT", "{answer}");
        assert!(error["message"].as_str().unwrap().starts_with("Die Anfrage ist nicht gültig: "));
        assert!(error["message"].as_str().unwrap().chars().count() <= 500);
    }
    let many = (0..300).map(|n| format!("f{n}")).collect::<Vec<_>>().join(" ");
    assert_eq!(json(served.ask(&format!("{{ {many} }}"))).await.1["errors"].as_array().unwrap().len(), 50);
    let many = json(served.ask("{ many { forbidden } }")).await.1;
    assert!(many["errors"].as_array().unwrap().len() <= 50);
}

#[tokio::test]
async fn the_cost_is_reported_and_limited() {
    let served = served().await;
    let answer = json(served.ask("{ parent { parent { role } } }")).await.1;
    assert_eq!(answer["extensions"]["cost"], json!({ "requested": 2, "limit": 10_000 }));
    let request = served.ask("{ role }").bearer_auth(served.token(Role::Editor));
    assert_eq!(json(request).await.1["extensions"]["cost"], json!({ "requested": 0, "limit": 50_000 }));
    let query = "{ many { many { many { many { many { many { role } } } } } } }";
    let (status, answer) = json(served.ask(query)).await;
    assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (200, &json!("TOO_COMPLEX")));
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("19530"), "{answer}");
    let deep = format!("{{ {} role {} }}", "parent { ".repeat(12), "} ".repeat(12));
    assert_eq!(json(served.ask(&deep)).await.1["errors"][0]["extensions"]["code"], "TOO_COMPLEX");
}

#[tokio::test]
async fn defaults_of_variables_count_in_skip_and_include() {
    let served = served().await;
    let query = "query ($no: Boolean = false, $yes: Boolean = true) {
        role @include(if: $no) skipped @skip(if: $yes) parent @include(if: $yes) { skipped @include(if: $no) role } }";
    let answer = json(served.ask(query)).await.1;
    assert_eq!(answer["data"], json!({ "parent": { "role": "Anonymous" } }), "{answer}");
}

#[tokio::test]
async fn a_request_may_not_take_for_ever() {
    let served = served().await;
    let (status, answer) = json(served.ask("{ slow(millis: 20000) }")).await;
    assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (503, &json!("UNAVAILABLE")));
}

#[tokio::test]
async fn the_standard_introspection_is_answered() {
    let served = served().await;
    let query =
        "{ __schema { types { name fields { name type { name ofType { name ofType { name ofType { name } } } } } } } }";
    assert!(json(served.ask(query)).await.1["errors"].is_null());
}
