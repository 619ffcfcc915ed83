//! The directory of a partner network – institutions, persons, working groups, cooperations, publications – and of the
//! graph that they form, served over GraphQL.
//!
//! # The map
//!
//! In the order in which it is best read:
//!
//! | module | what it is |
//! |---|---|
//! | [`time`] | dates as precise as their sources, periods, recurrences, opening hours |
//! | [`directory`] | the value: the whole network in memory, immutable; [`directory::Change`] makes the next one, a [`directory::View`] is the only way to read one |
//! | [`access`] | who asks: tokens, roles, and how far each sees |
//! | [`journal`] | the truth: rows to value and back, deeds with their revision, following other servers |
//! | [`document`], [`vocabulary`] | the directory as a file: load, dump, generate; the types and roles that ship |
//! | [`deed`] | what staff do: pure rules over the value, all that is wrong at once, one payload for all |
//! | [`check`], [`words`] | whether an address or number can be; a sentence in German and English |
//! | [`graphql`] | what all nouns share: schema, pages, cursors, filters, errors, cost |
//! | [`record`], [`relation`] | what is true of every node and every edge |
//! | [`institution`], [`person`], [`working_group`], [`cooperation`], [`publication`], [`term`] | one folder a noun: its type, its fields, its relations, its filter |
//! | [`history`], [`changes`] | capabilities over the whole directory: what was done to a record or relation; what has changed since |
//! | [`network`] | the graph that they form: neighbourhoods, ways, metrics, communities, how it changed, pictures and exports |
//! | [`search`] | one ranked answer over all nouns: words, index, rank, reasons, evaluation |
//! | [`http`] | the server: limits, request ids, health, GraphiQL |
//! | [`command`], [`config`] | the command line: one file a subcommand |
//!
//! # What must stay true
//!
//! - The database holds the truth, memory answers: reading executes no SQL.
//! - [`directory`] knows neither SQL nor HTTP; the entities know no GraphQL.
//! - A resolver holds a [`directory::View`], never a connection or a bare [`directory::Directory`]: what a viewer may not
//!   see is absent before anything filters, counts, sorts or follows it.
//! - A deed is a pure function from a value to a change; only the [`journal`] writes. It is handed in at a [`deed::Desk`],
//!   begins with one rule of [`access`], and sees what its viewer sees.
//! - Nothing reads the clock, randomness or the environment but [`clock`], [`config`] and `main`.
//! - A slice imports another slice's type, never its resolvers.
//! - Everything public has a doc comment, because it is the schema's text.

pub mod access;
pub mod changes;
mod check;
pub mod clock;
pub mod command;
pub mod config;
pub mod cooperation;
pub mod deed;
pub mod directory;
pub mod document;
pub mod graphql;
pub mod history;
pub mod http;
pub mod institution;
pub mod journal;
pub mod network;
pub mod person;
pub mod publication;
pub mod record;
pub mod relation;
pub mod search;
pub mod term;
pub mod time;
pub mod vocabulary;
pub mod words;
pub mod working_group;
