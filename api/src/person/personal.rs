//! The one list of what is personal: export and erasure read it, and a test holds it against the form of documents.

use serde_json::{Map, Value};

/// The fields of a person's record, and of a relation of a person, that say something about the person, in the spelling of
/// documents.
pub const PERSONAL: Personal = Personal {
    record: &[
        "slug",
        "aliases",
        "given_name",
        "family_name",
        "honorific",
        "legal_basis",
        "delete_after",
        "short_name",
        "other_names",
        "description",
        "website",
        "note",
        "external_ids",
        "terms",
        "citations",
        "addresses",
        "contact_points",
        "opening_hours",
        "by_appointment",
        "verified_at",
        "verified_by",
    ],
    relation: &[
        "kind",
        "source",
        "target",
        "role",
        "function",
        "on_behalf_of",
        "period",
        "terms",
        "contact_points",
        "external_ids",
        "citations",
        "note",
    ],
};

/// Fields that are personal.
pub struct Personal {
    /// Of a person's record.
    pub record: &'static [&'static str],
    /// Of a relation that a person is an end of.
    pub relation: &'static [&'static str],
}

/// The fields of a document that are in the list, and how many values each holds.
pub fn personal_fields<'d>(
    document: &'d Map<String, Value>,
    list: &'static [&'static str],
) -> impl Iterator<Item = (&'static str, &'d Value, usize)> {
    list.iter().filter_map(|field| {
        let value = document.get(*field).filter(|value| !value.is_null())?;
        let count = match value {
            Value::Array(values) => values.len(),
            _ => 1,
        };
        (count > 0).then_some((*field, value, count))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::document::model;

    /// What says nothing about a person: identity in the directory, who sees it, what other nouns have.
    const ELSE: &[&str] = &[
        "id",
        "noun",
        "visibility",
        "lifecycle",
        "merged_into",
        "name",
        "type",
        "legal_form",
        "founded",
        "dissolved",
        "purpose",
        "period",
        "recurrence",
        "edition",
        "published",
        "download_url",
        "stated_counts",
        "scheme",
        "code",
        "name_en",
        "broader",
        "verb_de",
        "verb_inverse_de",
        "verb_en",
        "verb_inverse_en",
    ];

    fn keys(schema: &schemars::Schema) -> BTreeSet<String> {
        let properties = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        properties.into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn every_field_of_a_person_is_in_the_list_or_says_nothing_about_them() {
        let record = keys(&schemars::schema_for!(model::Record));
        let listed: BTreeSet<String> = PERSONAL.record.iter().chain(ELSE).map(|key| (*key).to_owned()).collect();
        assert!(record.len() > 40 && record == listed, "{:?}", record.symmetric_difference(&listed));
        let relation = keys(&schemars::schema_for!(model::Relation));
        let listed = PERSONAL.relation.iter().chain(&["id", "visibility"]).map(|key| (*key).to_owned());
        let listed: BTreeSet<String> = listed.collect();
        assert!(relation == listed, "{:?}", relation.symmetric_difference(&listed));
    }
}
