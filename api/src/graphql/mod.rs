//! What all nouns share in the GraphQL API.

pub mod cost;
pub mod error;
pub mod language;
pub mod node;
