//! What an input writes to a record, whatever its noun.

use super::{ExternalIdInput, RecordValues};
use crate::deed::{Draft, ListPatch, Size, UserErrorCode, Way, put};
use crate::directory::{ExternalId, ExternalTarget, Lifecycle, Noun, Record, RecordNo, Visibility};
use crate::document::nearest::slugged;
use crate::words::words;

impl RecordValues {
    /// Writes the values to a record of a draft. Its slug is next: it may be made of the name.
    pub fn fill(self, draft: &mut Draft<'_>, way: &Way<'_>, no: RecordNo, record: &mut Record) {
        let default = Visibility::default_of(record.noun());
        record.visibility = self.visibility.unwrap_or(record.visibility);
        if let Some(lifecycle) = self.lifecycle {
            check_new(draft, way, lifecycle);
            record.lifecycle = lifecycle;
        }
        draft.optional(&way.key("shortName"), &mut record.short_name, self.short_name, Size::Line);
        draft.optional(&way.key("description"), &mut record.description, self.description, Size::Prose);
        draft.web_address(&way.key("website"), &mut record.website, self.website);
        draft.optional(&way.key("note"), &mut record.note, self.note, Size::Prose);
        put(&mut record.by_appointment, self.by_appointment);
        let owner = ExternalTarget::Record(no);
        external_ids(draft, &way.key("externalIds"), owner, &mut record.external_ids, self.external_ids);
        let id = record.id;
        draft.other_names(&way.key("otherNames"), id, &mut record.other_names, self.other_names);
        draft.record_terms(&way.key("terms"), id, &mut record.terms, self.terms);
        draft.addresses(&way.key("addresses"), id, &mut record.addresses, self.addresses);
        let points = way.key("contactPoints");
        draft.contact_points(&points, id, &mut record.contact_points, self.contact_points, default);
        draft.opening_hours(&way.key("openingHours"), id, &mut record.opening_hours, self.opening_hours);
        draft.citations(&way.key("citations"), id, &mut record.citations, self.citations);
        match self.slug.take() {
            Some(slug) => rename(draft, &way.key("slug"), no, record, slug.trim()),
            None if record.slug.is_empty() => record.slug = free_slug(draft, record),
            None => {}
        }
    }
}

fn check_new(draft: &mut Draft<'_>, way: &Way<'_>, lifecycle: Lifecycle) {
    if lifecycle == Lifecycle::Archived {
        let words = words!(
            "Ein neuer Eintrag ist ein Entwurf (DRAFT) oder veröffentlicht (PUBLISHED), nicht archiviert",
            "A new entry is a draft (DRAFT) or published (PUBLISHED), not archived",
        );
        draft.trouble(&way.key("lifecycle"), UserErrorCode::Invalid, words);
    }
}

/// Gives a record another slug; the one that it had still finds it.
fn rename(draft: &mut Draft<'_>, way: &Way<'_>, no: RecordNo, record: &mut Record, slug: &str) {
    if *record.slug == *slug {
        return;
    }
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9'));
    if !slug.split('-').all(is_part) || slug.len() > 200 {
        let better = slugged(slug);
        let better = if better.is_empty() || better.len() > 200 { "kreis-lippe".to_owned() } else { better };
        let words = words!(
            "„{slug}“ passt nicht als Kurzname in eine Adresse: Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, etwa „{better}“",
            "“{slug}” does not fit into an address: small letters a–z, digits and single hyphens, such as “{better}”",
        );
        draft.trouble(way, UserErrorCode::Invalid, words);
        return;
    }
    if draft.directory().record_by_slug(slug).is_some_and(|owner| owner != no) {
        let words = words!(
            "„{slug}“ gehört schon einem anderen Eintrag (oder gehörte ihm früher): bitte einen anderen Kurznamen wählen",
            "“{slug}” belongs to another entry already (or did so before): please choose another slug",
        );
        draft.trouble(way, UserErrorCode::Taken, words);
        return;
    }
    let had = std::mem::replace(&mut record.slug, slug.into());
    let kept = record.aliases.iter().filter(|alias| ***alias != *slug).cloned();
    record.aliases = kept.chain((!had.is_empty()).then_some(had)).collect();
}

/// A slug that nobody has: made of the name, of a person at random, since it stands in links and logs.
fn free_slug(draft: &Draft<'_>, record: &Record) -> Box<str> {
    let is_free = |slug: &str| draft.directory().record_by_slug(slug).is_none();
    let base = match record.noun() {
        Noun::Person => return random(draft, is_free),
        _ => slugged(&record.name),
    };
    let base = if base.is_empty() { record.noun().code().replace('_', "-") } else { base };
    let base: String = base.chars().take(80).collect();
    let base = base.trim_end_matches('-');
    let numbered = (2..).map(|count| format!("{base}-{count}"));
    let mut candidates = std::iter::once(base.to_owned()).chain(numbered);
    candidates.find(|slug| is_free(slug)).unwrap_or_default().into()
}

/// `p-` and eight characters that are not easily taken for each other.
fn random(draft: &Draft<'_>, is_free: impl Fn(&str) -> bool) -> Box<str> {
    const LETTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let one = || {
        let mut bits = draft.stamp.id().as_u128();
        let mut slug = String::from("p-");
        for _ in 0..8 {
            slug.push(char::from(LETTERS[usize::try_from(bits & 31).unwrap_or_default()]));
            bits >>= 5;
        }
        slug
    };
    std::iter::repeat_with(one).find(|slug| is_free(slug)).unwrap_or_default().into()
}

/// Changes the ids in other systems of a record or relation; in each system an id belongs to one thing.
pub(crate) fn external_ids(
    draft: &mut Draft<'_>,
    way: &Way<'_>,
    owner: ExternalTarget,
    stored: &mut Box<[ExternalId]>,
    patch: Option<ListPatch<ExternalIdInput, ExternalIdInput>>,
) {
    draft.entries(
        way,
        stored,
        patch,
        |draft, way, ExternalIdInput { system, value }, _| {
            let mut id = ExternalId { system: Box::default(), value: Box::default() };
            draft.required(&way.key("system"), &mut id.system, async_graphql::MaybeUndefined::Value(system));
            draft.required(&way.key("value"), &mut id.value, async_graphql::MaybeUndefined::Value(value));
            let taken = draft.directory().by_external_id(&id.system, &id.value).is_some_and(|it| it != owner);
            if taken {
                let (system, value) = (&id.system, &id.value);
                let words = words!(
                    "Die Kennung {value} von {system} gehört schon zu einem anderen Eintrag",
                    "The id {value} of {system} belongs to another entry already",
                );
                draft.trouble(&way.key("value"), UserErrorCode::Taken, words);
            }
            Some(id)
        },
        |one, other| one == other,
        |_, _, gone, it| *it.system == *gone.system && *it.value == *gone.value,
    );
}
