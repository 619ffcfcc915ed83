//! The network: the graph that records and relations form, and what can be asked of it as a whole.

pub mod community;
#[cfg(test)]
mod famous;
pub mod graph;
pub mod layout;
pub mod metric;
