//! What staff write about publications.

use async_graphql::{ID, InputObject, MaybeUndefined};

use super::Publication;
use crate::deed::{Draft, Size, UserErrorCode, Way, list_patch, noun_deeds, put};
use crate::directory::{Detail, Noun, Record, RecordNo, StatedCount};
use crate::graphql::time::DateInput;
use crate::record::deeds::NounValues;
use crate::words::words;

/// A number that a source states ("103 Empfehlungen"); it is never counted from records.
#[derive(Clone, Debug, InputObject)]
pub struct StatedCountInput {
    /// The id of the count that it is, where it is there already.
    pub id: Option<ID>,
    /// What is counted, in the source's words.
    pub what: String,
    /// How many.
    pub count: i32,
}

list_patch! {
    StatedCountListPatch: StatedCountInput;
}

noun_deeds! {
    /// What is done to publications. For editors.
    Publication, Publication, Maintain:
    publication_create = "publicationCreate", publication_update = "publicationUpdate",
    PublicationMutation, PublicationPayload {
        /// The publication after it; null if it was refused.
        publication
    },
    PublicationCreateInput, PublicationPatch, PublicationValues {
        required {
            /// The title.
            name: String;
        }
        optional {
            /// What kind of publication it is: a code of the scheme `publication_type`.
            kind as "type": String;
            /// Which edition it is ("2025").
            edition: String;
            /// When it was published.
            published: DateInput;
            /// Where it can be downloaded (http or https).
            download_url: String;
        }
        lists {
            /// Numbers that its source states.
            stated_counts: StatedCountInput, StatedCountListPatch;
        }
    }
}

impl NounValues for PublicationValues {
    const NOUN: Noun = Noun::Publication;

    fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, _: RecordNo, record: &mut Record) {
        draft.name(&way.key("name"), record, self.name);
        let owner = record.id;
        let Detail::Publication(own) = &mut record.detail else { return };
        draft.code(&way.key("type"), "publication_type", &mut own.type_term, self.kind);
        draft.optional(&way.key("edition"), &mut own.edition, self.edition, Size::Line);
        put(&mut own.published, draft.optional_date(&way.key("published"), self.published));
        draft.web_address(&way.key("downloadUrl"), &mut own.download_url, self.download_url);
        let counts = way.key("statedCounts");
        draft.rows(
            &counts,
            owner,
            &mut own.stated_counts,
            self.stated_counts,
            |it| it.id.as_ref(),
            |draft, way, input, before| Some(stated_count(draft, way, input, before)),
        );
    }
}

fn stated_count(
    draft: &mut Draft<'_>,
    way: &Way<'_>,
    input: StatedCountInput,
    before: Option<&StatedCount>,
) -> StatedCount {
    let id = draft.row_id(before);
    let mut count = StatedCount { id, what: Box::default(), count: input.count.into() };
    draft.required(&way.key("what"), &mut count.what, MaybeUndefined::Value(input.what));
    if input.count < 0 {
        let words = words!("Eine Anzahl ist nie kleiner als 0", "A count is never below 0");
        draft.trouble(&way.key("count"), UserErrorCode::Invalid, words);
    }
    count
}
