//! What the schema says about its fields, as far as it matters for the cost.

use std::collections::HashMap;

use async_graphql::parser::types::{BaseType, FieldDefinition, OperationType, Type, TypeKind, TypeSystemDefinition};
use async_graphql::parser::{self, parse_schema};

/// Every field of every type.
#[derive(Debug, Default)]
pub(super) struct Fields {
    types: HashMap<Box<str>, HashMap<Box<str>, FieldCost>>,
    query: Box<str>,
    mutation: Option<Box<str>>,
    subscription: Option<Box<str>>,
}

/// What a field holds.
#[derive(Debug)]
pub(super) struct FieldCost {
    /// The type of what it holds, without list and non-null.
    pub target: Box<str>,
    pub shape: Shape,
    /// Whether `limit` says how large the lists in it are.
    pub takes_limit: bool,
}

/// How much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing that has fields.
    Leaf,
    /// One object.
    Object,
    /// A list of objects.
    List,
    /// A page of a list that can grow.
    Connection,
}

impl Fields {
    pub fn of_schema(sdl: &str) -> Result<Self, parser::Error> {
        let mut fields = Self { query: "Query".into(), ..Self::default() };
        let document = parse_schema(sdl)?;
        let mut definitions = Vec::new();
        for definition in &document.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    let name =
                        |name: &parser::Positioned<async_graphql::Name>| -> Box<str> { name.node.as_str().into() };
                    fields.query = schema.node.query.as_ref().map_or(fields.query, name);
                    fields.mutation = schema.node.mutation.as_ref().map(name);
                    fields.subscription = schema.node.subscription.as_ref().map(name);
                }
                TypeSystemDefinition::Type(definition) => {
                    let name = definition.node.name.node.as_str();
                    match &definition.node.kind {
                        TypeKind::Object(object) => definitions.push((name, object.fields.as_slice())),
                        TypeKind::Interface(interface) => definitions.push((name, interface.fields.as_slice())),
                        TypeKind::Union(_) => definitions.push((name, [].as_slice())),
                        TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::InputObject(_) => {}
                    }
                }
                TypeSystemDefinition::Directive(_) => {}
            }
        }
        for (name, _) in &definitions {
            fields.types.insert((*name).into(), HashMap::new());
        }
        for (name, its) in definitions {
            let its =
                its.iter().map(|field| (field.node.name.node.as_str().into(), fields.cost(&field.node))).collect();
            fields.types.insert(name.into(), its);
        }
        Ok(fields)
    }

    fn cost(&self, field: &FieldDefinition) -> FieldCost {
        let (target, is_list) = innermost(&field.ty.node);
        let takes_first = field.arguments.iter().any(|argument| argument.node.name.node == "first");
        let shape = match is_list {
            _ if !self.types.contains_key(target) => Shape::Leaf,
            true => Shape::List,
            false if target.ends_with("Connection") && takes_first => Shape::Connection,
            false => Shape::Object,
        };
        let takes_limit = field.arguments.iter().any(|argument| argument.node.name.node == "limit");
        FieldCost { target: target.into(), shape, takes_limit }
    }

    pub fn root(&self, operation: OperationType) -> Option<&str> {
        match operation {
            OperationType::Query => Some(&self.query),
            OperationType::Mutation => self.mutation.as_deref(),
            OperationType::Subscription => self.subscription.as_deref(),
        }
    }

    pub fn field(&self, type_name: &str, field: &str) -> Option<&FieldCost> {
        self.types.get(type_name)?.get(field)
    }
}

fn innermost(ty: &Type) -> (&str, bool) {
    match &ty.base {
        BaseType::Named(name) => (name, false),
        BaseType::List(ty) => (innermost(ty).0, true),
    }
}
