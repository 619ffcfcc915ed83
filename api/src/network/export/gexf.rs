//! GEXF 1.2: what Gephi reads, with the time in which each relation held, for its timeline.

use std::fmt::Write;

use super::sheet::{EdgeRow, NodeRow, Sheet, Spell};
use super::xml::escaped;

/// Gephi's units in the plane for one edge.
const SCALE: f64 = 100.0;

/// The file.
#[must_use]
pub fn write(sheet: &Sheet) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(
        r#"<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">"#,
    );
    out.push_str("\n<meta><creator>Partnernetz</creator>");
    let title = sheet.title.as_deref().unwrap_or("Partnernetz");
    line(&mut out, format_args!("<description>{}</description></meta>", escaped(title)));
    out.push_str("<graph defaultedgetype=\"undirected\" mode=\"dynamic\" timeformat=\"date\">\n");
    attributes(
        &mut out,
        "node",
        &[("slug", "string"), ("noun", "string"), ("type", "string"), ("community", "integer")],
    );
    attributes(&mut out, "edge", &[("kinds", "string"), ("roles", "string")]);
    out.push_str("<nodes>\n");
    for row in &sheet.nodes {
        node(&mut out, row);
    }
    out.push_str("</nodes>\n<edges>\n");
    for row in &sheet.edges {
        edge(&mut out, row);
    }
    out.push_str("</edges>\n</graph>\n</gexf>\n");
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text never fails.
    let _ = writeln!(out, "{text}");
}

fn attributes(out: &mut String, class: &str, names: &[(&str, &str)]) {
    line(out, format_args!(r#"<attributes class="{class}" mode="static">"#));
    for (name, kind) in names {
        line(out, format_args!(r#"<attribute id="{name}" title="{name}" type="{kind}"/>"#));
    }
    out.push_str("</attributes>\n");
}

fn value(out: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        line(out, format_args!(r#"<attvalue for="{name}" value="{}"/>"#, escaped(value)));
    }
}

fn node(out: &mut String, row: &NodeRow) {
    line(out, format_args!(r#"<node id="{}" label="{}">"#, row.id, escaped(&row.name)));
    out.push_str("<attvalues>\n");
    value(out, "slug", &row.slug);
    value(out, "noun", row.noun.code());
    value(out, "type", row.kind.as_deref().unwrap_or_default());
    value(out, "community", &row.community.map(|it| it.to_string()).unwrap_or_default());
    out.push_str("</attvalues>\n");
    // There y grows upwards.
    line(out, format_args!(r#"<viz:position x="{:.3}" y="{:.3}" z="0"/>"#, row.x * SCALE, -row.y * SCALE));
    out.push_str("</node>\n");
}

fn edge(out: &mut String, row: &EdgeRow) {
    let (id, source, target, label, weight) = (&row.id, &row.source, &row.target, escaped(&row.label), row.weight);
    let time = if let [spell] = row.spells[..] { bounds(spell) } else { String::new() };
    line(
        out,
        format_args!(r#"<edge id="{id}" source="{source}" target="{target}" label="{label}" weight="{weight}"{time}>"#),
    );
    out.push_str("<attvalues>\n");
    value(out, "kinds", &row.kinds.join(" "));
    value(out, "roles", &row.roles.join(" "));
    out.push_str("</attvalues>\n");
    if row.spells.len() > 1 {
        out.push_str("<spells>\n");
        for spell in &row.spells {
            line(out, format_args!("<spell{}/>", bounds(*spell)));
        }
        out.push_str("</spells>\n");
    }
    out.push_str("</edge>\n");
}

fn bounds(spell: Spell) -> String {
    let bound = |name: &str, day: Option<chrono::NaiveDate>| day.map(|day| format!(r#" {name}="{day}""#));
    [bound("start", spell.start), bound("end", spell.end)].into_iter().flatten().collect()
}
