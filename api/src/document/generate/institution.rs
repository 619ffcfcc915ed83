//! Institutions: what is said of each besides its name.

use super::blank::{address, contact_point, open, record, terms};
use super::contact::phone;
use super::draw::{Draw, Purpose};
use super::names::POSTCODES;
use super::naming::Naming;
use super::plan::Plan;
use super::terms::{target_group, topic};
use super::time::{founding, year_date};
use super::words::{SECOND_SENTENCES, STREETS};
use crate::directory::{AddressType, ContactPointType, Lifecycle, Noun, Visibility};
use crate::document::model::{
    Address, Citation, ContactPoint, Date, ExternalId, OpeningHours, OtherName, Record, TermUse, Weekday,
};

/// The record of an institution.
pub(super) fn institution(plan: &Plan, number: u64) -> Record {
    let naming = Naming::of(plan, number);
    let mut draw = Draw::new(plan.seed, Purpose::Institution, number);
    let draw = &mut draw;
    let first = first_sentence(&naming, draw);
    let cited = draw.chance(10);
    Record {
        description: Some(if draw.chance(60) {
            format!("{first} {}", draw.pick(SECOND_SENTENCES))
        } else {
            first.clone()
        }),
        citations: cited.then(|| {
            let field = Some("description".to_owned());
            vec![Citation { id: None, quote: first, field, implied: Some(false), source: None }]
        }),
        external_ids: draw.chance(20).then(|| {
            vec![ExternalId { system: "beispielregister".to_owned(), value: format!("BR-{:07}", number + 1) }]
        }),
        visibility: draw.weighted(&[(96, None), (3, Some(Visibility::Partners)), (1, Some(Visibility::Staff))]),
        lifecycle: draw.weighted(&[(98, None), (1, Some(Lifecycle::Draft)), (1, Some(Lifecycle::Archived))]),
        other_names: other_names(&naming, draw),
        website: draw.chance(70).then(|| format!("https://www.{}", naming.domain())),
        founded: draw.chance(40).then(|| founding(draw)),
        dissolved: plan.is_dissolved(number).then(|| dissolution(plan, number)),
        by_appointment: draw.chance(20).then_some(true),
        terms: record_terms(&naming, draw),
        addresses: addresses(&naming, draw),
        contact_points: contact_points(&naming, draw),
        opening_hours: draw.chance(35).then(|| opening_hours(draw)),
        note: draw.chance(4).then(|| "Angaben beim nächsten Treffen bestätigen lassen.".to_owned()),
        type_code: Some(naming.type_code.to_owned()),
        legal_form: naming.legal_form.map(str::to_owned),
        name: Some(naming.name),
        ..record(Noun::Institution, naming.slug)
    }
}

/// When an institution that was dissolved was.
pub(super) fn dissolution(plan: &Plan, number: u64) -> Date {
    year_date(&mut Draw::new(plan.seed, Purpose::Structure, number), 2021, 2025)
}

fn first_sentence(naming: &Naming, draw: &mut Draw) -> String {
    let (subject, locality) = (naming.subject, &naming.locality);
    match naming.type_code {
        "company" => {
            let staff = 3 + draw.small(900);
            format!("Das Unternehmen arbeitet im Bereich {subject} und beschäftigt {staff} Menschen in {locality}.")
        }
        "local_authority" => {
            let people = draw.within(4, 190);
            format!("Gebietskörperschaft mit rund {people} 000 Einwohnerinnen und Einwohnern.")
        }
        "public_unit" => format!("Ansprechstelle der Verwaltung in {locality} für das Thema „{subject}“."),
        "training_provider" => {
            let courses = draw.within(5, 120);
            format!("Bildungsträger mit jährlich {courses} Kursen, vor allem zum Thema „{subject}“, in {locality}.")
        }
        "school" => {
            let pupils = draw.within(20, 300) * 10;
            format!("Schule in {locality} mit rund {pupils} Schülerinnen und Schülern; Schwerpunkt ist „{subject}“.")
        }
        "university" => format!("Hochschule in {locality} mit einem Schwerpunkt in „{subject}“."),
        "association" | "initiative" => {
            let members = draw.within(7, 240);
            format!("Zusammenschluss von {members} Mitgliedern, die sich in {locality} um „{subject}“ kümmern.")
        }
        "foundation" => format!("Fördert Vorhaben zum Thema „{subject}“ in {locality} und Umgebung."),
        "agency" => format!("Begleitet Vorhaben aus dem Bereich {subject} mit Text, Bild und Veranstaltungen."),
        "union" => format!("Vertritt die Beschäftigten im Bereich {subject} in {locality} und Umgebung."),
        "chamber" => format!("Vertritt Betriebe, auch aus dem Bereich {subject}, und überwacht ihre Ausbildung."),
        _ => format!("Berät Menschen und Betriebe in {locality}, vor allem zum Thema „{subject}“."),
    }
}

fn other_names(naming: &Naming, draw: &mut Draw) -> Option<Vec<OtherName>> {
    let short = naming.name.split([',', '„']).next().unwrap_or_default();
    let short = short.rsplit_once(" GmbH").or_else(|| short.rsplit_once(" e. ")).map_or(short, |(name, _)| name);
    let short = short.trim();
    (draw.chance(15) && short != naming.name && !short.is_empty()).then(|| vec![OtherName::Plain(short.to_owned())])
}

fn record_terms(naming: &Naming, draw: &mut Draw) -> Option<Vec<TermUse>> {
    let mut slugs: Vec<String> = naming.topic.iter().chain(&naming.place).cloned().collect();
    for _ in 0..draw.below(3) {
        slugs.push(topic(draw).0);
    }
    if draw.chance(30) {
        slugs.push(target_group(draw));
    }
    terms(slugs)
}

fn addresses(naming: &Naming, draw: &mut Draw) -> Option<Vec<Address>> {
    if draw.chance(8) {
        return None;
    }
    let postcode = draw.pick(&POSTCODES).clone();
    let street = format!("{} {}", draw.pick(STREETS), 1 + draw.small(180));
    let mut visiting = address(AddressType::Visiting, street, postcode, naming.locality.clone());
    visiting.place.clone_from(&naming.place);
    if draw.chance(30) {
        visiting.latitude = Some(degrees(draw, 475_000, 547_000));
        visiting.longitude = Some(degrees(draw, 65_000, 145_000));
    }
    let mut addresses = vec![visiting];
    if draw.chance(15) {
        let (number, postcode) = (draw.within(10, 99), draw.pick(&POSTCODES).clone());
        let mut postal =
            address(AddressType::Postal, format!("Postfach {number} 00"), postcode, naming.locality.clone());
        postal.recipient = Some(vec![naming.name.clone()]);
        addresses.push(postal);
    }
    Some(addresses)
}

/// A coordinate between two ten-thousandths of a degree.
fn degrees(draw: &mut Draw, first: u64, last: u64) -> f64 {
    let value = u32::try_from(draw.within(first, last)).expect("a few hundred thousand");
    f64::from(value) / 10_000.0
}

fn contact_points(naming: &Naming, draw: &mut Draw) -> Option<Vec<ContactPoint>> {
    let mut points = Vec::new();
    if draw.chance(75) {
        let inbox = draw.pick(&["info", "kontakt", "post", "zentrale"]);
        points.push(contact_point(ContactPointType::Email, format!("{inbox}@{}", naming.domain()), None));
    }
    if draw.chance(65) {
        points.push(contact_point(ContactPointType::Phone, phone(draw), None));
    }
    if draw.chance(6) {
        points.push(contact_point(ContactPointType::Phone, phone(draw), Some(Visibility::Partners)));
    }
    points.dedup_by(|a, b| a.value == b.value);
    (!points.is_empty()).then_some(points)
}

fn opening_hours(draw: &mut Draw) -> Vec<OpeningHours> {
    use Weekday::{Fr, Mo, Th, Tu, We};
    let opens = *draw.pick(&["07:30", "08:00", "08:30", "09:00"]);
    let closes = *draw.pick(&["15:30", "16:00", "17:00", "18:00"]);
    if draw.chance(50) {
        let friday = *draw.pick(&["12:00", "12:30", "13:00"]);
        vec![open(&[Mo, Tu, We, Th], opens, closes), open(&[Fr], opens, friday)]
    } else {
        vec![open(&[Mo, Tu, We, Th, Fr], opens, closes)]
    }
}
