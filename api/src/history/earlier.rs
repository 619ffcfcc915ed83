//! A record as it was at an earlier version, to be asked like any other.

use std::sync::Arc;

use async_graphql::Context;

use super::{history, unread};
use crate::directory::Change;
use crate::directory::view::RecordView;
use crate::document::recall;
use crate::graphql::error::{Failure, forbidden_field};
use crate::graphql::handle::view;
use crate::graphql::record_type::RecordType;
use crate::record::Record;

/// The record in a directory in which it is as it was; none if there is no such record or version.
///
/// # Errors
/// For everyone but staff; a database that can't be read.
pub async fn record_at(
    ctx: &Context<'_>,
    record: Option<RecordView<'_>>,
    version: i32,
) -> Result<Option<Record>, Failure> {
    let view = view(ctx);
    let directory = view.whole().map_err(|_| forbidden_field("version"))?;
    let Some(no) = record.map(RecordView::no) else { return Ok(None) };
    let earlier = history(ctx).record_at(directory, no, version).await.map_err(unread)?;
    let Some(earlier) = earlier else { return Ok(None) };
    let document = earlier.document(directory);
    let Some(record) = recall(directory, no, document, version, earlier.since) else { return Ok(None) };
    let mut change = Change::of(directory);
    change.put_record(no, record);
    let then = view.of(Arc::new(directory.apply(change, directory.revision())));
    Ok(then.record(no).map(Record::show))
}
