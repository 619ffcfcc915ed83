//! CSV (RFC 4180): a table of nodes and one of edges, which spreadsheets and Gephi read.

use super::sheet::Sheet;

/// The table of records.
#[must_use]
pub fn nodes(sheet: &Sheet) -> String {
    let head = ["Id", "Label", "slug", "noun", "type", "degree", "community", "x", "y"].map(String::from);
    let rows = sheet.nodes.iter().map(|row| {
        [
            row.id.clone(),
            row.name.clone(),
            row.slug.clone(),
            row.noun.code().to_owned(),
            row.kind.clone().unwrap_or_default(),
            row.degree.to_string(),
            row.community.map(|it| it.to_string()).unwrap_or_default(),
            row.x.to_string(),
            row.y.to_string(),
        ]
    });
    table(std::iter::once(head).chain(rows))
}

/// The table of what joins them.
#[must_use]
pub fn edges(sheet: &Sheet) -> String {
    let head = ["Source", "Target", "Type", "Id", "Label", "Weight", "kinds", "roles", "spells"].map(String::from);
    let rows = sheet.edges.iter().map(|row| {
        let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        let spells = row.spells.iter().map(|spell| format!("{}/{}", day(spell.start), day(spell.end)));
        [
            row.source.clone(),
            row.target.clone(),
            "Undirected".to_owned(),
            row.id.clone(),
            row.label.clone(),
            row.weight.to_string(),
            row.kinds.join(" "),
            row.roles.join(" "),
            spells.collect::<Vec<_>>().join(" "),
        ]
    });
    table(std::iter::once(head).chain(rows))
}

fn table<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    rows.map(|row| row.map(|field| quoted(&field)).join(",") + "\r\n").collect()
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
