//! Walks the selections of a request and adds up.

use std::collections::HashMap;

use async_graphql::parser::types::{Field, FragmentDefinition, Selection, SelectionSet};
use async_graphql::{Name, Positioned, Value, Variables};

use super::fields::{FieldCost, Fields, Shape};
use crate::graphql::error::Failure;

/// The rows of a page that names no size.
const PAGE: u64 = 20;
/// The largest page there is; asking for more is an error of its own where the page is made.
const LARGEST_PAGE: u64 = 100;
/// What a list costs that is no page: short by nature (the topics of a record, its addresses).
const LIST: u64 = 5;
/// What looks at much of the directory for a small answer.
const PRICED: [&str; 10] = [
    "facets",
    "introductions",
    "metrics",
    "network",
    "networkChanges",
    "networkSummary",
    "partnersOf",
    "paths",
    "sharedWith",
    "suggestedPartners",
];
const PRICE: u64 = 50;
/// The records of a part of the network that names no limit, the most there can be, and how many edges there are for each.
const PICTURE: u64 = 100;
const LARGEST_PICTURE: u64 = 1_000;
const EDGES: u64 = 4;
/// These lists of introspection lead from a type to further types: nested, their answer grows without end.
const CIRCULAR: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];
const CIRCLE: u64 = 1_000;
/// Selections after following fragments; a short query of fragments can hold billions.
const SELECTIONS: u32 = 10_000;

/// The walk.
pub(super) struct Measure<'a> {
    fields: &'a Fields,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    variables: &'a Variables,
    /// The fragments around the current selection.
    around: Vec<&'a str>,
    selections: u32,
    /// The depth of the deepest field so far.
    pub deepest: u64,
}

/// What the current selection is inside of.
#[derive(Clone, Copy)]
enum Place {
    Object,
    /// A connection with this many rows.
    Page(u64),
    /// An edge, whose node is already counted.
    Edge,
    /// An object whose lists have at most this many rows.
    Sized(u64),
    /// Introspection, where one thing costs this much.
    Introspection(u64),
}

impl<'a> Measure<'a> {
    pub fn new(
        fields: &'a Fields,
        fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
        variables: &'a Variables,
    ) -> Self {
        Self { fields, fragments, variables, around: Vec::new(), selections: 0, deepest: 0 }
    }

    /// The cost of an operation on this root type.
    pub fn operation(&mut self, root: &'a str, selections: &'a SelectionSet) -> Result<u64, Failure> {
        self.selections(root, selections, Place::Object, 1)
    }

    fn selections(&mut self, ty: &'a str, set: &'a SelectionSet, place: Place, depth: u64) -> Result<u64, Failure> {
        let mut sum = 0_u64;
        for selection in &set.items {
            self.selections += 1;
            if self.selections > SELECTIONS {
                return Err(too_many());
            }
            let cost = match &selection.node {
                Selection::Field(field) => self.field(ty, &field.node, place, depth)?,
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    // An unknown fragment is an error of validation.
                    let Some(fragment) = self.fragments.get(name) else { continue };
                    if self.around.contains(&name) {
                        return Err(contains_itself(name));
                    }
                    self.around.push(name);
                    let ty = fragment.node.type_condition.node.on.node.as_str();
                    let cost = self.selections(ty, &fragment.node.selection_set.node, place, depth)?;
                    self.around.pop();
                    cost
                }
                Selection::InlineFragment(fragment) => {
                    let ty =
                        fragment.node.type_condition.as_ref().map_or(ty, |condition| condition.node.on.node.as_str());
                    self.selections(ty, &fragment.node.selection_set.node, place, depth)?
                }
            };
            sum = sum.saturating_add(cost);
        }
        Ok(sum)
    }

    fn field(&mut self, ty: &'a str, field: &'a Field, place: Place, depth: u64) -> Result<u64, Failure> {
        let name = field.name.node.as_str();
        let below = &field.selection_set.node;
        if let Place::Introspection(each) = place {
            let inside = if CIRCULAR.contains(&name) { circle(each) } else { each };
            return Ok(each.max(1).saturating_add(self.selections(ty, below, Place::Introspection(inside), depth)?));
        }
        self.deepest = self.deepest.max(depth);
        if matches!(name, "__schema" | "__type") {
            return Ok(1_u64.saturating_add(self.selections(ty, below, Place::Introspection(0), depth)?));
        }
        // `__typename` costs nothing, and an unknown field is an error of validation.
        let Some(known) = self.fields.field(ty, name) else { return Ok(0) };
        let depth = depth + 1;
        let cost = match (place, name) {
            (Place::Page(rows), "edges") => {
                rows.saturating_mul(1_u64.saturating_add(self.selections(&known.target, below, Place::Edge, depth)?))
            }
            (Place::Page(rows), "nodes") => rows.saturating_mul(1_u64.saturating_add(self.selections(
                &known.target,
                below,
                Place::Object,
                depth,
            )?)),
            (Place::Page(_), "totalCount") => 1,
            // Of a part of the network there are so many edges for each record.
            (Place::Sized(rows), "edges") => self.rows(known, field, rows.saturating_mul(EDGES), depth)?,
            (Place::Sized(rows), _) if known.shape == Shape::List => self.rows(known, field, rows, depth)?,
            (Place::Edge, "node") => self.selections(&known.target, below, Place::Object, depth)?,
            _ => self.shaped(known, field, depth)?,
        };
        Ok(if PRICED.contains(&name) { cost.saturating_add(PRICE) } else { cost })
    }

    fn rows(&mut self, known: &'a FieldCost, field: &'a Field, rows: u64, depth: u64) -> Result<u64, Failure> {
        let below = self.selections(&known.target, &field.selection_set.node, Place::Object, depth)?;
        Ok(rows.saturating_mul(1_u64.saturating_add(below)))
    }

    fn shaped(&mut self, known: &'a FieldCost, field: &'a Field, depth: u64) -> Result<u64, Failure> {
        let below = &field.selection_set.node;
        match known.shape {
            Shape::Leaf => Ok(0),
            Shape::Connection => {
                let rows = self.page(field).unwrap_or(PAGE);
                self.selections(&known.target, below, Place::Page(rows), depth)
            }
            Shape::List => {
                let rows = self.page(field).or_else(|| self.ids(field)).unwrap_or(LIST);
                self.rows(known, field, rows, depth)
            }
            Shape::Object => {
                let place = match self.size(field, "limit", LARGEST_PICTURE).or_else(|| self.page(field)) {
                    Some(rows) => Place::Sized(rows),
                    None if known.takes_limit => Place::Sized(PICTURE),
                    None => Place::Object,
                };
                Ok(1_u64.saturating_add(self.selections(&known.target, below, place, depth)?))
            }
        }
    }

    /// The larger of `first` and `last`, if one is given.
    fn page(&self, field: &Field) -> Option<u64> {
        self.size(field, "first", LARGEST_PAGE).max(self.size(field, "last", LARGEST_PAGE))
    }

    /// The size that an argument gives.
    fn size(&self, field: &Field, name: &str, most: u64) -> Option<u64> {
        match self.argument(field, name)? {
            Value::Number(number) => Some(number.as_u64().unwrap_or(1).clamp(1, most)),
            _ => None,
        }
    }

    /// How many things are asked for by their ids.
    fn ids(&self, field: &Field) -> Option<u64> {
        match self.argument(field, "ids")? {
            Value::List(ids) => Some(ids.len() as u64),
            _ => Some(1),
        }
    }

    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        value.into_const_with(|variable| self.variables.get(&variable).cloned().ok_or(())).ok()
    }
}

/// The first circle is what every tool asks for and costs 1 a field, each further one a thousand times as much.
fn circle(each: u64) -> u64 {
    if each == 0 { 1 } else { each.saturating_mul(CIRCLE) }
}

fn too_many() -> Failure {
    Failure::bad_input(
        format!("Die Anfrage wählt mit ihren Fragmenten mehr als {SELECTIONS} Felder aus."),
        format!("The request with its fragments selects more than {SELECTIONS} fields."),
    )
}

fn contains_itself(name: &str) -> Failure {
    Failure::bad_input(
        format!("Das Fragment „{name}“ enthält sich selbst."),
        format!("The fragment “{name}” contains itself."),
    )
}
