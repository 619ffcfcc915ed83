//! The directory as its users meet it: a real server on a real database, asked over HTTP.

#![expect(clippy::unwrap_used, reason = "tests: a panic is the report")]

#[path = "../harness/mod.rs"]
mod harness;
mod suite;

mod access;
mod crash;
mod databases;
mod deeds;
mod following;
mod no_sql;
mod program;
mod reading;
mod visibility;

mod changes;
mod contacts;
mod cooperation;
mod errors;
mod example;
mod filters;
mod history;
mod institution;
mod limits;
mod network;
mod nodes;
mod paging;
mod person;
mod publication;
mod record;
mod relation;
mod ror;
mod search;
mod term;
mod working_group;
