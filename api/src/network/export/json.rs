//! JSON as d3 and networkx read it: nodes and edges.

use serde::Serialize;

use super::sheet::Sheet;

#[derive(Serialize)]
struct Graph<'s> {
    directed: bool,
    multigraph: bool,
    #[serde(flatten)]
    sheet: &'s Sheet,
}

/// The file.
#[must_use]
pub fn write(sheet: &Sheet) -> String {
    // Rows of texts and numbers can always be written.
    serde_json::to_string(&Graph { directed: false, multigraph: false, sheet }).unwrap_or_default()
}
