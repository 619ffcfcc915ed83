//! Documents are loaded into directories, and dumped from them.

mod changes;
mod files;
mod harness;
mod identities;
mod mistakes;
mod random;
mod revising;
mod round;
mod schema;
