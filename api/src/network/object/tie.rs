//! Partners, introductions and suggestions in GraphQL, each with its reason.

use async_graphql::{Object, SimpleObject};
use chrono::{Datelike, NaiveDate};

use crate::directory::view::{RecordView, RelationView};
use crate::graphql::handle::{Handle, RelationHandle};
use crate::graphql::language::Language;
use crate::graphql::record_type::RecordType;
use crate::network::introduction::Introduction as Found;
use crate::network::selection::{Selection, int};
use crate::network::sentence::{line, listed};
use crate::network::suggestion::Suggestion as Suggested;
use crate::network::tie::{self, Tie, Ties, shared_topics};
use crate::record::Record;
use crate::relation::object::Relation;
use crate::term::{Term, label};

/// What two records have to do with each other.
#[derive(SimpleObject)]
pub struct Shared {
    /// Relations between the two.
    relations: Vec<Relation>,
    /// Groups and cooperations in which both are, the closest first.
    meetings: Vec<Meeting>,
    /// Topics, goals, fields and target groups of both, by name.
    topics: Vec<Term>,
    /// How close they are: more the more they meet, where few meet, where they lead, and where that is certain.
    weight: f64,
}

/// A group or cooperation in which two records meet.
#[derive(SimpleObject)]
pub struct Meeting {
    /// Where they meet.
    at: Record,
    /// As what the first is there.
    own: Relation,
    /// As what the other is there.
    other: Relation,
    /// How much it brings them together.
    weight: f64,
}

impl Shared {
    /// What a record has to do with another.
    #[must_use]
    pub fn of(record: RecordView<'_>, other: RecordView<'_>, tie: Option<&Tie<'_>>) -> Self {
        let direct = tie.map_or(&[][..], |tie| &tie.direct).iter();
        let meetings = tie.map_or(&[][..], |tie| &tie.meetings).iter().map(|it| Meeting {
            at: Record::show(it.at),
            own: Relation(it.own.into()),
            other: Relation(it.other.into()),
            weight: it.weight,
        });
        Self {
            relations: direct.map(|edge| Relation(RelationHandle::from(edge.relation))).collect(),
            meetings: meetings.collect(),
            topics: shared_topics(record, other).into_iter().map(Term::show).collect(),
            weight: tie.map_or(0.0, |tie| tie.weight),
        }
    }
}

/// Somebody whom an institution meets.
#[derive(SimpleObject)]
pub struct Partner {
    /// The partner.
    partner: Record,
    /// Through what they meet.
    through: Shared,
}

impl Partner {
    /// The other end of a tie.
    #[must_use]
    pub fn of(record: RecordView<'_>, tie: &Tie<'_>) -> Self {
        Self { partner: Record::show(tie.other), through: Shared::of(record, tie.other, Some(tie)) }
    }
}

/// Somebody who could bring two records together.
pub struct Introduction {
    by: Handle,
    seeker: Handle,
    target: Handle,
    to_seeker: Option<Shared>,
    to_target: Option<Shared>,
    reasons: [String; 2],
    weight: f64,
}

impl Introduction {
    /// An introduction that was found.
    #[must_use]
    pub fn of(seeker: RecordView<'_>, target: RecordView<'_>, found: &Found<'_>) -> Self {
        let side =
            |end: RecordView<'_>, tie: &Option<Tie<'_>>| tie.as_ref().map(|tie| Shared::of(end, found.by, Some(tie)));
        let reasons = [Language::De, Language::En].map(|language| {
            let near = said(seeker, found.to_seeker.as_ref(), language);
            let far = said(target, found.to_target.as_ref(), language);
            format!("{near}; {far}.")
        });
        Self {
            by: found.by.into(),
            seeker: seeker.into(),
            target: target.into(),
            to_seeker: side(seeker, &found.to_seeker),
            to_target: side(target, &found.to_target),
            reasons,
            weight: found.weight,
        }
    }
}

/// What a tie with a record is, in words.
fn said(with: RecordView<'_>, tie: Option<&Tie<'_>>, language: Language) -> String {
    let name = with.name();
    let Some(tie) = tie else {
        return match language {
            Language::De => format!("{name}: nur über Dritte"),
            Language::En => format!("{name}: through others only"),
        };
    };
    if let Some(edge) = tie.direct.first() {
        let from = if edge.other() == tie.other { with } else { tie.other };
        return line(from, [*edge], language);
    }
    let places: Vec<String> = tie.meetings.iter().take(3).map(|it| place(it, tie.other == with, language)).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let more = tie.meetings.len().saturating_sub(places.len());
    let places = listed(&places, language);
    match (language, more) {
        (Language::De, 0) => format!("mit {name}: {places}"),
        (Language::De, _) => format!("mit {name}: {places} und {more} weitere"),
        (Language::En, 0) => format!("with {name}: {places}"),
        (Language::En, _) => format!("with {name}: {places} and {more} more"),
    }
}

/// Where somebody meets a record, in which role they are there and since when both are: „AK Eins (Vorsitz, seit 2019)“.
fn place(meeting: &tie::Meeting<'_>, is_own: bool, language: Language) -> String {
    let there = if is_own { meeting.own } else { meeting.other };
    let role = there.role().map(|role| label(role, language).to_owned());
    let start = |it: RelationView<'_>| it.period()?.start.as_ref()?.earliest();
    let since = start(meeting.own).zip(start(meeting.other)).map(|(own, other)| own.max(other).year());
    let since = since.map(|year| match language {
        Language::De => format!("seit {year}"),
        Language::En => format!("since {year}"),
    });
    let said: Vec<String> = role.into_iter().chain(since).collect();
    let name = meeting.at.name();
    if said.is_empty() { name.to_owned() } else { format!("{name} ({})", said.join(", ")) }
}

/// Somebody who could bring two records together.
#[Object]
impl Introduction {
    /// Who.
    async fn by(&self) -> Record {
        Record::show(self.by.get())
    }

    /// The one who seeks.
    async fn seeker(&self) -> Record {
        Record::show(self.seeker.get())
    }

    /// The one who is sought.
    async fn target(&self) -> Record {
        Record::show(self.target.get())
    }

    /// What joins them with the one who seeks; null where only others do.
    async fn to_seeker(&self) -> Option<&Shared> {
        self.to_seeker.as_ref()
    }

    /// What joins them with the one who is sought; null where only others do.
    async fn to_target(&self) -> Option<&Shared> {
        self.to_target.as_ref()
    }

    /// Why they could, in words: where they meet either, in which role, and since when both are there.
    async fn reason(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &str {
        match language {
            Language::De => &self.reasons[0],
            Language::En => &self.reasons[1],
        }
    }

    /// How good the introduction would be: the weaker of both ties, 0 where only others join them.
    async fn weight(&self) -> f64 {
        self.weight
    }
}

/// Somebody who could be a partner and is none yet.
#[derive(SimpleObject)]
pub struct Suggestion {
    /// Who.
    partner: Record,
    /// Some who are partners of both, the closest first; at most ten.
    common_partners: Vec<Record>,
    /// How many are partners of both.
    common_partner_count: i32,
    /// Topics, goals, fields and target groups of both, by name.
    topics: Vec<Term>,
    /// How much speaks for it.
    weight: f64,
}

impl Suggestion {
    /// A suggestion that was found.
    #[must_use]
    pub fn of(found: &Suggested<'_>) -> Self {
        Self {
            partner: Record::show(found.partner),
            common_partners: found.common.iter().take(10).map(|it| Record::show(*it)).collect(),
            common_partner_count: int(found.common.len()),
            topics: found.topics.iter().map(|it| Term::show(*it)).collect(),
            weight: found.weight,
        }
    }
}

/// What a record shares with another on a day.
#[must_use]
pub fn shared(one: RecordView<'_>, other: RecordView<'_>, on: NaiveDate) -> Shared {
    let selection = Selection::standard(on).with(one.noun()).with(other.noun());
    Shared::of(one, other, Ties::new(&selection, on).between(one, other).as_ref())
}
