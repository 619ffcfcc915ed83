//! What all nouns share in the GraphQL API.

pub mod node;
