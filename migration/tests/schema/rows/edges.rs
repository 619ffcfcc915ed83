//! A relation, what hangs on it and on records, and the change log.

use partnernetz_entities::{
    address, citation, contact_point, external_id, idempotency_key, opening_hours, other_name, record_term, relation,
    relation_term, revision, revision_item, revision_touch, source_gap,
};
use sea_orm_migration::sea_orm::{DatabaseConnection, prelude::Uuid};

use super::{BROADER, INSTITUTION, PERSON, TERM, WORKING_GROUP, day, instant, keep, some};

const RELATION: Uuid = Uuid::from_u128(20);
const ADDRESS: Uuid = Uuid::from_u128(21);
const CONTACT_POINT: Uuid = Uuid::from_u128(22);
const OPENING_HOURS: Uuid = Uuid::from_u128(23);
const RECORD_TERM: Uuid = Uuid::from_u128(24);

pub async fn fill(db: &DatabaseConnection) {
    relations(db).await;
    places(db).await;
    names_and_terms(db).await;
    evidence(db).await;
    journal(db).await;
}

async fn relations(db: &DatabaseConnection) {
    let row = relation::Model {
        id: RELATION,
        kind: "contact_for".into(),
        source_id: PERSON,
        target_id: WORKING_GROUP,
        role_id: Some(TERM),
        function: some("Projektleitung"),
        on_behalf_of_id: Some(INSTITUTION),
        period_text: some("2017 bis 2020"),
        period_start_text: some("2017"),
        period_start_edtf: some("2017"),
        period_end_text: some("2020"),
        period_end_edtf: some("2020"),
        period_ongoing: Some(false),
        note: some("intern"),
        visibility: "PARTNERS".into(),
        version: 1,
        created_at: instant(),
        updated_at: instant(),
    };
    keep(db, relation::Entity, row).await;
    let row = relation_term::Model { relation_id: RELATION, term_id: TERM, position: 0, implied: true };
    keep(db, relation_term::Entity, row).await;
    for (record_id, relation_id) in [(Some(INSTITUTION), None), (None, Some(RELATION))] {
        let value = if record_id.is_some() { "1" } else { "2" };
        let row = external_id::Model { system: "ags".into(), value: value.into(), record_id, relation_id, position: 0 };
        keep(db, external_id::Entity, row).await;
    }
}

async fn places(db: &DatabaseConnection) {
    let row = address::Model {
        id: ADDRESS,
        record_id: INSTITUTION,
        position: 0,
        r#type: "visiting".into(),
        recipient: some(r#"["Kammer","Haus 2"]"#),
        street: some("Weg 1"),
        postal_code: some("01234"),
        locality: some("Ort"),
        country: some("DE"),
        place_id: Some(TERM),
        latitude: Some(51.934_567_890_123),
        longitude: Some(-8.1),
    };
    keep(db, address::Entity, row).await;
    let row = contact_point::Model {
        id: CONTACT_POINT,
        record_id: PERSON,
        relation_id: Some(RELATION),
        position: 0,
        r#type: "email".into(),
        value: "ada@k.example".into(),
        visibility: "PARTNERS".into(),
    };
    keep(db, contact_point::Entity, row).await;
    let row = opening_hours::Model {
        id: OPENING_HOURS,
        record_id: INSTITUTION,
        position: 0,
        days: "MO,TU".into(),
        opens: some("08:30"),
        closes: some("16:00"),
        timezone: "Europe/Berlin".into(),
        valid_from: day(),
        valid_through: day(),
        closed: false,
    };
    keep(db, opening_hours::Entity, row).await;
}

async fn names_and_terms(db: &DatabaseConnection) {
    let row = other_name::Model {
        id: Uuid::max(),
        record_id: INSTITUTION,
        position: 0,
        value: "Chamber".into(),
        language: some("en"),
        usage: some("former"),
    };
    keep(db, other_name::Entity, row).await;
    for (id, term_id) in [(RECORD_TERM, TERM), (Uuid::max(), BROADER)] {
        let row = record_term::Model { id, record_id: INSTITUTION, position: 0, term_id, implied: false };
        keep(db, record_term::Entity, row).await;
    }
}

async fn evidence(db: &DatabaseConnection) {
    let of_nothing = citation::Model {
        id: Uuid::nil(),
        position: 0,
        quote: "„wörtlich“".into(),
        source_key: some("strategy"),
        field: some("name"),
        implied: false,
        record_id: None,
        relation_id: None,
        address_id: None,
        contact_point_id: None,
        opening_hours_id: None,
        record_term_id: None,
    };
    let citations = [
        citation::Model { record_id: Some(INSTITUTION), ..of_nothing.clone() },
        citation::Model { relation_id: Some(RELATION), ..of_nothing.clone() },
        citation::Model { address_id: Some(ADDRESS), ..of_nothing.clone() },
        citation::Model { contact_point_id: Some(CONTACT_POINT), ..of_nothing.clone() },
        citation::Model { opening_hours_id: Some(OPENING_HOURS), ..of_nothing.clone() },
        citation::Model { record_term_id: Some(RECORD_TERM), ..of_nothing },
    ];
    for (id, row) in (30..).zip(citations) {
        keep(db, citation::Entity, citation::Model { id: Uuid::from_u128(id), ..row }).await;
    }
    for (id, record_id) in [(Uuid::nil(), None), (Uuid::max(), Some(INSTITUTION))] {
        let row = source_gap::Model { id, record_id, position: 0, quote: "und".into(), missing: "der Rest".into() };
        keep(db, source_gap::Entity, row).await;
    }
}

async fn journal(db: &DatabaseConnection) {
    for number in [1, i64::MAX] {
        let row = revision::Model {
            number,
            at: instant(),
            actor: some("subject"),
            deed: "load".into(),
            request_id: some("request"),
            commit_id: Uuid::from_u128(number.unsigned_abs().into()),
            epoch: 1,
        };
        keep(db, revision::Entity, row).await;
    }
    let touched = [(Some("ALL"), None), (Some("person"), Some(PERSON)), (None, Some(RELATION))];
    for (seq, (noun, id)) in (0..).zip(touched) {
        let (version, sight) = id.map(|_| (1, "STAFF".to_owned())).unzip();
        let row = revision_touch::Model { revision: 1, seq, noun: noun.map(Into::into), id, version, sight };
        keep(db, revision_touch::Entity, row).await;
    }
    let changed = [(Some(PERSON), None, some("name")), (None, Some(RELATION), some("note")), (None, None, None)];
    for (seq, (record_id, relation_id, field)) in (0..).zip(changed) {
        let row = revision_item::Model {
            revision: 1,
            seq,
            record_id,
            relation_id,
            field,
            before: some("null"),
            after: some(r#""neu""#),
        };
        keep(db, revision_item::Entity, row).await;
    }
    let row = idempotency_key::Model {
        actor: "subject".into(),
        key: "key".into(),
        input: "digest".into(),
        subject: "record".into(),
        revision: 1,
        at: instant(),
    };
    keep(db, idempotency_key::Entity, row).await;
}
