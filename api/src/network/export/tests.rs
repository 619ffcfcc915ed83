//! Files that other programs read: whatever a name holds.

use super::sheet::{EdgeRow, NodeRow, Sheet, Spell};
use super::{Format, Table};
use crate::directory::Noun;
use crate::graphql::language::Language;
use crate::network::graph::real;

/// Records with names of this kind, all joined with the first.
fn sheet(names: &[&str]) -> Sheet {
    let node = |(at, name): (usize, &&str)| NodeRow {
        id: format!("n{at}"),
        slug: format!("s{at}"),
        name: (*name).to_owned(),
        noun: [Noun::Institution, Noun::WorkingGroup, Noun::Cooperation][at % 3],
        kind: None,
        degree: if at == 0 { names.len() - 1 } else { 1 },
        community: Some(1),
        x: real(at % 7),
        y: real(at / 7),
    };
    let edge = |at: usize| EdgeRow {
        id: format!("e{at}"),
        source: "n0".into(),
        target: format!("n{at}"),
        label: "unterstützt".into(),
        kinds: vec!["takes_part_in".into()],
        roles: Vec::new(),
        weight: 2,
        spells: vec![Spell { start: Some("2020-01-01".parse().unwrap()), end: None }; 2],
    };
    Sheet {
        title: Some("A & B".into()),
        around: None,
        on: Some("2026-11-25".parse().unwrap()),
        revision: 7,
        truncated: false,
        nodes: names.iter().enumerate().map(node).collect(),
        edges: (1..names.len()).map(edge).collect(),
    }
}

const ODD: [&str; 3] = ["Müller & Söhne, „Bau“ \"GmbH\"", "<b>\u{1}fett</b>\nzwei", "=1+1"];

#[test]
fn names_with_signs_of_their_own_stay_names() {
    let sheet = sheet(&ODD);
    for format in [Format::Graphml, Format::Gexf, Format::Svg] {
        let text = format.write(&sheet, Language::De);
        assert!(text.contains("Müller &amp; Söhne, „Bau“ &quot;GmbH&quot;"), "{text}");
        assert!(!text.contains("<b>") && !text.contains('\u{1}'), "{text}");
    }
    let nodes = Format::Csv(Table::Nodes).write(&sheet, Language::De);
    assert!(nodes.contains("n0,\"Müller & Söhne, „Bau“ \"\"GmbH\"\"\",s0,institution"), "{nodes}");
    let json: serde_json::Value = serde_json::from_str(&Format::Json.write(&sheet, Language::De)).unwrap();
    assert_eq!(json["nodes"][1]["name"], ODD[1]);
    assert_eq!(json["edges"].as_array().unwrap().len(), 2);
}

#[test]
fn nobody_is_a_picture_too() {
    for format in [Format::Svg, Format::Graphml, Format::Gexf, Format::Csv(Table::Edges), Format::Json] {
        assert!(!format.write(&sheet(&[]), Language::En).is_empty());
    }
}

/// The rectangles of the labels, as wide as their letters say.
fn labels(svg: &str) -> Vec<(f64, f64, f64)> {
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!(" {name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let of = |line: &str| {
        let text = line.split_once('>').unwrap().1.trim_end_matches("</text>");
        let wide = real(text.chars().count()) * 6.0;
        let x = number(line, "x");
        let left = match line {
            _ if line.contains("\"middle\"") => x - wide / 2.0,
            _ if line.contains("\"end\"") => x - wide,
            _ => x,
        };
        (left, left + wide, number(line, "y"))
    };
    let is_label = |line: &&str| line.contains("text-anchor") && !line.contains("aria-hidden");
    svg.lines().filter(is_label).map(of).collect()
}

#[test]
fn labels_of_a_picture_do_not_collide_and_none_is_missing() {
    let names: Vec<String> = (0..35).map(|at| format!("Bildungswerk Nummer {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let labels = labels(&Format::Svg.write(&sheet(&names), Language::De));
    assert_eq!(labels.len(), names.len());
    for (at, (left, right, y)) in labels.iter().enumerate() {
        let meets = |other: &&(f64, f64, f64)| *left < other.1 && other.0 < *right && (y - other.2).abs() < 11.0;
        assert!(!labels[..at].iter().any(|it| meets(&it)), "{left} {right} {y}");
    }
}

#[test]
fn a_picture_has_a_text_alternative_in_the_language_of_its_reader() {
    let sheet = sheet(&ODD);
    let (de, en) = (Format::Svg.write(&sheet, Language::De), Format::Svg.write(&sheet, Language::En));
    assert!(de.contains("role=\"img\" aria-labelledby=\"title description\""));
    assert!(
        de.contains("3 Einträge · 2 Verbindungen · am 25. November 2026: 1 Institution, 1 Gremium und 1 Kooperation.")
    );
    assert!(en.contains(
        "3 records · 2 connections · on 25 November 2026: 1 institution, 1 working group and 1 cooperation."
    ));
}

#[test]
fn gephi_is_told_when_each_relation_held() {
    let text = Format::Gexf.write(&sheet(&ODD), Language::De);
    assert!(text.contains("mode=\"dynamic\" timeformat=\"date\""));
    assert_eq!(text.matches("<spell start=\"2020-01-01\"/>").count(), 4);
}

#[test]
fn a_name_is_not_broken_within_its_legal_form_and_who_has_no_room_for_it_is_counted() {
    let text = Format::Svg
        .write(&sheet(&["Bildungswerk im Tannbrück e. V.", "Möllers, Wenke Präzision & Co. KG"]), Language::De);
    assert!(text.contains(">e. V.</text>") && text.contains(">&amp; Co. KG</text>"), "{text}");
    assert!(!text.contains("ohne Platz"), "{text}");
    let names = vec!["Bildungswerk mit einem langen Namen"; 200];
    let mut crowd = sheet(&names);
    crowd.nodes.iter_mut().for_each(|node| (node.x, node.y) = (node.x / 50.0, node.y / 50.0));
    assert!(Format::Svg.write(&crowd, Language::De).contains("ohne Platz für den Namen: 1"));
}
