//! What staff write about institutions.

use super::Institution;
use crate::deed::{Draft, Way, noun_deeds, put};
use crate::directory::{Detail, Noun, Record, RecordNo};
use crate::graphql::time::DateInput;
use crate::record::deeds::NounValues;

noun_deeds! {
    /// What is done to institutions. For editors.
    Institution, Institution, Maintain:
    institution_create = "institutionCreate", institution_update = "institutionUpdate",
    InstitutionMutation, InstitutionPayload {
        /// The institution after it; null if it was refused.
        institution
    },
    InstitutionCreateInput, InstitutionPatch, InstitutionValues {
        required {
            /// The name.
            name: String;
        }
        optional {
            /// What kind of institution it is: a code of the scheme `institution_type`.
            kind as "type": String;
            /// Its legal form: a code of the scheme `legal_form`.
            legal_form: String;
            /// When it was founded.
            founded: DateInput;
            /// When it was dissolved; its past stays readable.
            dissolved: DateInput;
        }
    }
}

impl NounValues for InstitutionValues {
    const NOUN: Noun = Noun::Institution;

    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, _: RecordNo, record: &mut Record) {
        draft.name(&way.key("name"), record, self.name);
        let Detail::Institution(own) = &mut record.detail else { return };
        draft.code(&way.key("type"), "institution_type", &mut own.type_term, self.kind);
        draft.code(&way.key("legalForm"), "legal_form", &mut own.legal_form, self.legal_form);
        put(&mut own.founded, draft.optional_date(&way.key("founded"), self.founded).map_value(Box::new));
        put(&mut own.dissolved, draft.optional_date(&way.key("dissolved"), self.dissolved).map_value(Box::new));
        let dates = (own.founded.as_deref(), own.dissolved.as_deref());
        draft.check_order(&way.key("dissolved"), dates);
    }
}
