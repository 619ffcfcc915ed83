//! Paging: whatever the list, order, page size and direction, each row comes exactly once and in its place.

mod crowd;
mod lists;

use std::collections::BTreeSet;

use partnernetz::access::{Role, Viewer};
use partnernetz::directory::View;
use partnernetz::graphql::schema::{Schema, schema};
use proptest::prelude::*;
use serde_json::{Value, json};

use self::lists::{List, Part};
use crate::harness::Directory;

fn editor() -> Viewer {
    Viewer { role: Role::Editor, subject: Some("test".into()), institution: None }
}

fn view(directory: &Directory) -> View {
    View::new(directory.journal().current(), editor(), directory.clock().now())
}

/// An order as an argument, with a comma behind it.
fn order_by(list: &List, wanted: &[(usize, bool)]) -> String {
    if list.orders.is_empty() || wanted.is_empty() {
        return String::new();
    }
    let one = |(field, descends): &(usize, bool)| {
        let direction = if *descends { "DESC" } else { "ASC" };
        format!("{{ field: {}, direction: {direction} }}", list.orders[field % list.orders.len()])
    };
    format!("orderBy: [{}], ", wanted.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// Pages through a list from one end to the other.
async fn page_through(
    schema: &Schema,
    view: &View,
    list: &List,
    order: &str,
    sizes: &[usize],
    forward: bool,
) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut cursor: Option<String> = None;
    for at in 0.. {
        let (size, anchor) = if forward { ("first", "after") } else { ("last", "before") };
        let mut arguments = format!("{order}{size}: {}", sizes[at % sizes.len()]);
        if let Some(cursor) = &cursor {
            arguments = format!("{arguments}, {anchor}: \"{cursor}\"");
        }
        let part = list.part(schema, view, &arguments).await;
        assert_sound(&part, list, forward, cursor.is_some());
        let more = if forward { &part.info["hasNextPage"] } else { &part.info["hasPreviousPage"] };
        let (more, end) = (*more == true, if forward { part.cursors.last() } else { part.cursors.first() });
        cursor = end.cloned();
        if forward {
            rows.extend(part.rows);
        } else {
            rows.splice(0..0, part.rows);
        }
        if !more {
            break;
        }
        assert!(at < 1000, "{} has no end", list.name);
    }
    rows
}

fn assert_sound(part: &Part, list: &List, forward: bool, has_anchor: bool) {
    assert_eq!(part.info["startCursor"].as_str(), part.cursors.first().map(String::as_str), "{}", list.name);
    assert_eq!(part.info["endCursor"].as_str(), part.cursors.last().map(String::as_str), "{}", list.name);
    let behind = if forward { &part.info["hasPreviousPage"] } else { &part.info["hasNextPage"] };
    assert_eq!(*behind, has_anchor, "{}", list.name);
    assert!(list.total == 0 || !part.rows.is_empty(), "an empty page of {}", list.name);
    assert_eq!(part.total, list.total, "{}", list.name);
}

fn distinct(rows: &[Value]) -> usize {
    rows.iter().map(Value::to_string).collect::<BTreeSet<_>>().len()
}

#[test]
fn any_size_order_and_direction_gives_each_row_once_and_in_its_place() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let directory = runtime.block_on(Directory::of(&crowd::crowd()));
    let (schema, view) = (schema(), view(&directory));
    let lists = runtime.block_on(lists::all(&view));
    assert!(lists.len() > 50, "{}", lists.len());
    let short: Vec<_> = lists.iter().filter(|list| list.total < 6).map(|list| list.name.as_str()).collect();
    assert_eq!(short, ["Term.relations"], "too short to page through; no shipped kind joins terms");

    let whole = |list: &List, order: &str| runtime.block_on(page_through(&schema, &view, list, order, &[100], true));
    for list in &lists {
        let rows = whole(list, "");
        assert_eq!((rows.len(), distinct(&rows)), (list.total, list.total), "{}", list.name);
        for size in [1, 7] {
            for forward in [true, false] {
                let paged = runtime.block_on(page_through(&schema, &view, list, "", &[size], forward));
                assert_eq!(paged, rows, "{} by {size}, forward: {forward}", list.name);
            }
        }
    }
    let orders = proptest::collection::vec((0usize..5, any::<bool>()), 0..4);
    let sizes = proptest::collection::vec(1usize..40, 1..5);
    proptest!(ProptestConfig::with_cases(200), |(which in 0..lists.len(), wanted in orders, sizes in sizes, forward: bool)| {
        let list = &lists[which];
        let order = order_by(list, &wanted);
        let rows = whole(list, &order);
        prop_assert_eq!((rows.len(), distinct(&rows)), (list.total, list.total), "{} {}", &list.name, &order);
        let paged = runtime.block_on(page_through(&schema, &view, list, &order, &sizes, forward));
        prop_assert_eq!(paged, rows, "{} {}", &list.name, &order);
    });
}

#[test]
fn a_window_between_two_cursors_is_the_part_of_the_list_between_them() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let directory = runtime.block_on(Directory::of(&crowd::crowd()));
    let (schema, view) = (schema(), view(&directory));
    let lists = runtime.block_on(lists::all(&view));
    let lists: Vec<&List> = lists.iter().filter(|list| (6..=100).contains(&list.total)).collect();
    proptest!(ProptestConfig::with_cases(100), |(
        which in 0..lists.len(), from in 0usize..100, to in 0usize..100, size in 1usize..30, forward: bool, descends: bool
    )| {
        let list = lists[which];
        let order = order_by(list, &[(0, descends)]);
        let whole = runtime.block_on(list.part(&schema, &view, &format!("{order}first: 100")));
        let (from, to) = (from % list.total, to % list.total);
        let size_name = if forward { "first" } else { "last" };
        let arguments = format!(
            "{order}{size_name}: {size}, after: \"{}\", before: \"{}\"", whole.cursors[from], whole.cursors[to]
        );
        let part = runtime.block_on(list.part(&schema, &view, &arguments));
        let between = if from < to { &whole.rows[from + 1..to] } else { &[] };
        let cut = size.min(between.len());
        let wanted = if forward { &between[..cut] } else { &between[between.len() - cut..] };
        prop_assert_eq!(&part.rows[..], wanted, "{} {}", &list.name, &arguments);
        let more = if forward { &part.info["hasNextPage"] } else { &part.info["hasPreviousPage"] };
        prop_assert_eq!(more == &Value::Bool(true), between.len() > size);
    });
}

/// Further rows for lists of the crowd: before, between, beside and behind those that are there.
fn newcomers(round: usize) -> Value {
    let name = |n: usize| ["Aaa", crowd::NAMES[(round + n) % crowd::NAMES.len()], "Zzz"][n % 3];
    let slug = |n: usize| format!("neu-{round}-{n}");
    let records: Vec<_> = (0..3).map(|n| json!({ "noun": "institution", "slug": slug(n), "name": name(n) })).collect();
    let join = |kind: &str, n: usize, target: &str| json!({ "kind": kind, "source": slug(n), "target": target });
    let relations: Vec<_> = (0..3)
        .flat_map(|n| [join("part_of", n, "hub"), join("member_of", n, "group"), join("cooperates_with", n, "hub")])
        .collect();
    json!({ "format": "partnernetz-directory/1", "title": "Neue", "language": "de", "records": records, "relations": relations })
}

#[tokio::test]
async fn while_rows_are_added_no_row_comes_twice_and_none_is_missing() {
    let directory = Directory::of(&crowd::crowd()).await;
    let schema = schema();
    let lists = lists::all(&view(&directory)).await;
    let changing = [
        "Query.institutions",
        "Query.records",
        "Institution.units",
        "WorkingGroup.members",
        "Institution.cooperatesWith",
        "Institution.relations",
        "Institution.descendants",
        "Term.records",
    ];
    let mut round = 0;
    for list in lists.iter().filter(|list| changing.contains(&list.name.as_str())) {
        for (order, forward) in
            [(vec![], true), (vec![(0, true)], true), (vec![(4, false), (0, true)], false), (vec![(1, true)], true)]
        {
            let order = order_by(list, &order);
            let before = page_through_changing(&schema, &directory, list, &order, forward, 40, None).await;
            let after = page_through_changing(&schema, &directory, list, &order, forward, 9, Some(&mut round)).await;
            assert_eq!(distinct(&after), after.len(), "{} {order}: a row came twice", list.name);
            let kept: Vec<_> = after.iter().filter(|row| before.contains(row)).cloned().collect();
            assert_eq!(kept, before, "{} {order}: a row is missing or has moved", list.name);
        }
    }
    assert!(round > 50, "rows were added: {round}");
}

/// Pages through a list, loading a further document behind each of the first pages.
async fn page_through_changing(
    schema: &Schema,
    directory: &Directory,
    list: &List,
    order: &str,
    forward: bool,
    size: usize,
    mut round: Option<&mut usize>,
) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut cursor = String::new();
    for at in 0..1000 {
        let (size_name, anchor) = if forward { ("first", "after") } else { ("last", "before") };
        let anchor = if cursor.is_empty() { String::new() } else { format!(", {anchor}: \"{cursor}\"") };
        let part = list.part(schema, &view(directory), &format!("{order}{size_name}: {size}{anchor}")).await;
        let more = if forward { &part.info["hasNextPage"] } else { &part.info["hasPreviousPage"] };
        let more = *more == true;
        let end = if forward { part.cursors.last() } else { part.cursors.first() };
        cursor = end.cloned().unwrap_or_default();
        if forward {
            rows.extend(part.rows);
        } else {
            rows.splice(0..0, part.rows);
        }
        if !more {
            return rows;
        }
        if let Some(round) = round.as_deref_mut().filter(|_| at < 3) {
            *round += 1;
            directory.load(&newcomers(*round)).await;
        }
    }
    panic!("{} has no end", list.name)
}
