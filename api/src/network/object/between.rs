//! Between what the change of the network is asked for: two days, or two revisions.

use async_graphql::Context;
use chrono::{Datelike, NaiveDate};

use super::analyses;
use super::change::NetworkChanges;
use crate::directory::{Revision, View};
use crate::graphql::error::{Failure, forbidden_field};
use crate::graphql::scalar::{self, Date};
use crate::history::{Past, history, unread};
use crate::network::change::{Changes, YEARS};
use crate::network::past::{Stand, then};
use crate::network::selection::Selection;

/// The most entries of the log that are undone.
const ENTRIES: usize = 200_000;

/// Between what it is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Between {
    /// Two days.
    Days(NaiveDate, NaiveDate),
    /// Two revisions: what the log tells, to staff only.
    Revisions(Revision, Revision),
}

impl Between {
    /// What is asked for; today and the present revision where no end is said.
    ///
    /// # Errors
    /// Revisions for everyone but staff; both days and revisions, or neither; the later before the earlier.
    pub fn asked(
        view: &View,
        [from, to]: [Option<Date>; 2],
        [from_revision, to_revision]: [Option<scalar::Revision>; 2],
    ) -> Result<Self, Failure> {
        if from_revision.or(to_revision).is_some() {
            view.staff_only(()).map_err(|_| forbidden_field("fromRevision"))?;
        }
        match (from, to, from_revision, to_revision) {
            (Some(from), to, None, None) => Self::days(from.0, to.map_or_else(|| view.today(), |to| to.0)),
            (None, None, Some(from), to) => Self::revisions(from.0, to.map_or_else(|| view.revision(), |to| to.0)),
            _ => Err(Failure::bad_input(
                "Gefragt ist entweder von „from“ bis „to“ (Tage) oder von „fromRevision“ bis „toRevision“ (Stände).",
                "Ask either from “from” to “to” (days) or from “fromRevision” to “toRevision” (revisions).",
            )),
        }
    }

    fn days(from: NaiveDate, to: NaiveDate) -> Result<Self, Failure> {
        if from > to || to.year() - from.year() > YEARS {
            return Err(Failure::bad_input(
                format!("„from“ muss vor „to“ liegen, höchstens {YEARS} Jahre."),
                format!("“from” must be before “to”, by {YEARS} years at most."),
            ));
        }
        Ok(Self::Days(from, to))
    }

    fn revisions(from: Revision, to: Revision) -> Result<Self, Failure> {
        if from > to {
            return Err(Failure::bad_input(
                "„fromRevision“ muss vor „toRevision“ liegen.",
                "“fromRevision” must be before “toRevision”.",
            ));
        }
        Ok(Self::Revisions(from, to))
    }

    /// What changed in a selection of all times.
    ///
    /// # Errors
    /// A revision that there is not; when it takes too long.
    pub async fn changes(
        self,
        ctx: &Context<'_>,
        view: &View,
        selection: Selection,
    ) -> Result<NetworkChanges, Failure> {
        match self {
            Self::Days(from, to) => days(ctx, view.clone(), selection, from, to).await,
            Self::Revisions(from, to) => {
                let stands = [stand(ctx, view, from).await?, stand(ctx, view, to).await?];
                revisions(ctx, view.clone(), selection, stands).await
            }
        }
    }
}

async fn days(
    ctx: &Context<'_>,
    view: View,
    selection: Selection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<NetworkChanges, Failure> {
    let work = analyses(ctx).workers().clone();
    work.run(move |stop| {
        let changes = Changes::between(&view, &selection, from, to, stop)?;
        Ok(NetworkChanges { earlier: view.clone(), later: view.clone(), view, changes, from, to })
    })
    .await
}

async fn revisions(
    ctx: &Context<'_>,
    view: View,
    selection: Selection,
    [from, to]: [Stand; 2],
) -> Result<NetworkChanges, Failure> {
    let pasts = [past(ctx, &view, from).await?, past(ctx, &view, to).await?];
    let touched = history(ctx).changed_records(from.revision, to.revision).await.map_err(unread)?;
    let work = analyses(ctx).workers().clone();
    work.run(move |stop| {
        let earlier = then(&view, &pasts[0], from);
        stop.check()?;
        let later = then(&view, &pasts[1], to);
        let changes = Changes::by_log([&earlier, &later], [from, to], &touched, &selection, stop)?;
        let [from, to] = [from, to].map(Stand::day);
        Ok(NetworkChanges { view, earlier, later, changes, from, to })
    })
    .await
}

async fn stand(ctx: &Context<'_>, view: &View, revision: Revision) -> Result<Stand, Failure> {
    let at = match history(ctx).made_at(revision).await.map_err(unread)? {
        Some(at) if revision <= view.revision() => at,
        _ => {
            return Err(Failure::bad_input(
                format!("Den Stand {revision} gibt es nicht."),
                format!("There is no revision {revision}."),
            ));
        }
    };
    Ok(Stand { revision, at })
}

async fn past(ctx: &Context<'_>, view: &View, then: Stand) -> Result<Past, Failure> {
    let directory = view.whole().map_err(|_| forbidden_field("fromRevision"))?;
    let past = history(ctx).past(directory, then.revision, ENTRIES).await.map_err(unread)?;
    past.ok_or(Failure::TooMuchWork)
}
