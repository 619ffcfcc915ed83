//! The directory of a partner network, served over GraphQL.

pub mod access;
pub mod clock;
pub mod command;
pub mod config;
pub mod directory;
pub mod document;
pub mod graphql;
pub mod http;
pub mod journal;
pub mod time;
