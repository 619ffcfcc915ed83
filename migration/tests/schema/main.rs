//! The schema as both databases have it: what migrates, what is kept and what is refused.

#![expect(clippy::unwrap_used, reason = "what a test can't do without fails it")]

mod columns;
mod database;
mod migrating;
mod references;
mod refusals;
mod rows;
