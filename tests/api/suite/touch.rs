//! What of the schema a set of questions touches: fields, arguments, input fields, enum values.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::Value as Input;
use async_graphql::parser::types::{BaseType, Selection, SelectionSet, Type};
use serde_json::Value;

use super::sdl::named;
use super::{Definitions, Question, Sdl};

/// What is touched, as `Type.field`, `Type.field(argument)` and `Enum.VALUE`.
#[derive(Default)]
pub struct Touched(pub BTreeSet<String>);

impl Touched {
    /// Adds what a question touches.
    pub fn add(&mut self, sdl: &Sdl, definitions: &Definitions, question: &Question) {
        let operation = &definitions.operations[&question.operation];
        for definition in &operation.parsed.variable_definitions {
            let name = &definition.node.name.node;
            if let Some(value) = question.variables.get(name.as_str()) {
                self.input(sdl, &definition.node.var_type.node, &Input::from_json(value.clone()).unwrap());
            }
        }
        self.selection(sdl, definitions, &question.variables, &operation.parsed.selection_set.node, "Query");
    }

    fn selection(&mut self, sdl: &Sdl, definitions: &Definitions, variables: &Value, set: &SelectionSet, on: &str) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    let Some(definition) = sdl.objects[on].get(name) else { continue };
                    self.0.insert(format!("{on}.{name}"));
                    for (argument, value) in &field.node.arguments {
                        let argument = argument.node.as_str();
                        // A variable that was not given touches nothing.
                        let given = value.node.clone().into_const_with(|name| {
                            let given = variables.get(name.as_str()).filter(|it| !it.is_null());
                            given.map(|it| Input::from_json(it.clone()).unwrap()).ok_or(())
                        });
                        if let Ok(value) = given {
                            self.0.insert(format!("{on}.{name}({argument})"));
                            self.input(sdl, &definition.arguments[argument], &value);
                        }
                    }
                    let set = &field.node.selection_set.node;
                    if !set.items.is_empty() {
                        self.selection(sdl, definitions, variables, set, named(&definition.ty));
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref().map(|it| it.node.on.node.as_str());
                    let set = &fragment.node.selection_set.node;
                    self.selection(sdl, definitions, variables, set, condition.unwrap_or(on));
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = &definitions.fragments[spread.node.fragment_name.node.as_str()].parsed;
                    let on = fragment.type_condition.node.on.node.as_str();
                    self.selection(sdl, definitions, variables, &fragment.selection_set.node, on);
                }
            }
        }
    }

    fn input(&mut self, sdl: &Sdl, ty: &Type, value: &Input) {
        match (&ty.base, value) {
            (BaseType::List(inner), Input::List(values)) => values.iter().for_each(|it| self.input(sdl, inner, it)),
            (BaseType::List(inner), value) => self.input(sdl, inner, value),
            (BaseType::Named(name), Input::Object(fields)) => {
                for (field, value) in fields {
                    if let Some(ty) = sdl.inputs.get(name.as_str()).and_then(|it| it.get(field.as_str())) {
                        self.0.insert(format!("{name}.{field}"));
                        self.input(sdl, ty, value);
                    }
                }
            }
            (BaseType::Named(name), Input::Enum(value)) => {
                self.0.insert(format!("{name}.{value}"));
            }
            // In variables an enum's value is a string.
            (BaseType::Named(name), Input::String(value)) if sdl.enums.contains_key(name.as_str()) => {
                self.0.insert(format!("{name}.{value}"));
            }
            _ => {}
        }
    }
}

impl Sdl {
    /// Everything that can be touched by reading.
    pub fn everything(&self) -> BTreeSet<String> {
        let read = self.read_from("Query");
        let mut all = BTreeSet::new();
        for (on, fields) in self.objects.iter().filter(|(on, _)| read.contains(*on)) {
            for (name, field) in fields {
                all.insert(format!("{on}.{name}"));
                all.extend(field.arguments.keys().map(|argument| format!("{on}.{name}({argument})")));
            }
        }
        for (on, fields) in self.inputs.iter().filter(|(on, _)| read.contains(*on)) {
            all.extend(fields.keys().map(|name| format!("{on}.{name}")));
        }
        for (on, values) in self.enums.iter().filter(|(on, _)| read.contains(*on)) {
            all.extend(values.iter().map(|value| format!("{on}.{value}")));
        }
        all
    }

    /// The types that can be reached from a root: by fields, their arguments, and what implements an interface.
    fn read_from(&self, root: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::from([root.to_owned()]);
        let mut ahead = vec![root.to_owned()];
        while let Some(on) = ahead.pop() {
            let fields = self.objects.get(&on).into_iter().flat_map(BTreeMap::values);
            let by_fields = fields.flat_map(|field| std::iter::once(&field.ty).chain(field.arguments.values()));
            let by_inputs = self.inputs.get(&on).into_iter().flat_map(BTreeMap::values);
            let named = by_fields.chain(by_inputs).map(|ty| named(ty).to_owned());
            let implementing = self.implements.iter().filter(|(_, of)| of.contains(&on)).map(|(name, _)| name.clone());
            let next: Vec<String> = named.chain(implementing).collect();
            ahead.extend(next.into_iter().filter(|name| seen.insert(name.clone())));
        }
        seen
    }
}
