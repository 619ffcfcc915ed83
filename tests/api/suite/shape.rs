//! Whether an answer is what the schema and the query promise: each key, in its order, of its type.

use std::collections::BTreeSet;

use async_graphql::parser::types::{BaseType, Field, Selection, SelectionSet, Type};
use serde_json::{Map, Value};

use super::sdl::named;
use super::{Definitions, Question, Sdl};

/// Checks answers, and remembers which enum values they had, as `Enum.VALUE`.
pub struct Shape<'a> {
    sdl: &'a Sdl,
    definitions: &'a Definitions,
    /// The enum values seen.
    pub enums: BTreeSet<String>,
}

impl<'a> Shape<'a> {
    /// Checks by this schema.
    pub const fn of(sdl: &'a Sdl, definitions: &'a Definitions) -> Self {
        Self { sdl, definitions, enums: BTreeSet::new() }
    }

    /// Checks the data of an answer.
    ///
    /// # Errors
    /// Where it is wrong, and what.
    pub fn check(&mut self, question: &Question, answer: &Value) -> Result<(), String> {
        let top = answer.as_object().ok_or("the answer is no object")?;
        let keys: Vec<&str> = top.keys().map(String::as_str).collect();
        if !matches!(keys[..], ["data", "extensions"] | ["errors", "data", "extensions"]) {
            return Err(format!("the answer has the keys {keys:?}"));
        }
        if top["data"].is_null() && top.contains_key("errors") {
            return Ok(());
        }
        let operation = &self.definitions.operations[&question.operation].parsed;
        self.object(&[&operation.selection_set.node], "Query", &top["data"], &question.operation)
    }

    fn object(&mut self, sets: &[&'a SelectionSet], ty: &str, value: &Value, at: &str) -> Result<(), String> {
        let object = value.as_object().ok_or_else(|| format!("{at}: this is no {ty}: {value}"))?;
        let ty = self.runtime(ty, object).map_err(|problem| format!("{at}: {problem}"))?.to_owned();
        let mut wanted: Vec<(&str, Vec<&'a Field>)> = Vec::new();
        for set in sets {
            self.collect(set, &ty, &mut wanted);
        }
        let keys: Vec<&str> = object.keys().map(String::as_str).collect();
        let expected: Vec<&str> = wanted.iter().map(|(key, _)| *key).collect();
        if keys != expected {
            return Err(format!("{at}: keys {keys:?} where the query has {expected:?}"));
        }
        for (key, fields) in wanted {
            let name = fields[0].name.node.as_str();
            let at = format!("{at}.{key}");
            if name == "__typename" {
                continue;
            }
            let sets: Vec<&SelectionSet> = fields.iter().map(|field| &field.selection_set.node).collect();
            let declared = &self.sdl.objects[&ty][name].ty;
            self.value(&sets, declared, &object[key], &at)?;
        }
        Ok(())
    }

    /// The type of an object: where the field's type is an interface, its `__typename` says it.
    fn runtime<'t>(&self, ty: &'t str, object: &'t Map<String, Value>) -> Result<&'t str, String> {
        if !self.sdl.interfaces.contains(ty) {
            return Ok(ty);
        }
        let name = object.get("__typename").and_then(Value::as_str);
        let name = name.ok_or_else(|| format!("ask for __typename where the type is {ty}"))?;
        if self.sdl.fits(ty, name) { Ok(name) } else { Err(format!("{name} is no {ty}")) }
    }

    fn collect(&self, set: &'a SelectionSet, ty: &str, wanted: &mut Vec<(&'a str, Vec<&'a Field>)>) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.as_str();
                    match wanted.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, fields)) => fields.push(&field.node),
                        None => wanted.push((key, vec![&field.node])),
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref().map(|it| it.node.on.node.as_str());
                    if condition.is_none_or(|it| self.sdl.fits(it, ty)) {
                        self.collect(&fragment.node.selection_set.node, ty, wanted);
                    }
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = &self.definitions.fragments[spread.node.fragment_name.node.as_str()].parsed;
                    if self.sdl.fits(&fragment.type_condition.node.on.node, ty) {
                        self.collect(&fragment.selection_set.node, ty, wanted);
                    }
                }
            }
        }
    }

    fn value(&mut self, sets: &[&'a SelectionSet], ty: &Type, value: &Value, at: &str) -> Result<(), String> {
        if value.is_null() {
            return if ty.nullable { Ok(()) } else { Err(format!("{at}: null where the type is {ty}")) };
        }
        match &ty.base {
            BaseType::List(inner) => {
                let rows = value.as_array().ok_or_else(|| format!("{at}: this is no list: {value}"))?;
                for (row, value) in rows.iter().enumerate() {
                    self.value(sets, inner, value, &format!("{at}[{row}]"))?;
                }
                Ok(())
            }
            BaseType::Named(name) if self.sdl.objects.contains_key(name.as_str()) => {
                self.object(sets, named(ty), value, at)
            }
            BaseType::Named(name) => self.leaf(name, value).map_err(|problem| format!("{at}: {problem}: {value}")),
        }
    }

    fn leaf(&mut self, ty: &str, value: &Value) -> Result<(), String> {
        let text = value.as_str();
        let is_right = match ty {
            "Int" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            "Float" => value.is_number(),
            "Boolean" => value.is_boolean(),
            "Date" => text.is_some_and(|text| text.parse::<chrono::NaiveDate>().is_ok()),
            "DateTime" => text.is_some_and(|text| chrono::DateTime::parse_from_rfc3339(text).is_ok()),
            "ID" | "Revision" => text.is_some_and(|text| !text.is_empty()),
            "String" => text.is_some(),
            "JSON" => true,
            _ => {
                let known = self.sdl.enums.get(ty).is_some_and(|values| text.is_some_and(|it| values.contains(it)));
                if let Some(text) = text.filter(|_| known) {
                    self.enums.insert(format!("{ty}.{text}"));
                }
                known
            }
        };
        if is_right { Ok(()) } else { Err(format!("this is no {ty}")) }
    }
}
