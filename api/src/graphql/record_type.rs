//! How a record becomes the GraphQL type of its noun.

use async_graphql::OutputType;

use crate::directory::Noun;
use crate::directory::view::RecordView;

/// A GraphQL type that shows records: of one noun, or the interface over all.
pub trait RecordType: OutputType + Send + Sync + Sized + 'static {
    /// The name of the type.
    const NAME: &'static str;
    /// The noun that it shows; none for the interface over all.
    const NOUN: Option<Noun>;

    /// The record as this type; the caller has made sure of its noun.
    fn show(record: RecordView<'_>) -> Self;

    /// Whether a noun is shown by this type.
    #[must_use]
    fn shows(noun: Noun) -> bool {
        Self::NOUN.is_none_or(|it| it == noun)
    }
}
