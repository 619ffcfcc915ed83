//! Records and relations about which nothing is stated yet.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Cooperation, Detail, Institution, KindNo, LegalBasis, Lifecycle, NameKey, Noun, Person, Publication, Record,
    RecordNo, Relation, Term, Visibility, WorkingGroup,
};

impl Record {
    /// A published record of a noun about which nothing is stated; seen as far as its noun is by default.
    #[must_use]
    pub fn blank(noun: Noun, id: Uuid, now: DateTime<Utc>) -> Self {
        Self {
            id,
            slug: Box::default(),
            aliases: Box::default(),
            name: Box::default(),
            name_key: NameKey::default(),
            short_name: None,
            description: None,
            website: None,
            note: None,
            visibility: Visibility::default_of(noun),
            lifecycle: Lifecycle::Published,
            by_appointment: None,
            version: 1,
            created_at: now,
            updated_at: now,
            verified_at: None,
            verified_by: None,
            merged_into: None,
            external_ids: Box::default(),
            other_names: Box::default(),
            terms: Box::default(),
            addresses: Box::default(),
            contact_points: Box::default(),
            opening_hours: Box::default(),
            citations: Box::default(),
            gaps: Box::default(),
            detail: Detail::blank(noun),
        }
    }

    /// Gives it a name, with its place in the order of names.
    pub fn name_it(&mut self, name: Box<str>) {
        if self.name != name {
            self.name_key = NameKey::of(&name);
            self.name = name;
        }
    }
}

impl Detail {
    fn blank(noun: Noun) -> Self {
        match noun {
            Noun::Institution => Self::Institution(Institution::default()),
            Noun::Person => Self::Person(Person {
                given_name: Box::default(),
                family_name: Box::default(),
                honorific: None,
                legal_basis: LegalBasis::Consent,
                delete_after: None,
            }),
            Noun::WorkingGroup => Self::WorkingGroup(Box::<WorkingGroup>::default()),
            Noun::Cooperation => Self::Cooperation(Box::<Cooperation>::default()),
            Noun::Publication => Self::Publication(Box::<Publication>::default()),
            Noun::Term => Self::Term(Box::new(Term {
                scheme: Box::default(),
                code: Box::default(),
                name_en: None,
                verbs: None,
                broader: Box::default(),
            })),
        }
    }
}

impl Relation {
    /// A public relation of which only kind and ends are stated.
    #[must_use]
    pub fn blank(kind: KindNo, source: RecordNo, target: RecordNo, id: Uuid, now: DateTime<Utc>) -> Self {
        Self {
            id,
            kind,
            source,
            target,
            role: None,
            function: None,
            on_behalf_of: None,
            period: None,
            note: None,
            visibility: Visibility::Public,
            version: 1,
            created_at: now,
            updated_at: now,
            external_ids: Box::default(),
            terms: Box::default(),
            contact_points: Box::default(),
            citations: Box::default(),
        }
    }
}

impl Visibility {
    /// Who may see a record of a noun, and what hangs on it, where nothing is said.
    #[must_use]
    pub const fn default_of(noun: Noun) -> Self {
        match noun {
            Noun::Person => Self::Partners,
            _ => Self::Public,
        }
    }
}
