//! What the program can do, one file a subcommand.

pub mod dump;
pub mod evaluate;
pub mod example;
pub mod generate;
pub mod load;
pub mod schema;
pub mod serve;
pub mod token;
