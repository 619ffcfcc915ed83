//! What all nouns share in the GraphQL API.

pub mod code;
pub mod cost;
pub mod cursor;
pub mod error;
pub mod filter;
pub mod handle;
pub mod language;
pub mod list;
pub mod node;
pub mod noun;
pub mod page;
pub mod record_type;
pub mod scalar;
pub mod schema;
pub mod time;
