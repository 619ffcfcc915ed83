//! Relations: the edges of the network, as objects and as connections of the records at their ends.

pub mod connection;
pub mod contact;
pub mod deeds;
pub mod hierarchy;
pub mod kind;
mod mutation;
pub mod object;
pub mod order;

pub use mutation::{RelationKindMutation, RelationMutation, TypedRelationMutation};
