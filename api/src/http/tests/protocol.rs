//! GraphQL over HTTP: types, sizes, status codes.

use super::*;

const GRAPHQL: &str = "application/graphql-response+json";

#[tokio::test]
async fn the_form_of_an_answer_is_the_clients_choice() {
    let served = served().await;
    for (accept, form) in [("*/*", "application/json"), (GRAPHQL, GRAPHQL), ("application/json", "application/json")] {
        let response = served.ask("{ role }").header("accept", accept).send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(header(&response, "content-type"), format!("{form}; charset=utf-8"));
    }
    let response = served.ask("{ role }").header("accept", "text/html").send().await.unwrap();
    assert_eq!(response.status(), 406);
}

#[tokio::test]
async fn the_status_tells_whether_there_is_an_answer() {
    let served = served().await;
    for (query, status) in [
        ("{ role }", 200),
        ("{ role forbidden }", 200),
        ("{ forbidden }", 200),
        ("{", 400),
        ("{ nothing }", 400),
        ("query A { role } query B { role }", 400),
    ] {
        let (graphql, answer) = json(served.ask(query).header("accept", GRAPHQL)).await;
        assert_eq!(graphql, status, "{query}");
        assert_eq!(answer.get("data").is_some(), status == 200, "{query}");
        assert_eq!(json(served.ask(query)).await.0, 200, "{query}");
    }
}

#[tokio::test]
async fn only_json_is_a_request() {
    let served = served().await;
    let body = r#"{"query":"{ role }"}"#;
    let post = || Client::new().post(served.url("/graphql")).body(body);
    assert_eq!(json(post()).await.0, 415);
    for (content_type, status) in [
        ("application/json", 200),
        ("Application/JSON; charset=UTF-8", 200),
        ("application/json; charset=latin1", 415),
        ("text/plain", 415),
        ("application/graphql", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=a", 415),
    ] {
        assert_eq!(json(post().header("content-type", content_type)).await.0, status, "{content_type}");
    }
    let gzip = post().header("content-type", "application/json").header("content-encoding", "gzip");
    assert_eq!(json(gzip).await.0, 415);
}

#[tokio::test]
async fn a_body_must_be_a_request() {
    let served = served().await;
    let post = |body: &'static str| {
        Client::new().post(served.url("/graphql")).header("content-type", "application/json").body(body)
    };
    for body in [
        "",
        "{",
        "null",
        "[]",
        r#"[{"query":"{ role }"}]"#,
        "{}",
        r#"{"query":null}"#,
        r#"{"query":7}"#,
        r#"{"query":"{ role }","variables":"a"}"#,
        r#"{"query":"{ role }","variables":[]}"#,
        r#"{"query":"{ role }","operationName":7}"#,
        r#"{"query":"{ role }","extensions":"a"}"#,
    ] {
        let (status, answer) = json(post(body)).await;
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (400, &json!("BAD_INPUT")), "{body}");
    }
    for body in [
        r#"{"query":"{ role }","variables":null,"operationName":null,"extensions":null}"#,
        r#"{"query":"{ role }","variables":{},"operationName":"","extensions":{"a":1},"other":1}"#,
        r#"{"query":"query A { role } query B { parent { role } }","operationName":"A"}"#,
    ] {
        let (status, answer) = json(post(body)).await;
        assert_eq!((status, &answer["data"]["role"]), (200, &json!("Anonymous")), "{body}");
    }
}

#[tokio::test]
async fn a_large_body_is_refused_before_it_is_read() {
    let served = served().await;
    let declared = "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\nconnection: close\r\n";
    let answer = served.raw(format!("{declared}content-length: 10000000\r\n\r\n{{").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let mut chunked = format!("{declared}transfer-encoding: chunked\r\n\r\n");
    chunked.push_str(&format!("2000\r\n{}\r\n", " ".repeat(0x2000)).repeat(20));
    let answer = served.raw(chunked.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let query = format!("{{ role }} #{}", " ".repeat(100 * 1024));
    assert_eq!(json(served.ask(&query)).await.0, 200);
}

#[tokio::test]
async fn other_methods_and_paths_say_where_to_go() {
    let served = served().await;
    let response = served.get("/graphql?query=%7Brole%7D").await;
    assert_eq!((response.status().as_u16(), header(&response, "allow")), (405, "POST"));
    let response = served.get("/nowhere").await;
    assert_eq!(response.status(), 404);
    assert!(response.text().await.unwrap().contains("POST /graphql"));
    let response = served.get("/").await;
    assert_eq!((response.status().as_u16(), header(&response, "location")), (307, "/graphiql"));
    assert!(served.get("/schema.graphql").await.text().await.unwrap().contains("type Query"));
    assert_eq!(served.get("/health/live").await.json::<Value>().await.unwrap(), json!({ "status": "live" }));
    let ready = served.get("/health/ready").await.json::<Value>().await.unwrap();
    assert_eq!(ready, json!({ "status": "ready", "revision": 0 }));
}

#[tokio::test]
async fn every_answer_protects_browsers_and_names_request_and_revision() {
    let served = served().await;
    for path in ["/", "/graphiql", "/graphiql/partnernetz.js", "/graphql", "/schema.graphql", "/health/live", "/gone"] {
        let response = served.get(path).await;
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "no-referrer", "{path}");
        assert!(header(&response, "content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(header(&response, "partnernetz-revision"), "0", "{path}");
        assert_eq!(header(&response, "x-request-id").len(), 36, "{path}");
        assert_eq!(header(&response, "server"), "", "{path}");
    }
}

#[tokio::test]
async fn graphiql_is_served_compressed_and_kept() {
    let served = served().await;
    let get = |encoding: &str| {
        Client::new().get(served.url("/graphiql/graphiql-3.9.0.js")).header("accept-encoding", encoding)
    };
    let packed = get("br, gzip").send().await.unwrap();
    assert_eq!((header(&packed, "content-encoding"), header(&packed, "vary")), ("gzip", "accept-encoding"));
    assert!(header(&packed, "cache-control").contains("immutable"));
    let tag = header(&packed, "etag").to_owned();
    assert_eq!(get("gzip").header("if-none-match", &tag).send().await.unwrap().status(), 304);
    let plain = get("gzip;q=0").send().await.unwrap();
    assert_eq!(header(&plain, "content-encoding"), "");
    assert_ne!(header(&plain, "etag"), tag);
    assert!(plain.bytes().await.unwrap().len() > packed.bytes().await.unwrap().len());
    let page = served.get("/graphiql").await;
    assert!(header(&page, "content-security-policy").contains("script-src 'self';"));
    assert!(page.text().await.unwrap().contains("<title>Partnernetz</title>"));
    assert_eq!(served.get("/graphiql/..%2fCargo.toml").await.status(), 404);
}
