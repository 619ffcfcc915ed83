//! The whole network in a few numbers, and its communities, in GraphQL.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use chrono::NaiveDate;

use super::community::Community;
use super::metrics::RecordMetrics;
use crate::directory::View;
use crate::graphql::error::Failure;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::{Date, Revision};
use crate::network::analysis::{Analyses, Analysis};
use crate::network::metric::density;
use crate::network::selection::{int, within};
use crate::record::Record;

/// The most rows of a list.
pub(super) const MOST: usize = 100;

/// The whole network in a few numbers.
pub struct NetworkSummary {
    /// Who looks at it.
    pub view: View,
    /// Which day.
    pub on: NaiveDate,
    /// What has been computed.
    pub analysis: Arc<Analysis>,
    /// Where more is computed.
    pub analyses: Analyses,
}

impl NetworkSummary {
    fn records(&self, nodes: impl Iterator<Item = u32>) -> Vec<Record> {
        nodes.map(|node| Record::show(self.analysis.network.show(&self.view, node))).collect()
    }

    fn alone(&self) -> impl Iterator<Item = u32> {
        let graph = &self.analysis.network.graph;
        graph.nodes().filter(|node| graph.degree(*node) == 0)
    }
}

/// The whole network in a few numbers: institutions, working groups and cooperations, joined by relations that hold or may
/// hold on a day. Parallel relations are one edge. Only what you may see counts.
#[Object]
impl NetworkSummary {
    /// The day.
    async fn on(&self) -> Date {
        Date(self.on)
    }

    /// The state of the directory that this was computed of.
    async fn revision(&self) -> Revision {
        Revision(self.view.revision())
    }

    /// How many records there are.
    async fn node_count(&self) -> i32 {
        int(self.analysis.network.graph.len())
    }

    /// How many pairs of records are joined.
    async fn edge_count(&self) -> i32 {
        int(self.analysis.network.graph.edge_count())
    }

    /// How many relations join them.
    async fn relation_count(&self) -> i32 {
        int(self.analysis.network.graph.edges().map(|(_, _, weight)| weight as usize).sum())
    }

    /// The share of possible pairs that are joined.
    async fn density(&self) -> f64 {
        density(&self.analysis.network.graph)
    }

    /// Into how many parts the network falls that nothing joins; a record without neighbours is one.
    async fn component_count(&self) -> i32 {
        int(self.analysis.metrics.cuts.sizes.len())
    }

    /// How many records the largest of these parts has.
    async fn largest_component(&self) -> i32 {
        int(self.analysis.metrics.cuts.sizes.first().map_or(0, |size| *size as usize))
    }

    /// The greatest distance in the largest part; where `isSampled`, the greatest that was met.
    async fn diameter(&self) -> i32 {
        int(self.analysis.metrics.distances.extent.0 as usize)
    }

    /// The least eccentricity in the largest part; where `isSampled`, the least that was met.
    async fn radius(&self) -> i32 {
        int(self.analysis.metrics.distances.extent.1 as usize)
    }

    /// How many steps two records that reach each other are apart on average; null where none are.
    async fn mean_distance(&self) -> Option<f64> {
        self.analysis.metrics.distances.mean_distance
    }

    /// How often two neighbours of a record are neighbours, over all pairs.
    async fn transitivity(&self) -> f64 {
        self.analysis.metrics.triangles.transitivity
    }

    /// How often two neighbours of a record are neighbours, on average of all records.
    async fn mean_clustering(&self) -> f64 {
        self.analysis.metrics.triangles.mean_clustering
    }

    /// Whether distances, betweenness and closeness are estimates: they are in a network of more than 5,000 records. Each
    /// record's metrics then state their error.
    async fn is_sampled(&self) -> bool {
        self.analysis.metrics.distances.pivots.is_some()
    }

    /// From how many records of each large part ways were followed; null where all is exact.
    async fn sample_size(&self) -> Option<i32> {
        self.analysis.metrics.distances.pivots.map(int)
    }

    /// How many communities there are.
    async fn community_count(&self) -> i32 {
        int(self.analysis.communities.sizes.len())
    }

    /// How much more lies within communities than chance would put there.
    async fn modularity(&self) -> f64 {
        self.analysis.communities.modularity
    }

    /// The communities, the largest first.
    async fn communities(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 10)] first: i32,
    ) -> Result<Vec<Community>, Failure> {
        let labels = 0..self.analysis.communities.sizes.len().min(within("first", Some(first), 10, MOST)?);
        Ok(labels.zip(0..).map(|(_, label)| Community::new(&self.view, &self.analysis, label)).collect())
    }

    /// How many pairs are bridges.
    async fn bridge_count(&self) -> i32 {
        int(self.analysis.metrics.cuts.bridges.len())
    }

    /// Pairs that are joined by the only way between two parts of the network; those between larger parts are not first.
    async fn bridges(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Bridge>, Failure> {
        let bridges = self.analysis.metrics.cuts.bridges.iter().take(within("first", Some(first), 20, MOST)?);
        let show = |node: u32| Record::show(self.analysis.network.show(&self.view, node));
        Ok(bridges.map(|(a, b)| Bridge { one: show(*a), other: show(*b) }).collect())
    }

    /// How many records there are without which others would lose their connection.
    async fn articulation_point_count(&self) -> i32 {
        int(self.analysis.metrics.cuts.is_articulation.iter().filter(|it| **it).count())
    }

    /// How many records are joined to nobody.
    async fn isolated_count(&self) -> i32 {
        int(self.alone().count())
    }

    /// Records that are joined to nobody.
    async fn isolated(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        let count = within("first", Some(first), 20, MOST)?;
        Ok(self.records(self.alone().take(count)))
    }

    /// The records that connect the most others: the highest betweenness first.
    async fn most_connecting(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 10)] first: i32,
    ) -> Result<Vec<Connecting>, Failure> {
        let between = &self.analysis.metrics.distances.betweenness;
        let mut nodes: Vec<u32> =
            self.analysis.network.graph.nodes().filter(|it| between[*it as usize] > 0.0).collect();
        nodes.sort_by(|a, b| between[*b as usize].total_cmp(&between[*a as usize]).then(a.cmp(b)));
        let mut found = Vec::new();
        for node in nodes.into_iter().take(within("first", Some(first), 10, MOST)?) {
            let record = self.analysis.network.show(&self.view, node);
            if let Some(metrics) = RecordMetrics::of(&self.analyses, record, self.on).await {
                found.push(Connecting { record: Record::show(record), metrics: metrics? });
            }
        }
        Ok(found)
    }
}

/// Two records that are joined by the only way between two parts of the network.
#[derive(SimpleObject)]
pub struct Bridge {
    /// One end.
    one: Record,
    /// The other end.
    other: Record,
}

/// A record that connects others.
#[derive(SimpleObject)]
pub struct Connecting {
    /// The record.
    record: Record,
    /// What it is to the network.
    metrics: RecordMetrics,
}
