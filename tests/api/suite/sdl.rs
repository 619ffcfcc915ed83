//! What the tests need to know of the schema, read from its SDL.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, Type, TypeKind, TypeSystemDefinition};

/// The types of a schema by name.
pub struct Sdl {
    /// Objects and interfaces: fields by name.
    pub objects: BTreeMap<String, BTreeMap<String, Field>>,
    /// Names of interfaces.
    pub interfaces: BTreeSet<String>,
    /// Which interfaces an object implements.
    pub implements: BTreeMap<String, BTreeSet<String>>,
    /// Inputs: fields by name.
    pub inputs: BTreeMap<String, BTreeMap<String, Type>>,
    /// Enums: their values.
    pub enums: BTreeMap<String, BTreeSet<String>>,
}

/// A field of an object or interface.
pub struct Field {
    /// Of what type it is.
    pub ty: Type,
    /// Its arguments.
    pub arguments: BTreeMap<String, Type>,
}

impl Sdl {
    /// The schema that the program serves.
    pub fn of_program() -> Self {
        Self::read(&partnernetz::graphql::schema::schema().sdl())
    }

    fn read(text: &str) -> Self {
        let mut sdl = Self {
            objects: BTreeMap::new(),
            interfaces: BTreeSet::new(),
            implements: BTreeMap::new(),
            inputs: BTreeMap::new(),
            enums: BTreeMap::new(),
        };
        for definition in parse_schema(text).unwrap().definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::Object(object) => {
                    let implements = object.implements.iter().map(|it| it.node.to_string()).collect();
                    sdl.implements.insert(name.clone(), implements);
                    sdl.objects.insert(name, fields(object.fields));
                }
                TypeKind::Interface(interface) => {
                    sdl.interfaces.insert(name.clone());
                    sdl.objects.insert(name, fields(interface.fields));
                }
                TypeKind::InputObject(input) => {
                    let fields = input.fields.into_iter().map(|it| (it.node.name.to_string(), it.node.ty.node));
                    sdl.inputs.insert(name, fields.collect());
                }
                TypeKind::Enum(values) => {
                    let values = values.values.into_iter().map(|it| it.node.value.node.to_string());
                    sdl.enums.insert(name, values.collect());
                }
                TypeKind::Scalar | TypeKind::Union(_) => {}
            }
        }
        sdl
    }

    /// Whether a fragment on `condition` is about an object of type `object`.
    pub fn fits(&self, condition: &str, object: &str) -> bool {
        condition == object || self.implements.get(object).is_some_and(|it| it.contains(condition))
    }
}

fn fields(
    fields: Vec<async_graphql::Positioned<async_graphql::parser::types::FieldDefinition>>,
) -> BTreeMap<String, Field> {
    let fields = fields.into_iter().map(|field| {
        let field = field.node;
        let arguments = field.arguments.into_iter().map(|it| (it.node.name.to_string(), it.node.ty.node)).collect();
        (field.name.to_string(), Field { ty: field.ty.node, arguments })
    });
    fields.collect()
}

/// The name of a type, without lists and exclamation marks.
pub fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}
