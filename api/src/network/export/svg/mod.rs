//! SVG: a picture of the network to print, with a legend, labels that do not collide, and a description for those who can't see it.

mod label;
mod mark;

use std::collections::HashMap;
use std::fmt::Write;

use self::label::{Area, Label};
use self::mark::{Mark, NOUNS};
use super::sheet::Sheet;
use super::xml::escaped;
use crate::graphql::language::Language;
use crate::network::graph::real;
use crate::network::report::day;
use crate::network::sentence::listed;

/// How long an edge may become, in pixels, until all labels have found a place.
const SCALES: [f64; 5] = [70.0, 95.0, 130.0, 175.0, 240.0];
const MARGIN: f64 = 24.0;
/// Room for the title above.
const HEAD: f64 = 64.0;
/// Room for the legend below.
const FOOT: f64 = 48.0;
/// The width that title and legend need.
const LEAST_WIDTH: f64 = 640.0;

/// The file.
#[must_use]
pub fn write(sheet: &Sheet, language: Language) -> String {
    let (marks, labels) = SCALES
        .iter()
        .map(|scale| {
            let marks: Vec<Mark> = sheet.nodes.iter().map(|row| Mark::of(row, *scale)).collect();
            let labels = label::place(sheet, &marks);
            (marks, labels)
        })
        .scan(false, |is_done, (marks, labels)| {
            let before = *is_done;
            *is_done |= labels.iter().all(Option::is_some);
            (!before).then_some((marks, labels))
        })
        .last()
        .unwrap_or_default();
    let extent = Area::around(marks.iter().map(Mark::area).chain(labels.iter().flatten().map(|it| it.area)));
    let width = (extent.width() + 2.0 * MARGIN).max(LEAST_WIDTH);
    let height = extent.height() + 2.0 * MARGIN + HEAD + FOOT;
    let shift = (width / 2.0 - f64::midpoint(extent.left, extent.right), HEAD + MARGIN - extent.top);
    let mut out = String::new();
    head(&mut out, sheet, language, (width, height));
    line(&mut out, format_args!(r#"<g transform="translate({:.1} {:.1})">"#, shift.0, shift.1));
    edges(&mut out, sheet, &marks);
    for (row, mark) in sheet.nodes.iter().zip(&marks) {
        line(&mut out, format_args!("{}<title>{}</title></{}>", mark.open(), escaped(&row.name), mark.element()));
    }
    labels.iter().flatten().for_each(|label| text(&mut out, label));
    out.push_str("</g>\n");
    let nameless = labels.iter().filter(|label| label.is_none()).count();
    legend(&mut out, sheet, language, height, nameless);
    out.push_str("</svg>\n");
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text never fails.
    let _ = writeln!(out, "{text}");
}

fn head(out: &mut String, sheet: &Sheet, language: Language, (width, height): (f64, f64)) {
    line(
        out,
        format_args!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" role="img" aria-labelledby="title description" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="12" fill="#222">"##
        ),
    );
    let title = title(sheet, language);
    line(out, format_args!(r#"<title id="title">{}</title>"#, escaped(&title)));
    line(out, format_args!(r#"<desc id="description">{}</desc>"#, escaped(&description(sheet, language))));
    line(out, format_args!(r##"<rect width="{width:.0}" height="{height:.0}" fill="#fff"/>"##));
    line(
        out,
        format_args!(r#"<text x="{MARGIN}" y="36" font-size="20" font-weight="bold">{}</text>"#, escaped(&title)),
    );
    line(out, format_args!(r##"<text x="{MARGIN}" y="56" fill="#555">{}</text>"##, escaped(&size(sheet, language))));
}

fn title(sheet: &Sheet, language: Language) -> String {
    let of = sheet.around.as_deref().or(sheet.title.as_deref()).unwrap_or("Partnernetz");
    match (language, sheet.around.is_some()) {
        (Language::De, true) => format!("Netzwerk um {of}"),
        (Language::En, true) => format!("Network around {of}"),
        (_, false) => of.to_owned(),
    }
}

fn size(sheet: &Sheet, language: Language) -> String {
    let (nodes, edges) = (sheet.nodes.len(), sheet.edges.len());
    let (when, part) = match language {
        Language::De => (
            sheet.on.map_or_else(|| "zu allen Zeiten".to_owned(), |on| format!("am {}", day(on, language))),
            if sheet.truncated { ", die am besten verbundenen" } else { "" },
        ),
        Language::En => (
            sheet.on.map_or_else(|| "at all times".to_owned(), |on| format!("on {}", day(on, language))),
            if sheet.truncated { ", the best connected ones" } else { "" },
        ),
    };
    match language {
        Language::De => format!("{nodes} Einträge{part} · {edges} Verbindungen · {when}"),
        Language::En => format!("{nodes} records{part} · {edges} connections · {when}"),
    }
}

/// What the picture shows, in words.
fn description(sheet: &Sheet, language: Language) -> String {
    let kinds: Vec<String> = NOUNS
        .iter()
        .map(|it| (it, sheet.nodes.iter().filter(|row| row.noun == it.noun).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(it, count)| format!("{count} {}", it.name(count, language)))
        .collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let mut best: Vec<_> = sheet.nodes.iter().filter(|row| row.degree > 0).collect();
    best.sort_by_key(|row| std::cmp::Reverse(row.degree));
    let best: Vec<String> = best.iter().take(5).map(|row| format!("{} ({})", row.name, row.degree)).collect();
    let best: Vec<&str> = best.iter().map(String::as_str).collect();
    let (size, kinds, best) = (size(sheet, language), listed(&kinds, language), listed(&best, language));
    let intro = if language == Language::De { "Am besten verbunden" } else { "Best connected" };
    if best.is_empty() { format!("{size}: {kinds}.") } else { format!("{size}: {kinds}. {intro}: {best}.") }
}

fn edges(out: &mut String, sheet: &Sheet, marks: &[Mark]) {
    let places: HashMap<&str, &Mark> = sheet.nodes.iter().map(|row| row.id.as_str()).zip(marks).collect();
    out.push_str("<g stroke=\"#9aa3ad\" stroke-linecap=\"round\">\n");
    for row in &sheet.edges {
        let (Some(from), Some(to)) = (places.get(row.source.as_str()), places.get(row.target.as_str())) else {
            continue;
        };
        let width = (0.6 + 0.6 * real(row.weight)).min(5.0);
        line(
            out,
            format_args!(
                r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke-width="{width:.1}"><title>{}</title></line>"#,
                from.x,
                from.y,
                to.x,
                to.y,
                escaped(&row.label)
            ),
        );
    }
    out.push_str("</g>\n");
}

fn text(out: &mut String, label: &Label) {
    let anchor = label.anchor;
    // The white rim keeps letters apart from the lines below them. It is a text of its own, since not every program that
    // prints knows how to paint the rim of a text before its letters.
    let rim = r##"aria-hidden="true" stroke="#fff" stroke-width="3" stroke-linejoin="round""##;
    for (row, y) in label.rows.iter().zip(label.baselines()) {
        let (x, row) = (label.x, escaped(row));
        line(out, format_args!(r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" {rim}>{row}</text>"#));
        line(out, format_args!(r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{row}</text>"#));
    }
}

fn legend(out: &mut String, sheet: &Sheet, language: Language, height: f64, nameless: usize) {
    let mut x = MARGIN + 8.0;
    for noun in NOUNS.iter().filter(|it| sheet.nodes.iter().any(|row| row.noun == it.noun)) {
        let mark = Mark { x, y: height - FOOT / 2.0, radius: 7.0, noun: noun.noun };
        let name = noun.name(2, language);
        line(out, format_args!("{}</{}>", mark.open(), mark.element()));
        line(out, format_args!(r#"<text x="{:.1}" y="{:.1}">{name}</text>"#, x + 14.0, mark.y + 4.0));
        x += 14.0 + label::width(name) + 28.0;
    }
    let note = match (language, nameless) {
        (Language::De, 0) => "Größe: Zahl der Verbindungen".to_owned(),
        (Language::De, _) => format!("Größe: Zahl der Verbindungen · ohne Platz für den Namen: {nameless}"),
        (Language::En, 0) => "Size: number of connections".to_owned(),
        (Language::En, _) => format!("Size: number of connections · without room for the name: {nameless}"),
    };
    line(out, format_args!(r##"<text x="{x:.1}" y="{:.1}" fill="#555">{note}</text>"##, height - FOOT / 2.0 + 4.0));
}
