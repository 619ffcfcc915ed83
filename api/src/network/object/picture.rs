//! A part of the network in GraphQL: nodes with their places, edges with their relations.

use std::sync::Arc;

use async_graphql::Object;

use super::community::Community;
use super::metrics::RecordMetrics;
use crate::directory::view::RecordView;
use crate::graphql::error::Failure;
use crate::graphql::handle::RelationHandle;
use crate::graphql::language::Language;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::{Date, Revision};
use crate::network::picture::{Line, Picture};
use crate::network::selection::int;
use crate::network::sentence::verb;
use crate::record::Record;
use crate::relation::object::Relation;

/// A part of the network.
pub struct Network(pub Arc<Picture>);

/// A part of the network: records and what joins them, as far as you may see them.
#[Object]
impl Network {
    /// The records, the nearest first; where no record was asked for, the best connected first.
    async fn nodes(&self) -> Vec<NetworkNode> {
        self.0.nodes.iter().map(|(node, distance)| NetworkNode(Arc::clone(&self.0), *node, *distance)).collect()
    }

    /// What joins them: one edge for each pair, the strongest first. At most four for each record that `limit` allows.
    async fn edges(&self) -> Vec<NetworkEdge> {
        self.0.edges.iter().map(|line| NetworkEdge(Arc::clone(&self.0), line.clone())).collect()
    }

    /// Whether records or edges were left out because of `limit`.
    async fn truncated(&self) -> bool {
        self.0.left_out + self.0.left_out_edges > 0
    }

    /// How many records within the same distance were left out.
    async fn left_out_nodes(&self) -> i32 {
        int(self.0.left_out)
    }

    /// How many edges between the records shown were left out.
    async fn left_out_edges(&self) -> i32 {
        int(self.0.left_out_edges)
    }

    /// The day on which the relations hold, or may hold.
    async fn on(&self) -> Option<Date> {
        self.0.selection.on().map(Date)
    }

    /// The state of the directory that this is.
    async fn revision(&self) -> Revision {
        Revision(self.0.view.revision())
    }
}

/// A record in the network, and where it lies in its picture.
pub struct NetworkNode(Arc<Picture>, u32, usize);

impl NetworkNode {
    fn view(&self) -> RecordView<'_> {
        self.0.network.show(&self.0.view, self.1)
    }
}

/// A record in the network, and where it lies in its picture.
#[Object]
impl NetworkNode {
    /// The record.
    async fn record(&self) -> Record {
        Record::show(self.view())
    }

    /// How many steps it is from the record that was asked for; null where none was.
    async fn distance(&self) -> Option<i32> {
        self.0.is_around.then(|| int(self.2))
    }

    /// How many neighbours it has in the whole network: with the same nouns, kinds and day, shown or not.
    async fn degree(&self) -> i32 {
        let mut others: Vec<_> = self.0.selection.edges(self.view()).map(|edge| edge.other().no()).collect();
        others.sort_unstable();
        others.dedup();
        int(others.len())
    }

    /// Where it lies in the picture, from left to right; an edge is about 1 long. The same for everyone who sees the same.
    async fn x(&self) -> Result<f64, Failure> {
        Ok(self.0.points().await?[self.1 as usize][0])
    }

    /// Where it lies in the picture, from top to bottom.
    async fn y(&self) -> Result<f64, Failure> {
        Ok(self.0.points().await?[self.1 as usize][1])
    }

    /// The community of the whole network that it belongs to; null if it is joined to nobody, or where the network was
    /// asked for with other nouns or kinds than usual.
    async fn community(&self) -> Option<Result<Community, Failure>> {
        let on = self.0.selection.on().filter(|_| self.0.selection.is_standard())?;
        match self.0.analyses.of(&self.0.view, on).await {
            Ok(analysis) => {
                let node = analysis.network.node(self.view())?;
                let label = analysis.communities.of[node as usize]?;
                Some(Ok(Community::new(&self.0.view, &analysis, label)))
            }
            Err(failure) => Some(Err(failure)),
        }
    }

    /// What it is to the whole network; null where the network was asked for with other nouns or kinds than usual.
    async fn metrics(&self) -> Option<Result<RecordMetrics, Failure>> {
        let on = self.0.selection.on().filter(|_| self.0.selection.is_standard())?;
        RecordMetrics::of(&self.0.analyses, self.view(), on).await
    }
}

/// What joins two records.
pub struct NetworkEdge(Arc<Picture>, Line);

impl NetworkEdge {
    fn show(&self, node: u32) -> Record {
        Record::show(self.0.network.show(&self.0.view, node))
    }
}

/// What joins two records: one or more relations. Seen from the source of the relation that says most.
#[Object]
impl NetworkEdge {
    /// Where it begins.
    async fn source(&self) -> Record {
        self.show(self.1.from)
    }

    /// Where it ends.
    async fn target(&self) -> Record {
        self.show(self.1.to)
    }

    /// What the source does with the target: "unterstützt".
    async fn label(&self, #[graphql(desc = "In which language.", default)] language: Language) -> Option<&str> {
        self.0.view.relation(*self.1.relations.first()?).map(|relation| verb(relation, language))
    }

    /// How many relations it is made of.
    async fn weight(&self) -> i32 {
        int(self.1.relations.len())
    }

    /// The relations, the one that says most first.
    async fn relations(&self) -> Vec<Relation> {
        let relations = self.1.relations.iter().filter_map(|no| self.0.view.relation(*no));
        relations.map(|relation| Relation(RelationHandle::from(relation))).collect()
    }
}
