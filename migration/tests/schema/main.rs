//! The schema as both databases have it: what migrates, what is kept and what is refused.

mod database;
mod migrating;
