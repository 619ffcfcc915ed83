//! Terms: labels in two languages, broader and narrower, what bears them; the vocabulary that ships.

use serde_json::{Value, json};

use crate::harness::{Directory, codes, names, slugs};

#[tokio::test]
async fn labels_come_in_two_languages_whatever_the_reader_accepts() {
    let directory = Directory::demo().await;
    let query = "{ term(by: { code: { scheme: \"participation_role\", code: \"organiser\" } }) {
        slug code label de: label(language: DE) en: label(language: EN) name nameEn
        scheme { code label english: label(language: EN) isOpen }
        verb inverseVerb(language: EN) } }";
    for language in ["de", "en"] {
        let answer = directory.anyone().reading(language).asks(query).await;
        assert_eq!(
            answer.data()["term"],
            json!({
                "slug": "participation-role-organiser", "code": "organiser",
                "label": "Veranstalter", "de": "Veranstalter", "en": "Organiser", "name": "Veranstalter", "nameEn": "Organiser",
                "scheme": { "code": "participation_role", "label": answer.data()["term"]["scheme"]["label"],
                            "english": answer.data()["term"]["scheme"]["english"], "isOpen": false },
                "verb": "veranstaltet", "inverseVerb": "organised by",
            })
        );
    }
    let without_english =
        directory.anyone().asks("{ term(by: { slug: \"thema-bildung\" }) { verb label(language: EN) } }").await;
    assert_eq!(without_english.data()["term"], json!({ "verb": null, "label": "Education" }));
}

#[tokio::test]
async fn a_term_may_have_several_that_are_broader() {
    let directory = Directory::demo().await;
    let answer = directory
        .anyone()
        .asks(
            "{ term(by: { slug: \"thema-berufsorientierung\" }) { broader { nodes { slug } } ancestors { totalCount } }
               top: term(by: { slug: \"thema-bildung\" }) {
                 broader { totalCount } narrower { nodes { slug } } descendants { totalCount }
               }
               tops: terms(filter: { schemes: [\"topic\"], isTop: true }) { nodes { slug } } }",
        )
        .await;
    let found = answer.data();
    assert_eq!(slugs(&answer), ["thema-bildung", "thema-uebergang"]);
    assert_eq!(found["term"]["ancestors"]["totalCount"], 2);
    assert_eq!(found["top"]["broader"]["totalCount"], 0);
    let slug = |slug: &str| json!({ "slug": slug });
    let below = ["thema-ausbildung", "thema-berufsorientierung", "thema-weiterbildung"].map(slug);
    assert_eq!(found["top"]["narrower"]["nodes"], json!(below));
    assert_eq!(found["top"]["descendants"]["totalCount"], 5);
    assert_eq!(found["tops"]["nodes"], json!([slug("thema-bildung"), slug("thema-uebergang")]));
}

#[tokio::test]
async fn what_bears_a_term_is_found_from_it() {
    let directory = Directory::demo().await;
    let query = "query ($by: TermBy!, $narrower: Boolean!, $filter: RecordFilter) { term(by: $by) { records(includeNarrower: $narrower, filter: $filter) { totalCount nodes { slug } } } }";
    let anyone = directory.anyone();
    let topic = json!({ "slug": "thema-ausbildung" });
    let institutions = json!({ "nouns": ["INSTITUTION"] });
    let with = anyone.asks_with(query, json!({ "by": topic, "narrower": true, "filter": institutions })).await;
    assert_eq!(
        slugs(&with),
        [
            "berufskolleg-tannbrueck",
            "bildungsbuero-fennegau",
            "bildungswerk-tannbrueck-ev",
            "regionalagentur-linderhoehen"
        ]
    );
    let without = anyone.asks_with(query, json!({ "by": topic, "narrower": false, "filter": institutions })).await;
    assert_eq!(slugs(&without), ["bildungsbuero-fennegau", "regionalagentur-linderhoehen"]);
    let by_type = json!({ "code": { "scheme": "institution_type", "code": "local_authority" } });
    let by_type = anyone.asks_with(query, json!({ "by": by_type, "narrower": true })).await;
    assert_eq!(slugs(&by_type), ["kreis-fennegau", "stadt-quellrode"], "as its type");
    let place = anyone
        .asks_with(query, json!({ "by": { "slug": "ort-fennstedt" }, "narrower": true, "filter": institutions }))
        .await;
    assert!(slugs(&place).contains(&"handwerkskammer-linderhoehen"), "by an address");
    let former = anyone.asks("{ term(by: { slug: \"thema-ausbildung\" }) { otherNames { value } } }").await;
    assert_eq!(former.data()["term"]["otherNames"], json!([{ "value": "Berufsausbildung" }, { "value": "Lehre" }]));
}

#[tokio::test]
async fn a_hidden_term_is_absent_from_what_bears_it_and_from_lists() {
    let directory = Directory::demo().await;
    let query = "{ term(by: { slug: \"thema-haushalt-intern\" }) { name }
        terms(filter: { schemes: [\"topic\"] }) { totalCount }
        institution(by: { slug: \"bildungsbuero-fennegau\" }) { terms { term { slug } } } }";
    let partner = directory.partner().asks(query).await;
    assert_eq!((&partner.data()["term"], &partner.data()["terms"]["totalCount"]), (&Value::Null, &json!(7)));
    let terms = |answer: &Value| answer["data"]["institution"]["terms"].as_array().unwrap().len();
    assert_eq!(terms(&partner), 3);
    let staff = directory.editor().asks(query).await;
    assert_eq!((&staff.data()["terms"]["totalCount"], terms(&staff)), (&json!(8), 4));
}

#[tokio::test]
async fn the_vocabulary_ships_with_every_directory() {
    let directory = Directory::empty().await;
    let shipped: Value = serde_json::from_str(include_str!("../../api/src/vocabulary/vocabulary.json")).unwrap();
    let answer = directory
        .anyone()
        .asks(
            "{ schemes { code label en: label(language: EN) isOpen }
               relationKinds { code label inverseLabel en: label(language: EN) isSymmetric temporal ends { source target } roles { code } }
               institutions { totalCount } directory { title } }",
        )
        .await;
    let found = answer.data();
    let schemes = found["schemes"].as_array().unwrap();
    let count = |list: &str| shipped[list].as_array().unwrap().len();
    assert_eq!(schemes.len(), count("schemes") + count("open_schemes"));
    let kinds = found["relationKinds"].as_array().unwrap();
    for (found, shipped) in kinds.iter().zip(shipped["relation_kinds"].as_array().unwrap()) {
        assert_eq!((&found["code"], &found["label"], &found["en"]), (&shipped["code"], &shipped["de"], &shipped["en"]));
        assert_eq!((&found["inverseLabel"], &found["temporal"]), (&shipped["inverse_de"], &shipped["temporal"]));
        assert_eq!(found["ends"].as_array().unwrap().len(), shipped["ends"].as_array().unwrap().len());
        assert_eq!(found["roles"] == json!([]), shipped["roles"].is_null(), "{found}");
    }
    assert_eq!(kinds.len(), count("relation_kinds"));
    for scheme in shipped["schemes"].as_array().unwrap() {
        let query = "query ($scheme: String!) { terms(filter: { schemes: [$scheme] }, first: 100) { nodes { code name nameEn } } }";
        let answer = directory.anyone().asks_with(query, json!({ "scheme": scheme["code"] })).await;
        let terms = scheme["terms"].as_array().unwrap();
        assert_eq!(names(&answer).len(), terms.len(), "{}", scheme["code"]);
        for term in terms {
            let wanted = json!({ "code": term["code"], "name": term["de"], "nameEn": term["en"] });
            assert!(answer.data()["terms"]["nodes"].as_array().unwrap().contains(&wanted), "{wanted}");
        }
    }
    assert_eq!((&found["institutions"]["totalCount"], &found["directory"]["title"]), (&json!(0), &Value::Null));
    let exactly_one = directory.anyone().asks("{ term(by: { slug: \"a\", id: \"b\" }) { name } }").await;
    assert_eq!(codes(&exactly_one), ["BAD_INPUT"]);
}
