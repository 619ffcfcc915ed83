//! Communities of the network, and what their records have in common, in GraphQL.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Object, SimpleObject};

use super::summary::MOST;
use crate::directory::view::RecordView;
use crate::directory::{RecordNo, View};
use crate::graphql::error::Failure;
use crate::graphql::record_type::RecordType;
use crate::network::analysis::Analysis;
use crate::network::graph::real;
use crate::network::selection::{int, within};
use crate::network::tie::is_topic;
use crate::record::Record;
use crate::term::Term;

/// A part of the network that is joined more closely within than with the rest.
pub struct Community {
    view: View,
    analysis: Arc<Analysis>,
    label: u32,
}

impl Community {
    /// The community of a label.
    #[must_use]
    pub fn new(view: &View, analysis: &Arc<Analysis>, label: u32) -> Self {
        Self { view: view.clone(), analysis: Arc::clone(analysis), label }
    }

    fn nodes(&self) -> impl Iterator<Item = u32> {
        let of = &self.analysis.communities.of;
        self.analysis.network.graph.nodes().filter(|node| of[*node as usize] == Some(self.label))
    }

    fn show(&self, node: u32) -> RecordView<'_> {
        self.analysis.network.show(&self.view, node)
    }
}

/// A part of the network that is joined more closely within than with the rest (Louvain; parallel relations weigh more).
#[Object]
impl Community {
    /// Its number: 1 is the largest. It can change when the network does; `hub` tells more.
    async fn number(&self) -> i32 {
        int(self.label as usize + 1)
    }

    /// How many records belong to it.
    async fn size(&self) -> i32 {
        int(self.analysis.communities.sizes[self.label as usize] as usize)
    }

    /// Its best connected record.
    async fn hub(&self) -> Record {
        Record::show(self.show(self.analysis.communities.hubs[self.label as usize]))
    }

    /// Its records, the best connected first.
    async fn members(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 20)] first: i32,
    ) -> Result<Vec<Record>, Failure> {
        let count = within("first", Some(first), 20, MOST)?;
        let mut nodes: Vec<u32> = self.nodes().collect();
        nodes.sort_by_key(|node| (std::cmp::Reverse(self.analysis.network.graph.degree(*node)), *node));
        Ok(nodes.into_iter().take(count).map(|node| Record::show(self.show(node))).collect())
    }

    /// Topics, goals, fields and target groups that at least two of its records bear, the most common first.
    async fn topics(
        &self,
        #[graphql(desc = "The first so many (1 to 100).", default = 5)] first: i32,
    ) -> Result<Vec<CommunityTopic>, Failure> {
        let count = within("first", Some(first), 5, MOST)?;
        let mut bearers: BTreeMap<RecordNo, usize> = BTreeMap::new();
        for node in self.nodes() {
            for (_, term) in self.show(node).terms().filter(|(_, term)| is_topic(*term)) {
                *bearers.entry(term.no()).or_default() += 1;
            }
        }
        let common = bearers.into_iter().filter(|(_, count)| *count > 1);
        let mut common: Vec<_> = common.filter_map(|(no, count)| Some((count, self.view.record(no)?))).collect();
        common.sort_by_key(|(count, term)| (std::cmp::Reverse(*count), term.name_key(), term.id()));
        let size = real(self.analysis.communities.sizes[self.label as usize] as usize);
        let topic =
            |(count, term)| CommunityTopic { term: Term::show(term), count: int(count), share: real(count) / size };
        Ok(common.into_iter().take(count).map(topic).collect())
    }
}

/// What the records of a community have in common.
#[derive(SimpleObject)]
pub struct CommunityTopic {
    /// The term.
    term: Term,
    /// How many of its records bear it.
    count: i32,
    /// Which share of its records that is.
    share: f64,
}
