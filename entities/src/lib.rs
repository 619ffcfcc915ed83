//! The tables of the directory, one file each: no logic, no GraphQL.
//!
//! Rows as they are stored: texts that stand for one of a few values stay texts here (the database refuses others), and
//! whoever reads them parses them. The `migration` crate owns the schema.

pub mod address;
pub mod citation;
pub mod contact_point;
pub mod cooperation;
pub mod directory;
pub mod external_id;
pub mod idempotency_key;
pub mod institution;
pub mod opening_hours;
pub mod other_name;
pub mod person;
pub mod publication;
pub mod record;
pub mod record_term;
pub mod relation;
pub mod relation_kind;
pub mod relation_kind_end;
pub mod relation_term;
pub mod revision;
pub mod revision_item;
pub mod revision_touch;
pub mod scheme;
pub mod slug_alias;
pub mod source;
pub mod source_gap;
pub mod stated_count;
pub mod term;
pub mod term_broader;
pub mod working_group;
