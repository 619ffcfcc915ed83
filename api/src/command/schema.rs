//! `partnernetz schema`: the GraphQL schema, or the JSON Schema of the document.

use std::io::{self, Write};

use anyhow::Result;

use crate::config::Schema;
use crate::document::model::Document;
use crate::graphql::schema::schema;

/// Prints the schema.
///
/// # Errors
/// When standard output can't be written.
pub fn run(settings: &Schema) -> Result<()> {
    let text = if settings.document {
        serde_json::to_string_pretty(&schemars::schema_for!(Document))?
    } else {
        schema().sdl()
    };
    match writeln!(io::stdout(), "{}", text.trim_end()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
