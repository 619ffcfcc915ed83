//! Every list of the schema, found by introspection, each on the record that has the longest.

use partnernetz::directory::View;
use partnernetz::graphql::schema::{Schema, schema};
use serde_json::Value;

/// Lists that are more than a list and have tests of their own: a feed, what the log holds, what a text finds.
const ELSEWHERE: [&str; 3] = ["changes", "history", "search"];
/// By what records can be ordered.
pub const RECORD_FIELDS: [&str; 5] = ["NAME", "CREATED_AT", "UPDATED_AT", "VERIFIED_AT", "BEGINNING"];
/// By what relations can be ordered.
pub const RELATION_FIELDS: [&str; 4] = ["NAME", "START", "ROLE", "CREATED_AT"];

/// A connection of the schema.
#[derive(Debug)]
pub struct List {
    /// `Institution.members`
    pub name: String,
    /// The record that has it; none where the query root has.
    slug: Option<String>,
    on: String,
    field: String,
    /// By what it can be ordered.
    pub orders: &'static [&'static str],
    /// What tells its rows apart.
    row: String,
    /// How many rows it has.
    pub total: usize,
}

/// A page as it came.
pub struct Part {
    /// Its rows, without cursors.
    pub rows: Vec<Value>,
    /// Their cursors.
    pub cursors: Vec<String>,
    /// `pageInfo`
    pub info: Value,
    /// `totalCount`
    pub total: usize,
}

/// Asks the schema itself, without HTTP: paging asks often.
pub async fn ask(schema: &Schema, view: &View, query: &str) -> Value {
    let answer = schema.execute(async_graphql::Request::new(query).data(view.clone())).await;
    assert!(answer.errors.is_empty(), "{query}: {:?}", answer.errors);
    serde_json::to_value(answer.data).unwrap()
}

impl List {
    /// The part of the list that these arguments name.
    pub async fn part(&self, schema: &Schema, view: &View, arguments: &str) -> Part {
        let list = format!(
            "list: {}({arguments}) {{ totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
             edges {{ cursor {} }} }}",
            self.field, self.row
        );
        let answer = match &self.slug {
            None => ask(schema, view, &format!("{{ {list} }}")).await["list"].take(),
            Some(slug) => {
                let query = format!("{{ record(by: {{ slug: \"{slug}\" }}) {{ ... on {} {{ {list} }} }} }}", self.on);
                ask(schema, view, &query).await["record"]["list"].take()
            }
        };
        let mut part = Part { rows: Vec::new(), cursors: Vec::new(), info: answer["pageInfo"].clone(), total: 0 };
        part.total = usize::try_from(answer["totalCount"].as_u64().unwrap()).unwrap();
        for edge in answer["edges"].as_array().unwrap() {
            let mut row = edge.clone();
            let cursor = row.as_object_mut().unwrap().shift_remove("cursor").unwrap();
            part.cursors.push(cursor.as_str().unwrap().to_owned());
            part.rows.push(row);
        }
        part
    }
}

/// All lists that the view shows.
pub async fn all(view: &View) -> Vec<List> {
    let schema = schema();
    let types = ask(
        &schema,
        view,
        "{ __schema { types { name kind fields { name type { name ofType { name } } args { name } } } } }",
    )
    .await;
    let types = types["__schema"]["types"].as_array().unwrap();
    let records = ask(&schema, view, "{ a: records(first: 100) { nodes { slug __typename } }
        b: records(last: 100) { nodes { slug __typename } }
        c: records(filter: { slugs: [\"hub\", \"group\", \"work\", \"paper\", \"leaf\", \"leaf-topic\", \"leaf-group\", \"leaf-work\", \"p-person00\",
          \"thema-ausbildung\", \"region-linderhoehen\"] }) { nodes { slug __typename } } }")
    .await;
    let slugs: Vec<(&str, &str)> = ["a", "b", "c"]
        .iter()
        .flat_map(|part| records[part]["nodes"].as_array().unwrap())
        .map(|node| (node["__typename"].as_str().unwrap(), node["slug"].as_str().unwrap()))
        .collect();
    let mut found = Vec::new();
    for ty in types.iter().filter(|ty| ty["kind"] == "OBJECT") {
        let owner = ty["name"].as_str().unwrap();
        let fields = ty["fields"].as_array().unwrap().iter();
        for field in fields.filter(|it| !ELSEWHERE.contains(&it["name"].as_str().unwrap())) {
            let Some(connection) = field["type"]["ofType"]["name"].as_str().filter(|it| it.ends_with("Connection"))
            else {
                continue;
            };
            let mut list = List {
                name: format!("{owner}.{}", field["name"].as_str().unwrap()),
                slug: None,
                on: owner.to_owned(),
                field: field["name"].as_str().unwrap().to_owned(),
                orders: orders(field, connection, types),
                row: row(connection, types),
                total: 0,
            };
            if owner == "Query" {
                list.total = list.part(&schema, view, "first: 1").await.total;
            } else {
                for (_, slug) in slugs.iter().filter(|(of, _)| *of == owner) {
                    let candidate = List {
                        slug: Some((*slug).to_owned()),
                        row: list.row.clone(),
                        on: list.on.clone(),
                        field: list.field.clone(),
                        name: list.name.clone(),
                        orders: list.orders,
                        total: 0,
                    };
                    let total = candidate.part(&schema, view, "first: 1").await.total;
                    if total > list.total || list.slug.is_none() {
                        list = List { total, ..candidate };
                    }
                }
            }
            found.push(list);
        }
    }
    found
}

fn fields<'a>(name: &str, types: &'a [Value]) -> Vec<&'a str> {
    let ty = types.iter().find(|ty| ty["name"] == name).unwrap();
    ty["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect()
}

fn orders(field: &Value, connection: &str, types: &[Value]) -> &'static [&'static str] {
    let edge = fields(&connection.replace("Connection", "Edge"), types);
    match field["args"].as_array().unwrap().iter().any(|argument| argument["name"] == "orderBy") {
        false => &[],
        true if edge.contains(&"relation") => &RELATION_FIELDS,
        true => &RECORD_FIELDS,
    }
}

fn row(connection: &str, types: &[Value]) -> String {
    let edge = fields(&connection.replace("Connection", "Edge"), types);
    let mut row = "node { id }".to_owned();
    if edge.contains(&"relation") {
        row += " relation { id }";
    }
    if edge.contains(&"match") {
        row += " match { reason }";
    }
    row
}
