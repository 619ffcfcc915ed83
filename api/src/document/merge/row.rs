//! Rows of a list keep their identity: by the id that the file gives, else by being equal to a stored row.

use std::collections::HashMap;

use uuid::Uuid;

use super::Merge;
use crate::directory::{
    Address, Citation, ContactPoint, OpeningHoursRow, OtherName, RecordTerm, SourceGap, StatedCount,
};
use crate::document::at::{At, Place};
use crate::document::problem::words;

/// A row with an id; nil until it gets one.
pub(super) trait Row: Clone + PartialEq {
    fn id_mut(&mut self) -> &mut Uuid;
    fn citations_mut(&mut self) -> Option<&mut Box<[Citation]>>;

    fn id(&self) -> Uuid {
        *self.clone().id_mut()
    }

    /// What it says, without ids; without its citations if they don't count.
    fn bare(&self, with_citations: bool) -> Self {
        let mut bare = self.clone();
        *bare.id_mut() = Uuid::nil();
        if let Some(citations) = bare.citations_mut() {
            if with_citations {
                citations.iter_mut().for_each(|citation| citation.id = Uuid::nil());
            } else {
                *citations = Box::default();
            }
        }
        bare
    }
}

macro_rules! rows {
    ($($type:ident $(with $citations:ident)?),+) => {$(
        impl Row for $type {
            fn id_mut(&mut self) -> &mut Uuid {
                &mut self.id
            }

            fn citations_mut(&mut self) -> Option<&mut Box<[Citation]>> {
                None::<&mut Box<[Citation]>>$(.or(Some(&mut self.$citations)))?
            }

            fn id(&self) -> Uuid {
                self.id
            }
        }
    )+};
}

rows!(
    Citation, OtherName, StatedCount, SourceGap, Address with citations, ContactPoint with citations,
    OpeningHoursRow with citations, RecordTerm with citations
);

/// The ids of rows that the file gives.
#[derive(Debug, Default)]
pub(super) struct Rows {
    given: HashMap<Uuid, Place>,
    /// Ids that are not those of the stored list in which they would be.
    pub(super) strange: HashMap<Uuid, Place>,
}

impl Merge<'_> {
    /// A list as the file names it, each row with its id. The file's own ids are in the rows already, else nil.
    pub(super) fn settle<T: Row>(&mut self, at: &At<'_>, stored: &[T], named: Vec<T>) -> Box<[T]> {
        let mut rows = named;
        let mut free: Vec<&T> = stored.iter().filter(|it| rows.iter().all(|row| row.id() != it.id())).collect();
        for with_citations in [true, false] {
            if free.is_empty() {
                break;
            }
            for row in rows.iter_mut().filter(|row| row.id().is_nil()) {
                let bare = row.bare(with_citations);
                if let Some(found) = free.iter().position(|it| it.bare(with_citations) == bare) {
                    *row.id_mut() = free.remove(found).id();
                }
            }
        }
        for row in &mut rows {
            let before = stored.iter().find(|it| it.id() == row.id()).cloned();
            if row.id().is_nil() {
                *row.id_mut() = self.fresh();
            } else if before.is_none() {
                self.rows.strange.insert(row.id(), at.place());
            }
            let before = before.and_then(|mut before| before.citations_mut().map(std::mem::take)).unwrap_or_default();
            if let Some(citations) = row.citations_mut().map(std::mem::take) {
                let settled = self.settle(at, &before, citations.into_vec());
                if let Some(citations) = row.citations_mut() {
                    *citations = settled;
                }
            }
        }
        rows.into()
    }

    /// The id that the file gives a row, or nil.
    pub(super) fn row_id(&mut self, at: &At<'_>, id: Option<Uuid>) -> Uuid {
        let id = id.unwrap_or_default();
        if !id.is_nil()
            && let Some(other) = self.rows.given.insert(id, at.place())
        {
            self.twice(&at.key("id"), other, &id.to_string());
        }
        id
    }

    /// Notes rows that the file takes over from another record: a row stays where it is.
    pub(super) fn check_rows(&mut self) {
        let strange = std::mem::take(&mut self.rows.strange);
        if strange.is_empty() {
            return;
        }
        let mut moved = Vec::new();
        each_row(self, &mut |id| moved.extend(strange.get(&id).map(|place| (id, *place))));
        for (id, place) in moved {
            let words = words!(
                "Die id {id} gehört im Verzeichnis zu einem anderen Eintrag: bitte weglassen, dann wird eine neue vergeben",
                "The id {id} belongs to another entry of the directory: please leave it out, then a new one is made",
            );
            self.problems.add_at(place, "", words);
        }
    }
}

fn each_row(merge: &Merge<'_>, visit: &mut dyn FnMut(Uuid)) {
    fn all<T: Row>(rows: &[T], visit: &mut dyn FnMut(Uuid)) {
        for row in rows {
            visit(row.id());
            if let Some(citations) = row.clone().citations_mut() {
                citations.iter().for_each(|citation| visit(citation.id));
            }
        }
    }
    for (_, record) in merge.directory.records() {
        all(&record.other_names, visit);
        all(&record.terms, visit);
        all(&record.addresses, visit);
        all(&record.contact_points, visit);
        all(&record.opening_hours, visit);
        all(&record.citations, visit);
        all(&record.gaps, visit);
        if let crate::directory::Detail::Publication(publication) = &record.detail {
            all(&publication.stated_counts, visit);
        }
    }
    for (_, relation) in merge.directory.relations() {
        all(&relation.contact_points, visit);
        all(&relation.citations, visit);
    }
    all(&merge.directory.about().gaps, visit);
}
