//! Names beside the marks of a picture: where there is room, the best connected first.

use super::mark::Mark;
use crate::network::export::sheet::Sheet;
use crate::network::graph::real;

/// The height of a row of text, in pixels.
const ROW: f64 = 14.0;
/// A name that is longer is broken into rows.
const LONGEST: usize = 26;
/// A name has at most so many rows; the rest is cut.
const ROWS: usize = 3;
const GAP: f64 = 4.0;
/// Behind these a name is not broken.
const BOUND: [&str; 3] = ["&", "Co.", "e."];

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// The least x.
    pub left: f64,
    /// The least y.
    pub top: f64,
    /// The greatest x.
    pub right: f64,
    /// The greatest y.
    pub bottom: f64,
}

impl Area {
    /// The least rectangle around all.
    pub fn around(areas: impl Iterator<Item = Self>) -> Self {
        let join = |a: Self, b: Self| Self {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        };
        areas.reduce(join).unwrap_or_default()
    }

    /// Whether two have a point in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// A name in its place.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its rows.
    pub rows: Vec<String>,
    /// Where the rows begin, are centred or end.
    pub x: f64,
    /// Which of these.
    pub anchor: &'static str,
    /// What it covers.
    pub area: Area,
}

impl Label {
    /// The y of each row.
    pub fn baselines(&self) -> impl Iterator<Item = f64> {
        let top = self.area.top;
        (0..self.rows.len()).map(move |row| top + ROW * real(row) + 11.0)
    }
}

/// The label of each node; none where there is no room for it.
pub fn place(sheet: &Sheet, marks: &[Mark]) -> Vec<Option<Label>> {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(sheet.nodes[*at].degree));
    let mut taken: Vec<Area> = marks.iter().map(Mark::area).collect();
    let mut labels = vec![None; marks.len()];
    for at in order {
        let rows = rows(&sheet.nodes[at].name);
        let free = places(&rows, &marks[at]).into_iter().find(|(_, _, area)| !taken.iter().any(|it| it.meets(area)));
        if let Some((x, anchor, area)) = free {
            taken.push(area);
            labels[at] = Some(Label { rows, x, anchor, area });
        }
    }
    labels
}

/// Where a label could stand: right, left, below, above, and in the corners.
fn places(rows: &[String], mark: &Mark) -> [(f64, &'static str, Area); 8] {
    let wide = rows.iter().map(|row| width(row)).fold(0.0, f64::max);
    let high = ROW * real(rows.len());
    let Mark { x, y, radius, .. } = *mark;
    let (near, side) = (radius + GAP, radius * 0.7 + GAP);
    let at = |left: f64, top: f64| Area { left, top, right: left + wide, bottom: top + high };
    let from = |x: f64, top: f64| (x, "start", at(x, top));
    let to = |x: f64, top: f64| (x, "end", at(x - wide, top));
    let centred = |top: f64| (x, "middle", at(x - wide / 2.0, top));
    [
        from(x + near, y - high / 2.0),
        to(x - near, y - high / 2.0),
        centred(y + near),
        centred(y - near - high),
        from(x + side, y + side - ROW / 2.0),
        to(x - side, y + side - ROW / 2.0),
        from(x + side, y - side - high + ROW / 2.0),
        to(x - side, y - side - high + ROW / 2.0),
    ]
}

/// A name in rows, broken between words; „e. V.“ and „& Co. KG“ stay whole.
fn rows(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match words.last_mut() {
            Some(before) if BOUND.iter().any(|end| before == end || before.ends_with(&format!(" {end}"))) => {
                before.push(' ');
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    let mut rows: Vec<String> = Vec::new();
    for word in &words {
        match rows.last_mut() {
            Some(row) if row.chars().count() + 1 + word.chars().count() <= LONGEST => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push(word.clone()),
        }
    }
    if rows.len() > ROWS {
        rows.truncate(ROWS);
        rows[ROWS - 1].push('…');
    }
    rows
}

/// About how wide a text is in Helvetica at 12 pixels; rather too wide than too narrow.
pub fn width(text: &str) -> f64 {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | ' ' | '-' => {
            4.2
        }
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' | 'Ä' | 'Ö' | 'Ü' | 'G' | 'O' | 'Q' => 10.6,
        _ if letter.is_uppercase() => 9.0,
        _ => 7.0,
    };
    text.chars().map(of).sum()
}
