//! GraphML: what most programs read that know graphs.

use std::fmt::Write;

use super::sheet::{EdgeRow, NodeRow, Sheet};
use super::xml::escaped;

/// The attributes: of what, their name, their type.
const KEYS: [(&str, &str, &str); 16] = [
    ("node", "label", "string"),
    ("node", "slug", "string"),
    ("node", "noun", "string"),
    ("node", "type", "string"),
    ("node", "degree", "int"),
    ("node", "community", "int"),
    ("node", "x", "double"),
    ("node", "y", "double"),
    ("edge", "relation", "string"),
    ("edge", "label", "string"),
    ("edge", "kinds", "string"),
    ("edge", "roles", "string"),
    ("edge", "weight", "int"),
    ("edge", "start", "string"),
    ("edge", "end", "string"),
    ("graph", "on", "string"),
];

/// The file.
#[must_use]
pub fn write(sheet: &Sheet) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (of, name, kind) in KEYS {
        line(&mut out, format_args!(r#"<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>"#));
    }
    out.push_str("<graph edgedefault=\"undirected\">\n");
    let on = sheet.on.map(|day| day.to_string());
    data(&mut out, "graph-on", on.as_deref());
    for row in &sheet.nodes {
        node(&mut out, row);
    }
    for row in &sheet.edges {
        edge(&mut out, row);
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text never fails.
    let _ = writeln!(out, "{text}");
}

fn data(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|it| !it.is_empty()) {
        line(out, format_args!(r#"<data key="{key}">{}</data>"#, escaped(value)));
    }
}

fn node(out: &mut String, row: &NodeRow) {
    line(out, format_args!(r#"<node id="{}">"#, row.id));
    data(out, "node-label", Some(&row.name));
    data(out, "node-slug", Some(&row.slug));
    data(out, "node-noun", Some(row.noun.code()));
    data(out, "node-type", row.kind.as_deref());
    data(out, "node-degree", Some(&row.degree.to_string()));
    data(out, "node-community", row.community.map(|it| it.to_string()).as_deref());
    data(out, "node-x", Some(&row.x.to_string()));
    data(out, "node-y", Some(&row.y.to_string()));
    out.push_str("</node>\n");
}

fn edge(out: &mut String, row: &EdgeRow) {
    line(out, format_args!(r#"<edge source="{}" target="{}">"#, row.source, row.target));
    let days = |of: fn(&super::sheet::Spell) -> Option<chrono::NaiveDate>| {
        // An open end of one of several relations is an open end of the edge.
        row.spells.iter().map(of).collect::<Option<Vec<_>>>().unwrap_or_default()
    };
    data(out, "edge-relation", Some(&row.id));
    data(out, "edge-label", Some(&row.label));
    data(out, "edge-kinds", Some(&row.kinds.join(" ")));
    data(out, "edge-roles", Some(&row.roles.join(" ")));
    data(out, "edge-weight", Some(&row.weight.to_string()));
    data(out, "edge-start", days(|it| it.start).iter().min().map(ToString::to_string).as_deref());
    data(out, "edge-end", days(|it| it.end).iter().max().map(ToString::to_string).as_deref());
    out.push_str("</edge>\n");
}
