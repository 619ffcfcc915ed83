//! Documents are loaded into directories, and dumped from them.

mod changes;
mod harness;
mod mistakes;
mod round;
mod schema;
