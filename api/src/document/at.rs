//! Where in a document something stands: the entry, its line, and the way from the entry to a value in it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

use serde_json::value::RawValue;

/// What an entry of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All but the lists.
    Header,
    /// A kind of relation.
    RelationKind,
    /// A record.
    Record,
    /// A relation.
    Relation,
    /// A gap.
    Gap,
}

impl Part {
    /// The parts that have many entries.
    pub const LISTS: [Self; 4] = [Self::RelationKind, Self::Record, Self::Relation, Self::Gap];

    /// The key of an entry in JSON Lines.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Header => "",
            Self::RelationKind => "relation_kind",
            Self::Record => "record",
            Self::Relation => "relation",
            Self::Gap => "gap",
        }
    }

    /// The key of the list in JSON.
    #[must_use]
    pub const fn list(self) -> &'static str {
        match self {
            Self::Header => "",
            Self::RelationKind => "relation_kinds",
            Self::Record => "records",
            Self::Relation => "relations",
            Self::Gap => "gaps",
        }
    }
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub part: Part,
    /// Its place in the list of JSON; none in JSON Lines, where the line is enough.
    pub index: Option<u32>,
    /// The line on which it begins, from 1.
    pub line: u32,
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "{}[{index}]", self.part.list()),
            None => f.write_str(self.part.key()),
        }
    }
}

/// The way to a value, kept on the stack while it is looked at: costs nothing as long as all is well.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Entry(Place, &'a str),
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// At an entry with this text.
    #[must_use]
    pub const fn entry(place: Place, text: &'a str) -> Self {
        Self { parent: None, step: Step::Entry(place, text) }
    }

    /// At a key of the object.
    #[must_use]
    pub const fn key<'b>(&'b self, key: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { parent: Some(self), step: Step::Key(key) }
    }

    /// At an item of the list.
    #[must_use]
    pub const fn index<'b>(&'b self, index: usize) -> At<'b>
    where
        'a: 'b,
    {
        At { parent: Some(self), step: Step::Index(index) }
    }

    fn steps(&self) -> Vec<Step<'a>> {
        let mut steps: Vec<Step<'a>> = std::iter::successors(Some(self), |at| at.parent).map(|at| at.step).collect();
        steps.reverse();
        steps
    }

    /// The entry.
    #[must_use]
    pub fn place(&self) -> Place {
        let root = std::iter::successors(Some(self), |at| at.parent).last();
        match root.map(|at| at.step) {
            Some(Step::Entry(place, _)) => place,
            _ => Place { part: Part::Header, index: None, line: 1 },
        }
    }

    /// Whether the object here has a key, be its value right or wrong.
    #[must_use]
    pub fn states(&self, key: &str) -> bool {
        let steps = self.steps();
        let Some(Step::Entry(_, text)) = steps.first() else { return false };
        let object = find(text, &steps[1..]);
        let value = find(object, &[Step::Key(key)]);
        offset(object, value) > 0 && value != "null"
    }

    /// The line of the value, or of what is nearest to it.
    #[must_use]
    pub fn line(&self) -> u32 {
        let steps = self.steps();
        let Some(Step::Entry(place, text)) = steps.first() else { return 1 };
        let found = find(text, &steps[1..]);
        place.line + line_breaks(&text[..offset(text, found)])
    }
}

impl Display for At<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut is_first = true;
        for step in self.steps() {
            match step {
                Step::Entry(place, _) => {
                    is_first = place.part == Part::Header;
                    write!(f, "{place}")?;
                }
                Step::Key(key) if is_first => {
                    is_first = false;
                    f.write_str(key)?;
                }
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// How many lines end in a text.
pub(super) fn line_breaks(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// Where a part of a text begins in it.
pub(super) fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len())
}

/// The text of the value at the end of a way; where the way breaks off, of the last value on it.
fn find<'t>(text: &'t str, steps: &[Step<'_>]) -> &'t str {
    let mut text = text;
    for step in steps {
        let next = match step {
            Step::Key(key) => serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(text)
                .ok()
                .and_then(|mut members| members.remove(*key)),
            Step::Index(index) => {
                serde_json::from_str::<Vec<&RawValue>>(text).ok().and_then(|items| items.get(*index).copied())
            }
            Step::Entry(..) => None,
        };
        let Some(next) = next else { break };
        text = next.get();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_knows_its_way_and_its_line() {
        let text = "{\n \"name\": \"a\",\n \"terms\": [\n  {\"term\": \"b\"},\n  {\n   \"term\": \"c\"}]}";
        let place = Place { part: Part::Record, index: Some(3), line: 7 };
        let entry = At::entry(place, text);
        let terms = entry.key("terms");
        let second = terms.index(1);
        let term = second.key("term");
        assert_eq!((term.to_string().as_str(), term.line()), ("records[3].terms[1].term", 12));
        assert_eq!((entry.key("lost").to_string().as_str(), entry.key("lost").line()), ("records[3].lost", 7));
        let line = At::entry(Place { index: None, ..place }, text);
        assert_eq!(line.key("name").to_string(), "record.name");
        let header = At::entry(Place { part: Part::Header, index: None, line: 1 }, "{}");
        assert_eq!(header.key("source").key("key").to_string(), "source.key");
    }
}
