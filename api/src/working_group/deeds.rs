//! What staff write about working groups.

use super::WorkingGroup;
use crate::deed::{Draft, Size, Way, noun_deeds, put};
use crate::directory::{Detail, Noun, Record, RecordNo};
use crate::graphql::time::DateInput;
use crate::record::deeds::NounValues;

noun_deeds! {
    /// What is done to working groups. For editors.
    WorkingGroup, WorkingGroup, Maintain:
    working_group_create = "workingGroupCreate", working_group_update = "workingGroupUpdate",
    WorkingGroupMutation, WorkingGroupPayload {
        /// The working group after it; null if it was refused.
        working_group
    },
    WorkingGroupCreateInput, WorkingGroupPatch, WorkingGroupValues {
        required {
            /// The name.
            name: String;
        }
        optional {
            /// What kind of working group it is: a code of the scheme `working_group_type`.
            kind as "type": String;
            /// When it was founded.
            founded: DateInput;
            /// When it was dissolved; its past stays readable.
            dissolved: DateInput;
            /// What it is for.
            purpose: String;
        }
    }
}

impl NounValues for WorkingGroupValues {
    const NOUN: Noun = Noun::WorkingGroup;

    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, _: RecordNo, record: &mut Record) {
        draft.name(&way.key("name"), record, self.name);
        let Detail::WorkingGroup(own) = &mut record.detail else { return };
        draft.code(&way.key("type"), "working_group_type", &mut own.type_term, self.kind);
        put(&mut own.founded, draft.optional_date(&way.key("founded"), self.founded));
        put(&mut own.dissolved, draft.optional_date(&way.key("dissolved"), self.dissolved));
        draft.optional(&way.key("purpose"), &mut own.purpose, self.purpose, Size::Prose);
        draft.check_order(&way.key("dissolved"), (own.founded.as_ref(), own.dissolved.as_ref()));
    }
}
