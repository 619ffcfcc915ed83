//! What a request costs: the objects its answer can hold, known from the document before anything runs.
//!
//! A leaf costs 0, an object 1, a page its size × (1 + what each row costs), `totalCount` 1, and what walks the whole
//! directory 50. It is counted by a visitor of our own, because a schema with an async-graphql extension resolves every
//! field on the slow road, and its built-in limit takes a page of 100 for 1.

mod fields;
mod measure;
#[cfg(test)]
mod tests;

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition};
use async_graphql::parser::{self, parse_query};
use async_graphql::{Positioned, Request, ServerError, Variables};

use self::fields::Fields;
use self::measure::Measure;
use super::error::Failure;

/// How deep fields may be nested; introspection is exempt.
pub const DEPTH: u64 = 12;
/// What a request without a token may cost.
pub const ANONYMOUS: u64 = 10_000;
/// What a request with a token may cost.
pub const SIGNED_IN: u64 = 50_000;

/// Knows the schema and counts.
#[derive(Debug)]
pub struct Costs {
    fields: Fields,
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// The objects its answer can hold.
    pub requested: u64,
    /// How deep its fields are nested.
    pub depth: u64,
}

impl Costs {
    /// Counts for the schema with this SDL.
    ///
    /// # Errors
    /// When the SDL is none.
    pub fn of_schema(sdl: &str) -> Result<Self, parser::Error> {
        Ok(Self { fields: Fields::of_schema(sdl)? })
    }

    /// Parses a request, puts the defaults of its variables in (async-graphql forgets them in `@skip` and `@include`),
    /// and says what it costs. What is ready to run afterwards is neither too deep nor costs more than `limit`.
    ///
    /// # Errors
    /// When the query can't be parsed, goes round in circles, is too deep or costs too much.
    pub fn prepare(&self, request: &mut Request, limit: u64) -> Result<Cost, ServerError> {
        let document = parse_query(&request.query)?;
        let mut cost = Cost::default();
        // Without an operation of that name async-graphql runs nothing and says so.
        if let Some(operation) = operation(&document, request.operation_name.as_deref()) {
            fill_defaults(operation, &mut request.variables);
            cost = self.of(&document, operation, &request.variables).map_err(Failure::of_request)?;
        }
        if cost.depth > DEPTH {
            return Err(Failure::TooDeep { depth: cost.depth, limit: DEPTH }.of_request());
        }
        if cost.requested > limit {
            return Err(Failure::TooComplex { requested: cost.requested, limit }.of_request());
        }
        request.set_parsed_query(document);
        Ok(cost)
    }

    fn of(
        &self,
        document: &ExecutableDocument,
        operation: &OperationDefinition,
        variables: &Variables,
    ) -> Result<Cost, Failure> {
        let Some(root) = self.fields.root(operation.ty) else { return Ok(Cost::default()) };
        let mut measure = Measure::new(&self.fields, &document.fragments, variables);
        let requested = measure.operation(root, &operation.selection_set.node)?;
        Ok(Cost { requested, depth: measure.deepest })
    }
}

/// The operation that will run, as the GraphQL specification chooses it.
fn operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    let operation: &Positioned<_> = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => operation,
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations.values().next()?,
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name)?,
        _ => return None,
    };
    Some(&operation.node)
}

fn fill_defaults(operation: &OperationDefinition, variables: &mut Variables) {
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        if let Some(default) = &definition.default_value {
            variables.entry(definition.name.node.clone()).or_insert_with(|| default.node.clone());
        }
    }
}
