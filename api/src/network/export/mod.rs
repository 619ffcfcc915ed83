//! A part of the network as a file, for other programs and for print: the same as GraphQL shows to the same viewer.

mod csv;
mod gexf;
mod graphml;
mod json;
mod sheet;
mod svg;
#[cfg(test)]
mod tests;
mod xml;

pub use sheet::Sheet;

use crate::graphql::language::Language;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A picture.
    Svg,
    /// For most programs that read graphs.
    Graphml,
    /// For Gephi, with time.
    Gexf,
    /// A table of nodes or of edges.
    Csv(Table),
    /// Nodes and links.
    Json,
}

/// One of the two tables of a graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Table {
    /// The records.
    Nodes,
    /// What joins them.
    #[default]
    Edges,
}

impl Format {
    /// The type of the content.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml; charset=utf-8",
            Self::Graphml => "application/graphml+xml; charset=utf-8",
            Self::Gexf => "application/gexf+xml; charset=utf-8",
            Self::Csv(_) => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// The file.
    #[must_use]
    pub fn write(self, sheet: &Sheet, language: Language) -> String {
        match self {
            Self::Svg => svg::write(sheet, language),
            Self::Graphml => graphml::write(sheet),
            Self::Gexf => gexf::write(sheet),
            Self::Csv(Table::Nodes) => csv::nodes(sheet),
            Self::Csv(Table::Edges) => csv::edges(sheet),
            Self::Json => json::write(sheet),
        }
    }
}
