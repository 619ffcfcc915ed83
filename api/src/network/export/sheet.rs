//! What every file says of a part of the network: rows of nodes and edges.

use chrono::NaiveDate;
use serde::Serialize;

use crate::directory::view::{RecordView, RelationView};
use crate::directory::{Noun, Revision};
use crate::graphql::error::Failure;
use crate::graphql::node::{GlobalId, Tag};
use crate::network::layout::Point;
use crate::network::picture::{Line, Picture};
use crate::network::sentence::verb;

/// A part of the network in rows.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// The title of the directory.
    pub title: Option<String>,
    /// The name of the record in the middle; none of the whole network.
    pub around: Option<String>,
    /// The day; none for all times.
    pub on: Option<NaiveDate>,
    /// The state of the directory.
    pub revision: Revision,
    /// Whether anything was left out.
    pub truncated: bool,
    /// The records.
    pub nodes: Vec<NodeRow>,
    /// What joins them.
    pub edges: Vec<EdgeRow>,
}

/// A record.
#[derive(Clone, Debug, Serialize)]
pub struct NodeRow {
    /// Its global id.
    pub id: String,
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub noun: Noun,
    /// Of what type it is: a code.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// How many neighbours it has among the records shown.
    pub degree: usize,
    /// The number of its community in the whole network.
    pub community: Option<u32>,
    /// Where it lies, from left to right.
    pub x: f64,
    /// Where it lies, from top to bottom.
    pub y: f64,
}

/// What joins two records.
#[derive(Clone, Debug, Serialize)]
pub struct EdgeRow {
    /// The global id of the relation that says most.
    pub id: String,
    /// The global id of its source.
    pub source: String,
    /// The global id of its target.
    pub target: String,
    /// What the source does with the target, in German.
    pub label: String,
    /// The kinds of all relations: codes.
    pub kinds: Vec<String>,
    /// The roles of all relations: codes.
    pub roles: Vec<String>,
    /// How many relations there are.
    pub weight: usize,
    /// From when to when each of them can have held; none where nothing is known.
    pub spells: Vec<Spell>,
}

/// From when to when a relation can have held; an end is none where it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// The earliest day.
    pub start: Option<NaiveDate>,
    /// The latest day.
    pub end: Option<NaiveDate>,
}

impl Sheet {
    /// The rows of a picture.
    ///
    /// # Errors
    /// When computing it takes too long.
    pub async fn of(picture: &Picture) -> Result<Self, Failure> {
        let points = picture.points().await?;
        let communities = match picture.selection.on().filter(|_| picture.selection.is_standard()) {
            Some(on) => Some(picture.analyses.of(&picture.view, on).await?),
            None => None,
        };
        let community = |node: u32| {
            let analysis = communities.as_ref()?;
            let node = analysis.network.node(picture.network.show(&picture.view, node))?;
            analysis.communities.of[node as usize].map(|label| label + 1)
        };
        let nodes = picture.nodes.iter().map(|(node, _)| row(picture, *node, points, community(*node))).collect();
        let centre = picture.nodes.first().filter(|_| picture.is_around);
        Ok(Self {
            title: picture.view.about().title.as_deref().map(Into::into),
            around: centre.map(|(node, _)| picture.network.show(&picture.view, *node).name().to_owned()),
            on: picture.selection.on(),
            revision: picture.view.revision(),
            truncated: picture.left_out + picture.left_out_edges > 0,
            nodes,
            edges: picture.edges.iter().filter_map(|line| edge(picture, line)).collect(),
        })
    }
}

fn row(picture: &Picture, node: u32, points: &[Point], community: Option<u32>) -> NodeRow {
    let record = picture.network.show(&picture.view, node);
    let [x, y] = points[node as usize];
    NodeRow {
        id: GlobalId::of_record(record.noun(), record.id()).to_string(),
        slug: record.slug().to_owned(),
        name: record.name().to_owned(),
        noun: record.noun(),
        kind: record.type_term().and_then(RecordView::code).map(Into::into),
        degree: picture.network.graph.degree(node),
        community,
        x,
        y,
    }
}

fn edge(picture: &Picture, line: &Line) -> Option<EdgeRow> {
    let relations: Vec<RelationView<'_>> = line.relations.iter().filter_map(|no| picture.view.relation(*no)).collect();
    let first = relations.first()?;
    let id = |node: u32| {
        let record = picture.network.show(&picture.view, node);
        GlobalId::of_record(record.noun(), record.id()).to_string()
    };
    let roles = relations.iter().filter_map(|it| it.role()?.code());
    let spells: Vec<Spell> = relations.iter().map(|it| spell(*it)).collect();
    let is_open = spells.iter().any(|spell| spell.start.is_none() && spell.end.is_none());
    Some(EdgeRow {
        id: GlobalId::new(Tag::Relation, first.id()).to_string(),
        source: id(line.from),
        target: id(line.to),
        label: verb(*first, crate::graphql::language::Language::De).to_owned(),
        kinds: once_each(relations.iter().map(|it| &*it.kind().code)),
        roles: once_each(roles),
        weight: relations.len(),
        spells: if is_open { Vec::new() } else { spells },
    })
}

fn spell(relation: RelationView<'_>) -> Spell {
    let period = relation.period();
    Spell {
        start: period.and_then(|it| it.start.as_ref()?.earliest()),
        end: period.and_then(|it| it.end.as_ref()?.latest()),
    }
}

fn once_each<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<String> {
    let mut codes: Vec<String> = codes.map(Into::into).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
