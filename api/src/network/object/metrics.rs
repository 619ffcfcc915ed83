//! What a record is to the whole network, in GraphQL.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use chrono::NaiveDate;

use super::community::Community;
use crate::directory::View;
use crate::directory::view::RecordView;
use crate::graphql::error::Failure;
use crate::graphql::handle::Handle;
use crate::graphql::scalar::{Date, Revision};
use crate::network::analysis::{Analyses, Analysis};
use crate::network::selection::{Selection, int};
use crate::relation::kind::RelationKind;

/// What a record is to the whole network on a day.
pub struct RecordMetrics {
    record: Handle,
    on: NaiveDate,
    node: u32,
    analysis: Arc<Analysis>,
}

impl RecordMetrics {
    /// Of a record; none where it is not in the network.
    pub async fn of(analyses: &Analyses, record: RecordView<'_>, on: NaiveDate) -> Option<Result<Self, Failure>> {
        if !Selection::standard(on).shows(record) {
            return None;
        }
        match analyses.of(record.view(), on).await {
            Ok(known) => {
                let node = known.network.node(record)?;
                Some(Ok(Self { record: record.into(), on, node, analysis: known }))
            }
            Err(failure) => Some(Err(failure)),
        }
    }

    fn view(&self) -> &View {
        self.record.view()
    }

    fn pick<T: Copy>(&self, of: impl Fn(&Analysis) -> &Vec<T>) -> T {
        of(&self.analysis)[self.node as usize]
    }
}

/// What a record is to the whole network on a day: institutions, working groups and cooperations, joined by relations that
/// hold or may hold. Parallel relations are one edge. Only what you may see counts.
#[Object]
impl RecordMetrics {
    /// The day.
    async fn on(&self) -> Date {
        Date(self.on)
    }

    /// The state of the directory that this was computed of.
    async fn revision(&self) -> Revision {
        Revision(self.view().revision())
    }

    /// How many neighbours it has.
    async fn degree(&self) -> i32 {
        int(self.analysis.network.graph.degree(self.node))
    }

    /// How many neighbours it has by each kind of relation.
    async fn degree_by_kind(&self) -> Vec<KindDegree> {
        let mut others: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for edge in Selection::standard(self.on).edges(self.record.get()) {
            others.entry(edge.relation.kind_no()).or_default().insert(edge.other().no());
        }
        let kind = |no| RelationKind(self.view().clone(), no);
        others.into_iter().map(|(no, others)| KindDegree { kind: kind(no), degree: int(others.len()) }).collect()
    }

    /// Between how many pairs of others it lies, by the share of their shortest ways that lead through it.
    async fn betweenness(&self) -> f64 {
        self.pick(|it| &it.metrics.distances.betweenness)
    }

    /// The standard error of `betweenness`; null where it is exact, which it is up to 5,000 records.
    async fn betweenness_error(&self) -> Option<f64> {
        self.analysis.metrics.distances.pivots?;
        Some(self.pick(|it| &it.metrics.distances.betweenness_error))
    }

    /// How near it is to all that it reaches, 0 to 1: the inverse of the mean distance, times the share of the network that
    /// it reaches.
    async fn closeness(&self) -> f64 {
        self.pick(|it| &it.metrics.distances.closeness)
    }

    /// The standard error of `closeness`; null where it is exact, which it is up to 5,000 records.
    async fn closeness_error(&self) -> Option<f64> {
        self.analysis.metrics.distances.pivots?;
        Some(self.pick(|it| &it.metrics.distances.closeness_error))
    }

    /// PageRank (damping 0.85): how much of their time those who wander through the network spend at it. All together 1.
    async fn page_rank(&self) -> f64 {
        self.pick(|it| &it.metrics.page_rank)
    }

    /// Eigenvector centrality: high next to others that are high. All squared together 1.
    async fn eigenvector(&self) -> f64 {
        self.pick(|it| &it.metrics.eigenvector)
    }

    /// The largest k such that it belongs to a part of the network in which everyone has k neighbours.
    async fn core_number(&self) -> i32 {
        int(self.pick(|it| &it.metrics.core) as usize)
    }

    /// How many steps away the farthest is that it reaches; null in a network of more than 5,000 records.
    async fn eccentricity(&self) -> Option<i32> {
        self.pick(|it| &it.metrics.distances.eccentricity).map(|it| int(it as usize))
    }

    /// The share of pairs of its neighbours that are neighbours, too; 0 with fewer than two.
    async fn clustering(&self) -> f64 {
        self.pick(|it| &it.metrics.triangles.clustering)
    }

    /// Whether others would lose their connection without it.
    async fn is_articulation_point(&self) -> bool {
        self.pick(|it| &it.metrics.cuts.is_articulation)
    }

    /// How many records its part of the network has, itself included.
    async fn component_size(&self) -> i32 {
        let cuts = &self.analysis.metrics.cuts;
        int(cuts.sizes[cuts.components[self.node as usize] as usize] as usize)
    }

    /// The community that it belongs to; null if it is joined to nobody.
    async fn community(&self) -> Option<Community> {
        let label = self.pick(|it| &it.communities.of)?;
        Some(Community::new(self.view(), &self.analysis, label))
    }

    /// Its rank by each metric.
    async fn ranks(&self) -> MetricRanks {
        let rank = |of: fn(&Analysis) -> &Vec<u32>| int(self.pick(of) as usize);
        MetricRanks {
            of: int(self.analysis.network.graph.len()),
            degree: rank(|it| &it.metrics.ranks.degree),
            betweenness: rank(|it| &it.metrics.ranks.betweenness),
            closeness: rank(|it| &it.metrics.ranks.closeness),
            page_rank: rank(|it| &it.metrics.ranks.page_rank),
            eigenvector: rank(|it| &it.metrics.ranks.eigenvector),
            core_number: rank(|it| &it.metrics.ranks.core),
            clustering: rank(|it| &it.metrics.ranks.clustering),
        }
    }
}

/// How many neighbours a record has by one kind of relation.
#[derive(SimpleObject)]
pub struct KindDegree {
    /// The kind.
    kind: RelationKind,
    /// How many neighbours.
    degree: i32,
}

/// The rank of a record by each metric: 1 is the highest value, equal values share the better rank.
#[derive(SimpleObject)]
pub struct MetricRanks {
    /// Of how many records.
    of: i32,
    /// By `degree`.
    degree: i32,
    /// By `betweenness`.
    betweenness: i32,
    /// By `closeness`.
    closeness: i32,
    /// By `pageRank`.
    page_rank: i32,
    /// By `eigenvector`.
    eigenvector: i32,
    /// By `coreNumber`.
    core_number: i32,
    /// By `clustering`.
    clustering: i32,
}
