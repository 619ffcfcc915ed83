//! The directory document: what is loaded, dumped and generated. It knows neither SQL nor GraphQL.

macro_rules! document {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)* }
    )*};
}

mod at;
pub mod dump;
pub mod generate;
mod memory;
mod merge;
pub mod model;
pub(crate) mod nearest;
mod parts;
pub mod problem;
pub mod read;
mod whole;

pub use memory::in_memory;
pub use merge::{Count, Summary, merge, recall, recall_relations, revise};

#[cfg(test)]
mod tests;
