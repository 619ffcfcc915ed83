//! The operations and fragments in `tests/suite/*.graphql`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, FragmentDefinition, OperationDefinition, Selection, SelectionSet,
};

/// Everything the files define, by name.
pub struct Definitions {
    /// Operations.
    pub operations: BTreeMap<String, Operation>,
    /// Fragments.
    pub fragments: BTreeMap<String, Fragment>,
}

/// An operation.
pub struct Operation {
    /// As it stands in the file.
    pub text: String,
    /// As it is read.
    pub parsed: OperationDefinition,
}

/// A fragment.
pub struct Fragment {
    /// As it stands in the file.
    pub text: String,
    /// As it is read.
    pub parsed: FragmentDefinition,
}

impl Definitions {
    /// Reads the files.
    pub fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/suite");
        let mut read = Self { operations: BTreeMap::new(), fragments: BTreeMap::new() };
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "graphql") {
                let text = std::fs::read_to_string(&path).unwrap();
                for definition in split(&text) {
                    read.add(definition, &path);
                }
            }
        }
        read
    }

    fn add(&mut self, text: &str, path: &Path) {
        // A fragment alone is no document, so each gets an operation beside it to be read.
        let is_fragment = text.starts_with("fragment");
        let document = if is_fragment { format!("query Beside {{ __typename }}\n{text}") } else { text.to_owned() };
        let parsed = parse_query(&document).unwrap_or_else(|error| panic!("{}: {error}\n{text}", path.display()));
        let text = text.to_owned();
        let old = if is_fragment {
            let (name, parsed) = parsed.fragments.into_iter().next().expect("a fragment was read");
            self.fragments.insert(name.to_string(), Fragment { text, parsed: parsed.node }).is_some()
        } else {
            let DocumentOperations::Multiple(operations) = parsed.operations else {
                panic!("{}: each operation has a name", path.display());
            };
            let (name, parsed) = operations.into_iter().next().expect("an operation was read");
            self.operations.insert(name.to_string(), Operation { text, parsed: parsed.node }).is_some()
        };
        assert!(!old, "{}: this name is taken:\n{document}", path.display());
    }

    /// What is sent for an operation: its text and the fragments that it needs.
    pub fn text(&self, operation: &Operation) -> String {
        let mut needed = BTreeSet::new();
        self.need(&operation.parsed.selection_set.node, &mut needed);
        let fragments = needed.iter().map(|name| self.fragments[name].text.as_str());
        std::iter::once(operation.text.as_str()).chain(fragments).collect::<Vec<_>>().join("\n")
    }

    fn need(&self, set: &SelectionSet, needed: &mut BTreeSet<String>) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => self.need(&field.node.selection_set.node, needed),
                Selection::InlineFragment(fragment) => self.need(&fragment.node.selection_set.node, needed),
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.to_string();
                    let fragment = self.fragments.get(&name).unwrap_or_else(|| panic!("there is no fragment {name}"));
                    if needed.insert(name) {
                        self.need(&fragment.parsed.selection_set.node, needed);
                    }
                }
            }
        }
    }
}

/// The definitions of a file: each begins a line with `query` or `fragment` and ends with a line that is `}`.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive("\n}\n").filter_map(|part| {
        let starts = ["query ", "fragment "].map(|word| {
            let at = part.find(&format!("\n{word}")).map(|at| at + 1);
            if part.starts_with(word) { Some(0) } else { at }
        });
        starts.into_iter().flatten().min().map(|start| &part[start..])
    })
}
