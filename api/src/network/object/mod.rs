//! What the network is in GraphQL.

mod between;
mod change;
mod community;
mod metrics;
mod picture;
mod query;
mod summary;
mod tie;
mod way;

pub use metrics::RecordMetrics;
pub use query::NetworkQuery;
pub use tie::{Shared, shared};

use async_graphql::Context;

use super::analysis::Analyses;

/// What has been computed of the network; where the schema runs without a server, nothing yet.
#[must_use]
pub fn analyses(ctx: &Context<'_>) -> Analyses {
    ctx.data_opt::<Analyses>().cloned().unwrap_or_default()
}
