//! Prices of requests to a small schema.

use async_graphql::{Request, ServerError, Variables};
use serde_json::{Value, json};

use super::{Cost, Costs};
use crate::graphql::error::Failure;

const SDL: &str = r#"
schema { query: QueryRoot mutation: MutationRoot }
"""
Everything that matters { once.
"""
type QueryRoot {
  institution(by: InstitutionBy!): Institution
  institutions(first: Int = 20, after: String, last: Int, before: String): InstitutionConnection!
  nodes(ids: [ID!]!): [Node]!
  record: Record
  network(limit: Int! = 100): Network!
  paths(first: Int! = 5): Paths!
}
type Network { nodes: [NetworkNode!]! edges: [NetworkEdge!]! truncated: Boolean! }
type NetworkNode { record: Record! }
type NetworkEdge { weight: Int! source: Record! }
type Paths { ways: [Path!]! }
type Path { line: String! }
type MutationRoot { institutionCreate(name: String!): InstitutionCreatePayload }
type InstitutionCreatePayload { institution: Institution revision: Revision! }
scalar Revision
interface Node { id: ID! }
interface Record { id: ID! name: String! }
union Anything = Institution | Address
input InstitutionBy @oneOf { id: ID slug: String }
type Institution implements Node & Record {
  id: ID!
  name: String!
  kind: Kind!
  type: Coded
  addresses: [Address!]!
  topics: [String!]!
  metrics: Metrics!
  anything: [Anything!]!
  units(first: Int, last: Int): InstitutionConnection!
}
enum Kind { A B }
type Coded { code: String! label(language: Kind! = A): String! }
type Metrics { degree: Int! }
type Address implements Node { id: ID! street: String city: Coded }
type InstitutionConnection { edges: [InstitutionEdge!]! nodes: [Institution!]! pageInfo: PageInfo! totalCount: Int! facets: [Coded!]! }
type InstitutionEdge { cursor: String! node: Institution! role: Coded relation: Relation! }
type Relation { id: ID! }
type PageInfo { hasNextPage: Boolean! }
"#;

fn prepared(query: &str, variables: Value, limit: u64) -> Result<(Cost, Request), ServerError> {
    let costs = Costs::of_schema(SDL).unwrap();
    let mut request = Request::new(query).variables(Variables::from_json(variables));
    costs.prepare(&mut request, limit).map(|cost| (cost, request))
}

fn cost(query: &str) -> u64 {
    cost_with(query, json!({}))
}

fn cost_with(query: &str, variables: Value) -> u64 {
    prepared(query, variables, u64::MAX).unwrap().0.requested
}

fn failure(query: &str, limit: u64) -> Failure {
    let error = prepared(query, json!({}), limit).err().unwrap();
    error.source::<Failure>().unwrap().clone()
}

#[test]
fn objects_cost_one_and_leaves_nothing() {
    assert_eq!(cost("{ __typename }"), 0);
    assert_eq!(cost(r#"{ institution(by: { slug: "a" }) { id name kind topics } }"#), 1);
    assert_eq!(cost("{ record { ... on Institution { type { code label } } } }"), 2);
    assert_eq!(cost(r#"mutation { institutionCreate(name: "a") { institution { id } revision } }"#), 2);
}

#[test]
fn a_page_costs_its_rows() {
    assert_eq!(cost("{ institutions { nodes { name } } }"), 20);
    assert_eq!(cost("{ institutions { edges { node { name } } } }"), 20);
    assert_eq!(cost("{ institutions { edges { cursor } } }"), 20);
    assert_eq!(cost("{ institutions(first: 7) { nodes { name type { code } } } }"), 14);
    assert_eq!(cost("{ institutions(last: 7) { edges { role { code } relation { id } node { name } } } }"), 21);
    assert_eq!(cost("{ institutions { totalCount } }"), 1);
    assert_eq!(cost("{ institutions { totalCount pageInfo { hasNextPage } nodes { id } } }"), 22);
}

#[test]
fn the_two_known_prices_hold() {
    let nested = |page: &str| {
        let level = |inner: &str, name: &str| format!("{name}{page} {{ edges {{ node {{ name {inner} }} }} }}");
        format!("{{ {} }}", level(&level(&level("", "units"), "units"), "institutions"))
    };
    assert_eq!(cost(&nested("")), 8_420);
    assert_eq!(cost(&nested("(first: 100)")), 1_010_100);
    assert!(matches!(
        failure(&nested("(first: 100)"), 10_000),
        Failure::TooComplex { requested: 1_010_100, limit: 10_000 }
    ));
    assert!(prepared(&nested(""), json!({}), 10_000).is_ok());
}

#[test]
fn variables_and_their_defaults_count() {
    let query = "query ($n: Int = 50) { institutions(first: $n) { nodes { name } } }";
    assert_eq!(cost(query), 50);
    assert_eq!(cost_with(query, json!({ "n": 3 })), 3);
    assert_eq!(cost_with(query, json!({ "n": null })), 20);
    assert_eq!(cost("query ($n: Int) { institutions(first: $n) { nodes { name } } }"), 20);
    let (_, request) = prepared("query ($n: Boolean = true) { record { id @skip(if: $n) } }", json!({}), 99).unwrap();
    assert_eq!(request.variables.get("n"), Some(&true.into()));
}

#[test]
fn a_wrong_page_size_is_not_priced_beyond_the_largest() {
    for size in ["-1", "0", "1.5"] {
        assert_eq!(cost(&format!("{{ institutions(first: {size}) {{ nodes {{ name }} }} }}")), 1, "{size}");
    }
    assert_eq!(cost("{ institutions(first: 99999999999) { nodes { name } } }"), 100);
    assert_eq!(cost("{ institutions(first: 5, last: 9) { nodes { name } } }"), 9);
}

#[test]
fn lists_and_what_looks_at_everything_have_their_price() {
    assert_eq!(cost("{ record { ... on Institution { addresses { street city { code } } } } }"), 11);
    assert_eq!(cost("{ record { ... on Institution { anything { __typename } } } }"), 6);
    assert_eq!(cost("{ record { ... on Institution { metrics { degree } } } }"), 52);
    assert_eq!(cost("{ institutions { facets { code } } }"), 55);
    assert_eq!(cost(r#"{ nodes(ids: ["a", "b", "c"]) { id } }"#), 3);
    assert_eq!(cost_with("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({ "ids": ["a", "b"] })), 2);
}

#[test]
fn a_part_of_the_network_costs_its_records_and_four_edges_for_each() {
    assert_eq!(cost("{ network { truncated } }"), 51);
    assert_eq!(cost("{ network { nodes { record { name } } } }"), 51 + 100 * 2);
    assert_eq!(
        cost("{ network(limit: 10) { nodes { record { name } } edges { weight source { id } } } }"),
        51 + 10 * 2 + 40 * 2
    );
    assert_eq!(cost("{ network(limit: 99999) { edges { weight } } }"), 51 + 4_000);
    assert_eq!(cost("{ paths(first: 20) { ways { line } } }"), 51 + 20);
}

#[test]
fn aliases_fragments_and_skipped_fields_count() {
    assert_eq!(cost("{ a: institutions { nodes { id } } b: institutions { nodes { id } } }"), 40);
    let query = "{ institutions(first: 2) { ...page } } fragment page on InstitutionConnection { edges { ...edge } }
                 fragment edge on InstitutionEdge { node { ...it } } fragment it on Institution { type { code } }";
    assert_eq!(cost(query), 4);
    assert_eq!(cost("{ institutions @skip(if: true) { nodes { id } } }"), 20);
}

#[test]
fn fragments_in_a_circle_or_without_end_are_refused() {
    let circle = "{ record { ...a } } fragment a on Record { ...b } fragment b on Record { ...a }";
    assert!(matches!(failure(circle, 99), Failure::BadInput(_)));
    let fragment = |n: usize| format!(" fragment f{n} on Record {{ ...f{0} ...f{0} }}", n + 1);
    let bomb = (0..40).map(fragment).collect::<Vec<_>>().concat();
    let bomb = format!("{{ record {{ ...f0 }} }} {bomb} fragment f40 on Record {{ id }}");
    assert!(matches!(failure(&bomb, 99), Failure::BadInput(_)));
}

#[test]
fn twelve_levels_are_allowed() {
    let nested = |levels: usize| {
        let open = "units { nodes { ".repeat(levels);
        format!("{{ record {{ ... on Institution {{ {open} id {} }} }} }}", "} } ".repeat(levels))
    };
    assert_eq!(prepared(&nested(5), json!({}), u64::MAX).unwrap().0.depth, 12);
    assert!(matches!(failure(&nested(6), u64::MAX), Failure::TooDeep { depth: 14, limit: 12 }));
}

#[test]
fn introspection_is_exempt_from_depth_and_circles_are_expensive() {
    let of_type = "ofType { kind name ".repeat(9);
    let close = "}".repeat(9);
    let standard = format!(
        "query IntrospectionQuery {{ __schema {{ queryType {{ name }} types {{ ...FullType }} directives {{ name args {{ ...InputValue }} }} }} }}
         fragment FullType on __Type {{ kind name fields(includeDeprecated: true) {{ name args {{ ...InputValue }} type {{ ...TypeRef }} }}
           inputFields {{ ...InputValue }} interfaces {{ ...TypeRef }} enumValues {{ name }} possibleTypes {{ ...TypeRef }} }}
         fragment InputValue on __InputValue {{ name type {{ ...TypeRef }} defaultValue }}
         fragment TypeRef on __Type {{ kind name {of_type} {close} }}"
    );
    let (Cost { requested, depth }, _) = prepared(&standard, json!({}), 10_000).unwrap();
    assert!(requested < 500 && depth == 1, "{requested} {depth}");
    assert!(cost("{ __schema { types { fields { type { fields { name } } } } } }") < 2_000);
    let circles =
        format!("{{ __schema {{ types {{ {} name {} }} }} }}", "fields { type { ".repeat(3), "} } ".repeat(3));
    assert!(matches!(failure(&circles, 50_000), Failure::TooComplex { .. }));
    let endless =
        format!("{{ __schema {{ types {{ {} name {} }} }} }}", "fields { type { ".repeat(25), "} } ".repeat(25));
    assert!(matches!(failure(&endless, u64::MAX - 1), Failure::TooComplex { requested: u64::MAX, .. }));
}

#[test]
fn brackets_without_end_are_an_error_like_any_other() {
    for (open, before, close) in [("{a", "", "}"), ("[", "{a(b:", "]"), ("{a:", "{a(b:", "}"), ("[", "query($a:", "]")]
    {
        let query = format!("{before}{}{}", open.repeat(40_000), close.repeat(40_000));
        assert!(prepared(&query, json!({}), 99).is_err(), "{before}{open}");
    }
}

#[test]
fn what_does_not_parse_is_an_error_with_its_place() {
    let error = prepared("{ record { id }", json!({}), 99).err().unwrap();
    assert!(error.source::<Failure>().is_none() && !error.locations.is_empty());
}

#[test]
fn only_the_operation_that_runs_is_priced() {
    let query = "query A { institutions { nodes { id } } } query B { record { id } }";
    let costs = Costs::of_schema(SDL).unwrap();
    let mut request = Request::new(query).operation_name("B");
    assert_eq!(costs.prepare(&mut request, 99).unwrap().requested, 1);
    assert_eq!(costs.prepare(&mut Request::new(query), 99).unwrap().requested, 0);
}
