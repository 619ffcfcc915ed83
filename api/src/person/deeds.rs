//! What staff write about persons.

use async_graphql::MaybeUndefined;

use super::Person;
use crate::deed::{Draft, Size, UserErrorCode, Way, noun_deeds, put};
use crate::directory::{Detail, LegalBasis, Noun, Record, RecordNo};
use crate::graphql::scalar::Date;
use crate::record::deeds::NounValues;
use crate::words::words;

noun_deeds! {
    /// What is done to persons. For editors; erasing them is for admins.
    Person, Person, Maintain:
    person_create = "personCreate", person_update = "personUpdate",
    PersonMutation, PersonPayload {
        /// The person after it; null if it was refused.
        person
    },
    PersonCreateInput, PersonPatch, PersonValues {
        required {
            /// Given name or names.
            given_name: String;
            /// Family name.
            family_name: String;
            /// On what ground the data is held: GDPR Article 6(1).
            legal_basis: LegalBasis;
        }
        optional {
            /// Title before the name ("Dr.").
            honorific: String;
            /// The day after which the data must go.
            delete_after: Date;
        }
    }
}

impl NounValues for PersonValues {
    const NOUN: Noun = Noun::Person;

    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, _: RecordNo, record: &mut Record) {
        let Detail::Person(own) = &mut record.detail else { return };
        draft.required(&way.key("givenName"), &mut own.given_name, self.given_name);
        draft.required(&way.key("familyName"), &mut own.family_name, self.family_name);
        draft.optional(&way.key("honorific"), &mut own.honorific, self.honorific, Size::Line);
        match self.legal_basis {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Value(basis) => own.legal_basis = basis,
            MaybeUndefined::Null => {
                let words = words!(
                    "Ohne Rechtsgrundlage (Art. 6 Abs. 1 DSGVO) dürfen keine Daten einer Person geführt werden",
                    "Without a legal basis (GDPR Article 6(1)) no data of a person may be held",
                );
                draft.trouble(&way.key("legalBasis"), UserErrorCode::Required, words);
            }
        }
        put(&mut own.delete_after, self.delete_after.map_value(|day| day.0));
        let name = own.full_name();
        record.name_it(name.into());
    }
}
