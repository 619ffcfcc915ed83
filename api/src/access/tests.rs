//! Which tokens are good, and which keys.

use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Keys, Refused, Role, Signer, Verifier, Viewer};
use crate::config::{Database, JwtAlgorithm, JwtSettings};
use crate::graphql::node::{GlobalId, Tag};

const SECRET: &str = "only-for-tests-only-for-tests-0123456789";
const NOW: i64 = 1_800_000_000;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW, 0).unwrap()
}

fn settings() -> JwtSettings {
    JwtSettings {
        jwt_secret: Some(SECRET.parse().unwrap()),
        jwt_public_key: None,
        jwt_algorithm: None,
        jwt_issuer: "partnernetz".into(),
        jwt_audience: "partnernetz".into(),
    }
}

fn postgres() -> Database {
    "postgres://a@b/c".parse().unwrap()
}

fn verifier() -> Verifier {
    Keys::open(&settings(), &postgres()).ok().unwrap().verifier
}

fn claims() -> Value {
    json!({ "iss": "partnernetz", "aud": "partnernetz", "sub": "eva", "exp": NOW + 60, "role": "editor" })
}

fn signed(header: &Header, claims: &Value) -> String {
    jsonwebtoken::encode(header, claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap()
}

/// The answer to these claims, well signed.
fn answer(claims: &Value) -> Result<Viewer, Refused> {
    bearer(&signed(&Header::new(Algorithm::HS256), claims))
}

fn bearer(token: &str) -> Result<Viewer, Refused> {
    verifier().viewer(Some(format!("Bearer {token}").as_bytes()), now())
}

fn with(key: &str, value: &Value) -> Value {
    let mut claims = claims();
    claims[key] = value.clone();
    claims
}

fn without(key: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(key);
    claims
}

#[test]
fn without_a_token_one_is_anyone() {
    assert_eq!(verifier().viewer(None, now()), Ok(Viewer::anonymous()));
}

#[test]
fn a_good_token_makes_a_viewer() {
    let editor = Viewer { role: Role::Editor, subject: Some("eva".into()), institution: None };
    assert_eq!(answer(&claims()), Ok(editor.clone()));
    assert_eq!(answer(&with("aud", &json!(["other", "partnernetz"]))), Ok(editor));
    let id = Uuid::from_u128(7);
    let mut partner = with("role", &json!("partner"));
    partner["institution"] = GlobalId::new(Tag::Institution, id).to_string().into();
    assert_eq!(answer(&partner).unwrap().institution, Some(id));
}

#[test]
fn every_claim_must_hold() {
    for key in ["iss", "aud", "sub", "exp", "role"] {
        assert_eq!(answer(&without(key)), Err(Refused::Invalid), "without {key}");
        assert_eq!(answer(&with(key, &Value::Null)), Err(Refused::Invalid), "null {key}");
    }
    for (key, value) in [
        ("iss", json!("other")),
        ("aud", json!("other")),
        ("aud", json!([])),
        ("sub", json!("")),
        ("sub", json!(7)),
        ("exp", json!("1800000060")),
        ("nbf", json!(NOW + 31)),
        ("nbf", json!("soon")),
        ("role", json!("anonymous")),
        ("role", json!("Admin")),
        ("role", json!("partner")),
        ("role", json!(["editor"])),
        ("institution", json!("stadt-detmold")),
        ("institution", json!(GlobalId::new(Tag::Person, Uuid::from_u128(7)).to_string())),
    ] {
        assert_eq!(answer(&with(key, &value)), Err(Refused::Invalid), "{key}: {value}");
    }
}

#[test]
fn the_time_of_a_token_has_half_a_minute_of_leeway() {
    assert!(answer(&with("exp", &json!(NOW - 29))).is_ok());
    assert_eq!(answer(&with("exp", &json!(NOW - 30))), Err(Refused::Expired));
    assert!(answer(&with("exp", &json!(1_800_000_000.5))).is_ok());
    assert!(answer(&with("nbf", &json!(NOW + 29))).is_ok());
    // What else is wrong with a token is not told by an "expired".
    let mut both = with("exp", &json!(NOW - 99));
    both["role"] = json!("partner");
    assert_eq!(answer(&both), Err(Refused::Invalid));
}

#[test]
fn only_the_configured_algorithm_counts() {
    let none = format!(
        "{}.{}.",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#),
        URL_SAFE_NO_PAD.encode(claims().to_string())
    );
    assert_eq!(bearer(&none), Err(Refused::Invalid));
    assert_eq!(bearer(&signed(&Header::new(Algorithm::HS384), &claims())), Err(Refused::Invalid));
    let other = EncodingKey::from_secret(b"another secret, another secret, 0123");
    let other = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims(), &other).unwrap();
    assert_eq!(bearer(&other), Err(Refused::Invalid));
    // A public key taken as an HS256 secret: the classic confusion.
    let pem = std::fs::read(key("rs256.pub.pem")).unwrap();
    let confused = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims(), &EncodingKey::from_secret(&pem));
    let keys = Keys::open(&public("rs256.pub.pem", JwtAlgorithm::Rs256), &postgres()).ok().unwrap();
    let header = format!("Bearer {}", confused.unwrap());
    assert_eq!(keys.verifier.viewer(Some(header.as_bytes()), now()), Err(Refused::Invalid));
}

#[test]
fn a_critical_header_is_refused_and_a_key_in_the_token_ignored() {
    let mut header = Header::new(Algorithm::HS256);
    header.crit = Some(vec!["exp".to_owned()]);
    assert_eq!(bearer(&signed(&header, &claims())), Err(Refused::Invalid));
    let mut header = Header::new(Algorithm::HS256);
    header.jku = Some("https://example.org/keys".to_owned());
    header.kid = Some("../../etc/passwd".to_owned());
    assert!(bearer(&signed(&header, &claims())).is_ok());
}

#[test]
fn only_bearer_is_a_scheme() {
    let token = signed(&Header::new(Algorithm::HS256), &claims());
    let ask = |header: &str| verifier().viewer(Some(header.as_bytes()), now());
    assert!(ask(&format!("bearer {token}")).is_ok());
    for wrong in [token.clone(), format!("Basic {token}"), format!("Token {token}"), String::new(), "Bearer".to_owned()]
    {
        assert_eq!(ask(&wrong), Err(Refused::Scheme), "{wrong}");
    }
    for wrong in ["Bearer ", "Bearer a.b.c", "Bearer a b", &format!("Bearer {token}, Bearer {token}")] {
        assert!(ask(wrong).is_err(), "{wrong}");
    }
    assert_eq!(bearer(&"a".repeat(9000)), Err(Refused::Invalid));
    assert_eq!(verifier().viewer(Some(&[0xff, 0xfe]), now()), Err(Refused::Scheme));
}

fn key(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/access/test_keys").join(name)
}

fn public(name: &str, algorithm: JwtAlgorithm) -> JwtSettings {
    JwtSettings { jwt_secret: None, jwt_public_key: Some(key(name)), jwt_algorithm: Some(algorithm), ..settings() }
}

#[test]
fn what_a_private_key_signs_its_public_key_accepts() {
    let editor = Viewer { role: Role::Editor, subject: Some("eva".into()), institution: None };
    for (name, algorithm) in
        [("rs256", JwtAlgorithm::Rs256), ("es256", JwtAlgorithm::Es256), ("eddsa", JwtAlgorithm::EdDsa)]
    {
        let jwt = public(&format!("{name}.pub.pem"), algorithm);
        let signer = Signer::open(Some(&key(&format!("{name}.pem"))), &jwt, &postgres()).ok().unwrap();
        let token = signer.issue(&editor, Duration::from_mins(1), now()).unwrap();
        let keys = Keys::open(&jwt, &postgres()).ok().unwrap();
        let header = format!("Bearer {token}");
        assert_eq!(keys.verifier.viewer(Some(header.as_bytes()), now()), Ok(editor.clone()), "{name}");
        assert!(keys.signer.is_none());
    }
}

fn problem(jwt: &JwtSettings) -> String {
    Keys::open(jwt, &postgres()).err().unwrap().to_string()
}

#[test]
fn a_key_that_does_not_fit_is_a_clear_error() {
    assert!(problem(&public("rs256.pub.pem", JwtAlgorithm::Hs256)).contains("RS256, ES256 or EdDSA"));
    assert!(problem(&public("rs256.pub.pem", JwtAlgorithm::EdDsa)).contains("no public key for EdDSA"));
    assert!(problem(&public("rs256.pem", JwtAlgorithm::Rs256)).contains("no public key"));
    assert!(problem(&public("README.md", JwtAlgorithm::Rs256)).contains("no public key"));
    assert!(problem(&public("missing.pem", JwtAlgorithm::Rs256)).contains("can't be read"));
    assert!(problem(&public("rsa1024.pub.pem", JwtAlgorithm::Rs256)).contains("2,048 bits"));
    assert!(problem(&public("p384.pub.pem", JwtAlgorithm::Es256)).contains("P-256"));
    let secret = JwtSettings { jwt_algorithm: Some(JwtAlgorithm::Es256), ..settings() };
    assert!(problem(&secret).contains("--jwt-public-key FILE"));
    let nothing = JwtSettings { jwt_secret: None, ..settings() };
    assert!(problem(&nothing).contains("must be configured"));
}

#[test]
fn a_directory_on_sqlite_makes_its_own_secret_and_tokens_fit_it() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::Sqlite(folder.path().join("p.db"));
    let jwt = JwtSettings { jwt_secret: None, ..settings() };
    let early = Signer::open(None, &jwt, &database).err().unwrap();
    assert!(early.to_string().contains("partnernetz serve"), "{early}");
    let keys = Keys::open(&jwt, &database).ok().unwrap();
    assert_eq!(keys.made, Some(folder.path().join("p.db.jwt-secret")));
    let admin = Viewer { role: Role::Admin, subject: Some("eva".into()), institution: None };
    let token = Signer::open(None, &jwt, &database).ok().unwrap().issue(&admin, Duration::from_mins(1), now());
    let again = Keys::open(&jwt, &database).ok().unwrap();
    assert_eq!(again.made, None);
    assert_eq!(again.verifier.viewer(Some(format!("Bearer {}", token.unwrap()).as_bytes()), now()), Ok(admin));
}

#[test]
fn no_token_is_issued_that_a_server_would_refuse() {
    let signer = Keys::open(&settings(), &postgres()).ok().unwrap().signer.unwrap();
    let issue = |viewer: &Viewer| signer.issue(viewer, Duration::from_mins(1), now());
    assert_eq!(issue(&Viewer::anonymous()), None);
    assert_eq!(issue(&Viewer { role: Role::Partner, subject: Some("eva".into()), institution: None }), None);
    assert_eq!(issue(&Viewer { role: Role::Admin, subject: None, institution: None }), None);
}
