//! Which citations a viewer may see: those of what is seen, and of a field of which everything is seen.
//!
//! The words of a source often say the very thing: a quote about contact points may hold the hidden number.

use super::{RecordView, RelationView};
use crate::directory::{Citation, Detail, Visibility};

/// Fields that only staff may read.
const STAFF_FIELDS: &[&str] =
    &["note", "legal_basis", "delete_after", "lifecycle", "visibility", "verified_by", "merged_into"];

impl<'v> RecordView<'v> {
    /// Where its facts are from; a citation of a field of which the viewer does not see everything is left out.
    pub fn citations(self) -> impl Iterator<Item = &'v Citation> {
        let is_seen = move |field: &str| self.shows_all_of(field);
        self.record.citations.iter().filter(move |citation| citation.field.as_deref().is_none_or(is_seen))
    }

    fn shows_all_of(self, field: &str) -> bool {
        if is_one_of(field, STAFF_FIELDS) {
            return self.view.audience() == Visibility::Staff;
        }
        if is_one_of(field, &["contact_points"]) {
            return self.contact_points().count() == self.record.contact_points.len();
        }
        if is_one_of(field, &["terms"]) {
            return self.terms().count() == self.record.terms.len();
        }
        match &self.record.detail {
            Detail::Term(term) if is_one_of(field, &["broader"]) => self.broader().count() == term.broader.len(),
            _ => true,
        }
    }
}

impl<'v> RelationView<'v> {
    /// Where it is from; a citation of a field of which the viewer does not see everything is left out.
    pub fn citations(self) -> impl Iterator<Item = &'v Citation> {
        let is_seen = move |field: &str| self.shows_all_of(field);
        self.relation.citations.iter().filter(move |citation| citation.field.as_deref().is_none_or(is_seen))
    }

    fn shows_all_of(self, field: &str) -> bool {
        if is_one_of(field, STAFF_FIELDS) {
            return self.view().audience() == Visibility::Staff;
        }
        if is_one_of(field, &["contact_points"]) {
            return self.contact_points().count() == self.relation.contact_points.len();
        }
        if is_one_of(field, &["terms"]) {
            return self.terms().count() == self.relation.terms.len();
        }
        !is_one_of(field, &["on_behalf_of"]) || self.relation.on_behalf_of.is_none() || self.on_behalf_of().is_some()
    }
}

/// Whether a citation's field is one of these or within one of them, in whichever spelling: `contact_points`,
/// `contactPoints`, `contact_points[0].value`.
fn is_one_of(field: &str, fields: &[&str]) -> bool {
    let field = field.split(['.', '[']).next().unwrap_or_default();
    let letters =
        |text: &str| text.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).collect();
    let field: Vec<u8> = letters(field);
    fields.iter().any(|it| letters(it) == field)
}
