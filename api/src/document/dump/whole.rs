//! The header and the lists of a dump, each in its order.

use crate::directory::{Detail, Directory, Record, RecordNo, RelationNo, Source};
use crate::document::dump::{Forms, part};
use crate::document::model::{self, FORMAT, Gap, Header, RelationKind};
use crate::time::Temporal;
use crate::vocabulary::SHIPPED;

pub(super) fn header(directory: &Directory) -> Header {
    let about = directory.about();
    let of = |source: &Source| model::Source {
        key: source.key.to_string(),
        title: source.title.to_string(),
        url: source.url.as_deref().map(Into::into),
    };
    let is_own = |source: &&Source| Some(&source.key) == about.default_source.as_ref();
    let further: Vec<model::Source> = about.sources.iter().filter(|source| !is_own(source)).map(of).collect();
    Header {
        format: FORMAT.to_owned(),
        title: about.title.as_deref().map(Into::into),
        language: about.language.as_deref().map(Into::into),
        source: about.sources.iter().find(is_own).map(of),
        sources: (!further.is_empty()).then_some(further),
    }
}

/// The kinds that staff added or relabelled, in their order.
pub(super) fn kinds(directory: &Directory) -> impl Iterator<Item = RelationKind> {
    let kinds = directory.about().kinds.iter().map(|kind| RelationKind {
        code: kind.code.to_string(),
        de: kind.label_de.to_string(),
        inverse_de: kind.inverse_de.to_string(),
        en: kind.label_en.to_string(),
        inverse_en: kind.inverse_en.to_string(),
        temporal: match kind.temporal {
            Temporal::State => model::Temporal::State,
            Temporal::Event => model::Temporal::Event,
        },
        symmetric: kind.symmetric,
        roles: kind.role_scheme.as_deref().map(Into::into),
        ends: kind.ends.to_vec(),
    });
    kinds.filter(|kind| SHIPPED.kinds.get(kind.code.as_str()) != Some(kind))
}

/// The records by noun, then slug.
pub(super) fn records(directory: &Directory) -> impl Iterator<Item = model::Record> {
    let forms = Forms::of(directory);
    sorted(directory, |_| true).into_iter().filter_map(move |no| {
        let record = directory.record(no)?;
        let form = forms.record(record);
        (!is_untouched(record, &form)).then_some(form)
    })
}

/// The relations by id.
pub(super) fn relations(directory: &Directory) -> impl Iterator<Item = model::Relation> {
    let mut relations: Vec<(uuid::Uuid, RelationNo)> =
        directory.relations().map(|(no, relation)| (relation.id, no)).collect();
    relations.sort_unstable();
    let forms = Forms::of(directory);
    relations.into_iter().filter_map(move |(_, no)| Some(forms.relation(directory.relation(no)?)))
}

/// The gaps of no record, then those of each.
pub(super) fn gaps(directory: &Directory) -> impl Iterator<Item = Gap> {
    let of_none = directory.about().gaps.iter().map(|gap| part::gap(None, gap));
    let records = sorted(directory, |record| !record.gaps.is_empty()).into_iter();
    let records = records.filter_map(|no| directory.record(no));
    of_none.chain(records.flat_map(move |record| record.gaps.iter().map(move |gap| part::gap(Some(&record.slug), gap))))
}

fn sorted(directory: &Directory, which: impl Fn(&Record) -> bool) -> Vec<RecordNo> {
    let mut records: Vec<(crate::directory::Noun, &str, RecordNo)> = directory
        .records()
        .filter(|(_, record)| which(record))
        .map(|(no, record)| (record.noun(), &*record.slug, no))
        .collect();
    records.sort_unstable();
    records.into_iter().map(|(_, _, no)| no).collect()
}

/// Whether a record is a shipped term as it was shipped.
fn is_untouched(record: &Record, form: &model::Record) -> bool {
    let Detail::Term(term) = &record.detail else { return false };
    let Some(shipped) = SHIPPED.term(&term.scheme, &term.code) else { return false };
    record.gaps.is_empty() && model::Record { id: None, ..form.clone() } == *shipped
}
