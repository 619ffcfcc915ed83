//! The vocabulary, and a record of each noun.

use partnernetz_entities::{
    cooperation, directory, institution, person, publication, record, relation_kind, relation_kind_end, scheme,
    slug_alias, source, stated_count, term, term_broader, working_group,
};
use sea_orm_migration::sea_orm::{DatabaseConnection, prelude::Uuid};

use super::{BROADER, COOPERATION, INSTITUTION, PERSON, PUBLICATION, TERM, WORKING_GROUP, day, instant, keep, some};

pub async fn fill(db: &DatabaseConnection) {
    vocabulary(db).await;
    records(db).await;
    terms(db).await;
    other_nouns(db).await;
}

async fn vocabulary(db: &DatabaseConnection) {
    let row = source::Model { key: "strategy".into(), title: "Strategie".into(), url: some("https://a.example") };
    keep(db, source::Entity, row).await;
    let row = directory::Model {
        id: 1,
        title: "Verzeichnis".into(),
        language: "de".into(),
        default_source: some("strategy"),
        epoch: 1,
        created_at: instant(),
    };
    keep(db, directory::Entity, row).await;
    let row = scheme::Model { code: "topic".into(), label_de: "Thema".into(), label_en: "Topic".into(), open: true };
    keep(db, scheme::Entity, row).await;
    let row = relation_kind::Model {
        code: "contact_for".into(),
        label_de: "ist Ansprechperson für".into(),
        inverse_de: "hat als Ansprechperson".into(),
        label_en: "is contact for".into(),
        inverse_en: "has as contact".into(),
        temporal: "STATE".into(),
        symmetric: false,
        role_scheme: some("topic"),
        position: 3,
    };
    keep(db, relation_kind::Entity, row).await;
    let row = relation_kind_end::Model {
        kind: "contact_for".into(),
        source_noun: "person".into(),
        target_noun: "institution".into(),
        position: 0,
    };
    keep(db, relation_kind_end::Entity, row).await;
}

async fn records(db: &DatabaseConnection) {
    let nouns = [
        (INSTITUTION, "institution"),
        (PERSON, "person"),
        (WORKING_GROUP, "working_group"),
        (COOPERATION, "cooperation"),
        (PUBLICATION, "publication"),
        (TERM, "term"),
        (BROADER, "term"),
    ];
    for (id, noun) in nouns {
        let bare = record::Model {
            id,
            noun: noun.into(),
            slug: format!("slug-{}", id.as_u128()),
            name: "Kammer für Bäckerei".into(),
            short_name: None,
            description: None,
            website: None,
            note: None,
            visibility: "PUBLIC".into(),
            lifecycle: "DRAFT".into(),
            by_appointment: None,
            version: 1,
            created_at: instant(),
            updated_at: instant(),
            verified_at: None,
            verified_by: None,
            merged_into: None,
        };
        keep(db, record::Entity, bare).await;
    }
    let full = record::Model {
        id: Uuid::max(),
        noun: "institution".into(),
        slug: "kammer".into(),
        name: "Kammer".into(),
        short_name: some("K"),
        description: some("Zeile\nund noch eine: \"'\\ 🥐"),
        website: some("https://k.example"),
        note: some("intern"),
        visibility: "STAFF".into(),
        lifecycle: "ARCHIVED".into(),
        by_appointment: Some(false),
        version: i32::MAX,
        created_at: instant(),
        updated_at: instant(),
        verified_at: Some(instant()),
        verified_by: some("subject"),
        merged_into: Some(INSTITUTION),
    };
    keep(db, record::Entity, full).await;
    keep(db, slug_alias::Entity, slug_alias::Model { slug: "alt".into(), record_id: INSTITUTION, position: 0 }).await;
}

async fn terms(db: &DatabaseConnection) {
    for record_id in [TERM, BROADER] {
        let row = term::Model {
            record_id,
            scheme: "topic".into(),
            code: format!("code-{}", record_id.as_u128()),
            name_en: some("Skills"),
            verb_de: some("leitet"),
            verb_inverse_de: some("wird geleitet von"),
            verb_en: some("leads"),
            verb_inverse_en: some("is led by"),
        };
        keep(db, term::Entity, row).await;
    }
    let row = term_broader::Model { term_id: TERM, broader_id: BROADER, position: 0 };
    keep(db, term_broader::Entity, row).await;
}

async fn other_nouns(db: &DatabaseConnection) {
    let row = institution::Model {
        record_id: INSTITUTION,
        type_id: Some(TERM),
        legal_form_id: Some(BROADER),
        founded_text: some("Ende 2017"),
        founded_edtf: some("[2017-10..2017-12]"),
        dissolved_text: some("2020"),
        dissolved_edtf: some("2020"),
    };
    keep(db, institution::Entity, row).await;
    let row = person::Model {
        record_id: PERSON,
        given_name: "Ada".into(),
        family_name: "Muster".into(),
        honorific: some("Dr."),
        legal_basis: "public_task".into(),
        delete_after: day(),
    };
    keep(db, person::Entity, row).await;
    let row = working_group::Model {
        record_id: WORKING_GROUP,
        type_id: Some(TERM),
        founded_text: some("2011"),
        founded_edtf: some("2011"),
        dissolved_text: some("2020"),
        dissolved_edtf: some("2020"),
        purpose: some("Fachkräfte"),
    };
    keep(db, working_group::Entity, row).await;
    let row = cooperation::Model {
        record_id: COOPERATION,
        type_id: Some(TERM),
        period_text: some("seit 2017"),
        period_start_text: some("2017"),
        period_start_edtf: some("2017"),
        period_end_text: some("offen"),
        period_end_edtf: some(".."),
        period_ongoing: Some(true),
        recurrence_text: some("jährlich"),
        rrule: some("FREQ=YEARLY"),
        window_start: some("--09-16"),
        window_end: some("--09-30"),
    };
    keep(db, cooperation::Entity, row).await;
    let row = publication::Model {
        record_id: PUBLICATION,
        type_id: Some(TERM),
        edition: some("2. Auflage"),
        published_text: some("2019"),
        published_edtf: some("2019"),
        download_url: some("https://p.example/a.pdf"),
    };
    keep(db, publication::Entity, row).await;
    let row = stated_count::Model {
        id: Uuid::max(),
        record_id: PUBLICATION,
        position: 0,
        what: "Empfehlungen".into(),
        count: i64::MAX,
    };
    keep(db, stated_count::Entity, row).await;
}
