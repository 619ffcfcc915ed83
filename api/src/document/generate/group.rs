//! Working groups, cooperations and publications.

use super::blank::{record, terms};
use super::draw::{Draw, Purpose};
use super::names::slug;
use super::plan::Plan;
use super::terms::{target_group, topic, town};
use super::time::{THIS_YEAR, date, event, since, year_date};
use super::words::{MONTHS, PURPOSES};
use crate::directory::{Noun, Visibility};
use crate::document::model::{Date, Period, Record, Recurrence, StatedCount};

/// Code of the type and the word that a name begins with; no other noun begins so, which keeps slugs apart.
const GROUPS: &[(u64, (&str, &str))] = &[
    (45, ("working_group", "Arbeitskreis")),
    (12, ("steering_committee", "Lenkungskreis")),
    (10, ("steering_group", "Steuerungsgruppe")),
    (12, ("round_table", "Runder Tisch")),
    (6, ("advisory_board", "Beirat")),
    (6, ("expert_committee", "Fachausschuss")),
    (9, ("network", "Netzwerk")),
];

const COOPERATIONS: &[(u64, (&str, &str))] = &[
    (38, ("project", "Projekt")),
    (12, ("programme", "Programm")),
    (25, ("event_series", "Tage der")),
    (8, ("event", "Fachtag")),
    (10, ("campaign", "Kampagne")),
    (7, ("agreement", "Vereinbarung")),
];

const PUBLICATIONS: &[(u64, (&str, &str))] = &[
    (40, ("report", "Bericht")),
    (25, ("strategy_paper", "Handlungskonzept")),
    (20, ("guideline", "Leitfaden")),
    (15, ("flyer", "Faltblatt")),
];

/// What a group, cooperation or publication is called, found from its number alone.
struct Naming {
    name: String,
    slug: String,
    type_code: &'static str,
    topic: String,
    place: String,
}

impl Naming {
    fn of(plan: &Plan, purpose: Purpose, number: u64, types: &[(u64, (&'static str, &'static str))]) -> (Self, Draw) {
        let mut draw = Draw::new(plan.seed, purpose, number);
        let (type_code, word) = draw.weighted(types);
        let (topic, label) = topic(&mut draw);
        let (town, place) = town(plan, &mut draw);
        let name = match type_code {
            "project" => format!("Projekt „{label} {town}“"),
            "event_series" => format!("Tage der Berufe: {label} {town}"),
            "working_group" if draw.chance(20) => format!("Arbeitskreis „{label}, Beratung, Vermittlung“ {town}"),
            _ => format!("{word} {label} {town}"),
        };
        let slug = format!("{}-{number}", slug(&name));
        (Self { name, slug, type_code, topic, place }, draw)
    }

    fn record(self, noun: Noun, draw: &mut Draw) -> Record {
        let mut slugs = vec![self.topic, self.place];
        if draw.chance(40) {
            slugs.push(topic(draw).0);
        }
        if draw.chance(40) {
            slugs.push(target_group(draw));
        }
        Record {
            name: Some(self.name),
            type_code: Some(self.type_code.to_owned()),
            terms: terms(slugs),
            visibility: draw.weighted(&[(92, None), (5, Some(Visibility::Partners)), (3, Some(Visibility::Staff))]),
            ..record(noun, self.slug)
        }
    }
}

pub(super) fn group_slug(plan: &Plan, number: u64) -> String {
    Naming::of(plan, Purpose::Group, number, GROUPS).0.slug
}

pub(super) fn cooperation_slug(plan: &Plan, number: u64) -> String {
    Naming::of(plan, Purpose::Cooperation, number, COOPERATIONS).0.slug
}

pub(super) fn publication_slug(plan: &Plan, number: u64) -> String {
    Naming::of(plan, Purpose::Publication, number, PUBLICATIONS).0.slug
}

/// The record of a working group.
pub(super) fn group(plan: &Plan, number: u64) -> Record {
    let (naming, mut draw) = Naming::of(plan, Purpose::Group, number, GROUPS);
    let meetings = draw.within(2, 12);
    Record {
        description: Some(format!("Trifft sich {meetings}-mal im Jahr, meist bei einem der Mitglieder.")),
        purpose: draw.chance(60).then(|| (*draw.pick(PURPOSES)).to_owned()),
        founded: draw.chance(60).then(|| founded(plan, number)),
        dissolved: draw.chance(6).then(|| year_date(&mut draw, THIS_YEAR - 4, THIS_YEAR - 1)),
        ..naming.record(Noun::WorkingGroup, &mut draw)
    }
}

/// When a group began, if it is known.
pub(super) fn founded(plan: &Plan, number: u64) -> Date {
    year_date(&mut Draw::new(plan.seed, Purpose::Structure, number), 2004, THIS_YEAR - 5)
}

/// The record of a cooperation.
pub(super) fn cooperation(plan: &Plan, number: u64) -> Record {
    let (naming, mut draw) = Naming::of(plan, Purpose::Cooperation, number, COOPERATIONS);
    let recurrence = (naming.type_code == "event_series").then(|| recurrence(&mut draw));
    let period = match naming.type_code {
        "event" => {
            let (name, days) = *draw.pick(MONTHS);
            let month = 1 + MONTHS.iter().position(|month| month.0 == name).unwrap_or_default();
            let (day, year) = (draw.within(1, days), draw.within(2018, THIS_YEAR + 1));
            let day = date(format!("{day}. {name} {year}"), format!("{year}-{month:02}-{day:02}"));
            Period { end: Some(day.clone()), ..event(&day) }
        }
        "project" => {
            let start = draw.within(2016, THIS_YEAR);
            let end = start + draw.within(1, 4);
            let year = |year: u64| Some(date(year.to_string(), year.to_string()));
            Period { text: Some(format!("{start} bis {end}")), start: year(start), end: year(end), ongoing: None }
        }
        _ => since(&year_date(&mut draw, 2008, THIS_YEAR - 1)),
    };
    let partners = draw.within(3, 40);
    Record {
        description: Some(format!(
            "Gemeinsames Vorhaben von {partners} Partnern aus Bildung, Wirtschaft und Verwaltung."
        )),
        period: Some(period),
        recurrence,
        ..naming.record(Noun::Cooperation, &mut draw)
    }
}

/// Every year in one month, or around New Year.
fn recurrence(draw: &mut Draw) -> Recurrence {
    let month = draw.place(MONTHS.len());
    let (name, days) = MONTHS[month];
    let (text, window_start, window_end) = if draw.chance(5) {
        ("jedes Jahr um den Jahreswechsel".to_owned(), "--12-15".to_owned(), "--01-15".to_owned())
    } else {
        (format!("jährlich im {name}"), format!("--{:02}-01", month + 1), format!("--{:02}-{days}", month + 1))
    };
    Recurrence {
        text: Some(text),
        rrule: Some("FREQ=YEARLY".to_owned()),
        window_start: Some(window_start),
        window_end: Some(window_end),
    }
}

/// The record of a publication.
pub(super) fn publication(plan: &Plan, number: u64) -> Record {
    let (naming, mut draw) = Naming::of(plan, Purpose::Publication, number, PUBLICATIONS);
    let published = published(plan, number);
    let count = StatedCount {
        id: None,
        what: (*draw.pick(&["Empfehlungen", "Handlungsfelder", "Seiten"])).to_owned(),
        count: i64::try_from(draw.within(3, 120)).expect("at most 120"),
    };
    Record {
        edition: draw.chance(30).then(|| format!("{}. Auflage", draw.within(2, 6))),
        published: Some(published),
        download_url: draw.chance(70).then(|| format!("https://berichte.example.org/{}.pdf", naming.slug)),
        stated_counts: draw.chance(40).then(|| vec![count]),
        ..naming.record(Noun::Publication, &mut draw)
    }
}

/// When a publication appeared.
pub(super) fn published(plan: &Plan, number: u64) -> Date {
    year_date(&mut Draw::new(plan.seed, Purpose::Publication, !number), 2010, THIS_YEAR - 1)
}
