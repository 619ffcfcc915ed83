//! What is true of all records: the interface, the fields that every noun shares, the parts that hang on a record.

pub mod deeds;
mod fields;
pub mod filter;
pub mod input;
mod interface;
pub mod mutation;
pub mod part;
pub mod query;
mod restore;

pub use fields::{RecordFields, RecordRelations};
pub use interface::{Node, Record};

use crate::cooperation::Cooperation;
use crate::directory::Noun;
use crate::directory::view::RecordView;
use crate::graphql::record_type::RecordType;
use crate::institution::Institution;
use crate::person::Person;
use crate::publication::Publication;
use crate::term::Term;
use crate::working_group::WorkingGroup;

impl RecordType for Record {
    const NAME: &'static str = "Record";
    const NOUN: Option<Noun> = None;

    fn show(record: RecordView<'_>) -> Self {
        match record.noun() {
            Noun::Institution => Self::Institution(Institution::show(record)),
            Noun::Person => Self::Person(Person::show(record)),
            Noun::WorkingGroup => Self::WorkingGroup(WorkingGroup::show(record)),
            Noun::Cooperation => Self::Cooperation(Cooperation::show(record)),
            Noun::Publication => Self::Publication(Publication::show(record)),
            Noun::Term => Self::Term(Term::show(record)),
        }
    }
}
