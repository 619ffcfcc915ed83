//! Relations: the edges of the network, as objects and as connections of the records at their ends.

pub mod connection;
pub mod contact;
pub mod hierarchy;
pub mod kind;
pub mod object;
pub mod order;
