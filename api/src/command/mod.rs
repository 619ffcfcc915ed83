//! What the program can do, one file a subcommand.

pub mod generate;
pub mod token;
