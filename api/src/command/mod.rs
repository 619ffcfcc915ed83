//! What the program can do, one file a subcommand.

pub mod token;
