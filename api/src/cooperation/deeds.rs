//! What staff write about cooperations.

use async_graphql::MaybeUndefined;

use super::Cooperation;
use crate::deed::{Draft, Way, noun_deeds};
use crate::directory::{Detail, Noun, Record, RecordNo};
use crate::graphql::time::{PeriodInput, RecurrenceInput};
use crate::record::deeds::NounValues;

noun_deeds! {
    /// What is done to cooperations. For editors.
    Cooperation, Cooperation, Maintain:
    cooperation_create = "cooperationCreate", cooperation_update = "cooperationUpdate",
    CooperationMutation, CooperationPayload {
        /// The cooperation after it; null if it was refused.
        cooperation
    },
    CooperationCreateInput, CooperationPatch, CooperationValues {
        required {
            /// The name.
            name: String;
        }
        optional {
            /// What kind of cooperation it is: a code of the scheme `cooperation_type`.
            kind as "type": String;
            /// When it takes place or runs.
            period: PeriodInput;
            /// When it comes again.
            recurrence: RecurrenceInput;
        }
    }
}

impl NounValues for CooperationValues {
    const NOUN: Noun = Noun::Cooperation;

    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, _: RecordNo, record: &mut Record) {
        draft.name(&way.key("name"), record, self.name);
        let Detail::Cooperation(own) = &mut record.detail else { return };
        draft.code(&way.key("type"), "cooperation_type", &mut own.type_term, self.kind);
        match self.period {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => own.period = None,
            MaybeUndefined::Value(period) => own.period = draft.period(&way.key("period"), &period),
        }
        match self.recurrence {
            MaybeUndefined::Undefined => {}
            MaybeUndefined::Null => own.recurrence = None,
            MaybeUndefined::Value(it) => own.recurrence = draft.recurrence(&way.key("recurrence"), &it),
        }
    }
}
