//! The directory of a partner network, served over GraphQL.

pub mod access;
pub mod clock;
pub mod command;
pub mod config;
pub mod cooperation;
pub mod directory;
pub mod document;
pub mod graphql;
pub mod http;
pub mod institution;
pub mod journal;
pub mod person;
pub mod publication;
pub mod record;
pub mod relation;
pub mod term;
pub mod time;
pub mod working_group;
