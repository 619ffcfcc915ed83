//! A part of a record or relation, found by its global id through what it is a part of.

use crate::directory::view::{RecordView, RelationView};
use crate::directory::{self, Detail, View};
use crate::graphql::handle::{Handle, RelationHandle};
use crate::graphql::node::{PartId, Tag};
use crate::record::Node;
use crate::record::part::{
    Address, Citation, ContactPoint, OpeningHours, OtherName, Owner, RecordTerm, SourceGap, StatedCount,
};

/// The part of an id, if the viewer may see it.
pub(super) fn find(view: &View, id: PartId) -> Option<Node> {
    if id.owner.is_nil() {
        let gap = view.about().gaps.iter().find(|gap| gap.id == id.id)?;
        return (id.tag == Tag::SourceGap).then(|| Node::SourceGap(SourceGap::new(None, gap)));
    }
    match view.record_by_id(id.owner) {
        Some(record) => of_record(record, id),
        None => of_relation(view.relation_by_id(id.owner)?, id),
    }
}

fn of_record(record: RecordView<'_>, PartId { tag, id, .. }: PartId) -> Option<Node> {
    let handle = Handle::from(record);
    Some(match tag {
        Tag::Address => {
            let at = record.addresses().iter().position(|address| address.id == id)?;
            Node::Address(Address(handle, at))
        }
        Tag::ContactPoint => {
            let point = record.contact_points().find(|point| point.id == id)?;
            Node::ContactPoint(ContactPoint::new(&Owner::Record(handle), point))
        }
        Tag::OpeningHours => {
            let at = record.opening_hours().iter().position(|row| row.id == id)?;
            Node::OpeningHours(OpeningHours(handle, at))
        }
        Tag::Citation => {
            let citation = record_citations(record).find(|citation| citation.id == id)?;
            Node::Citation(Citation::new(&Owner::Record(handle), citation))
        }
        Tag::SourceGap => {
            let gap = record.gaps().iter().find(|gap| gap.id == id)?;
            Node::SourceGap(SourceGap::new(Some(&handle), gap))
        }
        Tag::OtherName => {
            let name = record.other_names().iter().find(|name| name.id == id)?;
            Node::OtherName(OtherName::new(record.id(), name))
        }
        Tag::RecordTerm => {
            let (row, _) = record.terms().find(|(row, _)| row.id == id)?;
            Node::RecordTerm(RecordTerm::new(&handle, row))
        }
        Tag::StatedCount => match record.detail() {
            Detail::Publication(own) => {
                let count = own.stated_counts.iter().find(|count| count.id == id)?;
                Node::StatedCount(StatedCount::new(record.id(), count))
            }
            _ => return None,
        },
        _ => return None,
    })
}

fn of_relation(relation: RelationView<'_>, PartId { tag, id, .. }: PartId) -> Option<Node> {
    let handle = Owner::Relation(RelationHandle::from(relation));
    match tag {
        Tag::ContactPoint => {
            let point = relation.contact_points().find(|point| point.id == id)?;
            Some(Node::ContactPoint(ContactPoint::new(&handle, point)))
        }
        Tag::Citation => {
            let of_points = relation.contact_points().flat_map(|point| point.citations.iter());
            let citation = relation.citations().chain(of_points).find(|citation| citation.id == id)?;
            Some(Node::Citation(Citation::new(&handle, citation)))
        }
        _ => None,
    }
}

/// The citations of a record and of its parts that the viewer may see.
fn record_citations(record: RecordView<'_>) -> impl Iterator<Item = &directory::Citation> {
    let parts = record.addresses().iter().map(|address| &address.citations);
    let parts = parts.chain(record.contact_points().map(|point| &point.citations));
    let parts = parts.chain(record.opening_hours().iter().map(|row| &row.citations));
    let parts = parts.chain(record.terms().map(|(row, _)| &row.citations));
    record.citations().chain(parts.flat_map(|citations| citations.iter()))
}
