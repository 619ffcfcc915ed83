//! The marks of records in a picture: a shape and a colour for each noun, so that print without colour tells them apart, too.

use super::label::Area;
use crate::directory::Noun;
use crate::graphql::language::Language;
use crate::network::export::sheet::NodeRow;
use crate::network::graph::real;

/// How a noun is shown.
pub struct Shown {
    /// The noun.
    pub noun: Noun,
    colour: &'static str,
    /// One and several in German, then in English.
    names: [&'static str; 4],
}

impl Shown {
    /// What so many of them are called.
    pub const fn name(&self, count: usize, language: Language) -> &'static str {
        let [one_de, many_de, one_en, many_en] = self.names;
        match (language, count) {
            (Language::De, 1) => one_de,
            (Language::De, _) => many_de,
            (Language::En, 1) => one_en,
            (Language::En, _) => many_en,
        }
    }
}

const fn shown(noun: Noun, colour: &'static str, names: [&'static str; 4]) -> Shown {
    Shown { noun, colour, names }
}

/// The nouns in the order of the legend; the colours are told apart by the colour-blind, too (Okabe and Ito).
pub const NOUNS: [Shown; 5] = [
    shown(Noun::Institution, "#0072b2", ["Institution", "Institutionen", "institution", "institutions"]),
    shown(Noun::WorkingGroup, "#e69f00", ["Gremium", "Gremien", "working group", "working groups"]),
    shown(Noun::Cooperation, "#009e73", ["Kooperation", "Kooperationen", "cooperation", "cooperations"]),
    shown(Noun::Person, "#cc79a7", ["Person", "Personen", "person", "persons"]),
    shown(Noun::Publication, "#56b4e9", ["Veröffentlichung", "Veröffentlichungen", "publication", "publications"]),
];

/// The mark of a record.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// How far it reaches.
    pub radius: f64,
    /// What it is.
    pub noun: Noun,
}

impl Mark {
    /// Of a record, where an edge is so many pixels long.
    pub fn of(row: &NodeRow, scale: f64) -> Self {
        let radius = (4.0 + 2.0 * real(row.degree).sqrt()).min(18.0);
        Self { x: row.x * scale, y: row.y * scale, radius, noun: row.noun }
    }

    /// What it covers.
    pub fn area(&self) -> Area {
        let Self { x, y, radius, .. } = *self;
        Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    /// The element that draws it.
    pub const fn element(&self) -> &'static str {
        match self.noun {
            Noun::Institution => "circle",
            Noun::WorkingGroup => "rect",
            _ => "path",
        }
    }

    /// The start of the element.
    pub fn open(&self) -> String {
        let Self { x, y, radius: r, noun } = *self;
        let colour = NOUNS.iter().find(|it| it.noun == noun).map_or("#888", |it| it.colour);
        let shape = match noun {
            Noun::Institution => format!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="{r:.1}""#),
            Noun::WorkingGroup => {
                let (half, side) = (r * 0.88, r * 1.76);
                format!(r#"<rect x="{:.1}" y="{:.1}" width="{side:.1}" height="{side:.1}" rx="2""#, x - half, y - half)
            }
            Noun::Person => path(&[(0.0, -1.0), (0.9, 0.7), (-0.9, 0.7)], *self),
            Noun::Publication => path(&[(-0.7, -0.95), (0.7, -0.95), (0.7, 0.95), (-0.7, 0.95)], *self),
            Noun::Cooperation | Noun::Term => path(&[(0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0)], *self),
        };
        format!(r##"{shape} fill="{colour}" stroke="#fff" stroke-width="1.5">"##)
    }
}

fn path(corners: &[(f64, f64)], mark: Mark) -> String {
    let corner = |(x, y): &(f64, f64)| format!("{:.1} {:.1}", mark.x + x * mark.radius, mark.y + y * mark.radius);
    format!(r#"<path d="M{}Z""#, corners.iter().map(corner).collect::<Vec<_>>().join("L"))
}
