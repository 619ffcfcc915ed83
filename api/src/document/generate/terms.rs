//! Topics, target groups and places of a generated network.

use super::blank::record;
use super::draw::Draw;
use super::names::{NAMES, slug};
use super::plan::Plan;
use crate::directory::Noun;
use crate::document::model::Record;

/// Code, German label, English label, codes of broader topics.
type Topic = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// The topics; the first are the most frequent.
const TOPICS: &[Topic] = &[
    ("ausbildung", "Ausbildung", "Vocational training", &["bildung"]),
    ("fachkraeftesicherung", "Fachkräftesicherung", "Securing skilled labour", &["arbeitsmarkt"]),
    ("weiterbildung", "Weiterbildung", "Continuing education", &["bildung"]),
    ("berufsorientierung", "Berufsorientierung", "Career guidance", &["bildung", "uebergang-schule-beruf"]),
    ("duale-ausbildung", "Duale Ausbildung", "Dual vocational training", &["ausbildung"]),
    ("integration", "Integration", "Integration", &["zuwanderung"]),
    ("digitalisierung", "Digitalisierung", "Digitalisation", &["wirtschaft"]),
    ("praktika", "Praktika", "Work placements", &["berufsorientierung"]),
    ("uebergang-schule-beruf", "Übergang Schule–Beruf", "Transition from school to work", &["arbeitsmarkt"]),
    ("bildung", "Bildung", "Education", &[]),
    ("arbeitsmarkt", "Arbeitsmarkt", "Labour market", &[]),
    ("wirtschaft", "Wirtschaft", "Economy", &[]),
    ("zuwanderung", "Zuwanderung", "Immigration", &[]),
    ("schulische-ausbildung", "Schulische Ausbildung", "School-based vocational training", &["ausbildung"]),
    ("verbundausbildung", "Verbundausbildung", "Joint vocational training", &["duale-ausbildung"]),
    ("teilzeitausbildung", "Teilzeitausbildung", "Part-time vocational training", &["duale-ausbildung"]),
    ("umschulung", "Umschulung", "Retraining", &["weiterbildung"]),
    ("aufstiegsfortbildung", "Aufstiegsfortbildung", "Upgrading training", &["weiterbildung"]),
    ("digitale-kompetenzen", "Digitale Kompetenzen", "Digital skills", &["weiterbildung", "digitalisierung"]),
    ("kuenstliche-intelligenz", "Künstliche Intelligenz", "Artificial intelligence", &["digitalisierung"]),
    ("studium", "Studium", "University studies", &["bildung"]),
    ("duales-studium", "Duales Studium", "Cooperative studies", &["studium", "duale-ausbildung"]),
    (
        "fachkraefteeinwanderung",
        "Fachkräfteeinwanderung",
        "Skilled immigration",
        &["zuwanderung", "fachkraeftesicherung"],
    ),
    (
        "anerkennung",
        "Anerkennung ausländischer Abschlüsse",
        "Recognition of foreign qualifications",
        &["fachkraefteeinwanderung"],
    ),
    ("sprachfoerderung", "Sprachförderung", "Language support", &["integration"]),
    ("vereinbarkeit", "Vereinbarkeit von Familie und Beruf", "Work–family balance", &["fachkraeftesicherung"]),
    ("betriebliche-gesundheit", "Gesundheit im Betrieb", "Health at work", &["fachkraeftesicherung"]),
    ("inklusion", "Inklusion", "Inclusion", &["arbeitsmarkt"]),
    ("wiedereinstieg", "Wiedereinstieg in den Beruf", "Return to work", &["arbeitsmarkt"]),
    ("existenzgruendung", "Existenzgründung", "Business start-up", &["wirtschaft"]),
    ("unternehmensnachfolge", "Unternehmensnachfolge", "Business succession", &["wirtschaft"]),
    ("nachhaltigkeit", "Nachhaltigkeit", "Sustainability", &["wirtschaft"]),
    ("klimaberufe", "Klimaberufe", "Climate occupations", &["nachhaltigkeit", "ausbildung"]),
    ("pflegeberufe", "Pflegeberufe", "Nursing occupations", &["ausbildung"]),
    ("handwerk", "Handwerk", "Crafts", &["wirtschaft"]),
    ("tourismus", "Tourismus", "Tourism", &["wirtschaft"]),
];

/// Code, German label, English label.
const TARGET_GROUPS: &[(&str, &str, &str)] = &[
    ("jugendliche", "Jugendliche", "Young people"),
    ("kleine-und-mittlere-unternehmen", "Kleine und mittlere Unternehmen", "Small and medium-sized enterprises"),
    ("beschaeftigte", "Beschäftigte", "Employees"),
    ("gefluechtete", "Geflüchtete", "Refugees"),
];

/// The slug and the German label of a topic, the frequent ones most often.
pub(super) fn topic(draw: &mut Draw) -> (String, &'static str) {
    let at = usize::try_from(draw.small(TOPICS.len() as u64)).expect("below the number of topics");
    (format!("thema-{}", TOPICS[at].0), TOPICS[at].1)
}

/// The slug of a target group.
pub(super) fn target_group(draw: &mut Draw) -> String {
    format!("zg-{}", draw.pick(TARGET_GROUPS).0)
}

/// A town in which something is, with the slug of its place; the first towns are the largest.
pub(super) fn town(plan: &Plan, draw: &mut Draw) -> (&'static str, String) {
    let index = draw.small(plan.towns);
    let name = town_name(index);
    (name, if has_centre(index) && draw.chance(15) { centre_slug(name) } else { town_slug(name) })
}

/// All terms of a network.
pub(super) fn terms(plan: &Plan) -> impl Iterator<Item = Record> {
    let topics = TOPICS.iter().map(|&(code, name, english, broader)| Record {
        broader: (!broader.is_empty()).then(|| broader.iter().map(|code| format!("thema-{code}")).collect()),
        ..term("topic", code, format!("thema-{code}"), name, english)
    });
    let groups = TARGET_GROUPS
        .iter()
        .map(|&(code, name, english)| term("target_group", code, format!("zg-{code}"), name, english));
    let country = std::iter::once(term("place", "deutschland", "ort-deutschland".to_owned(), "Deutschland", "Germany"));
    let towns = (0..plan.towns).flat_map(|index| {
        let name = town_name(index);
        let town = Record {
            broader: Some(vec!["ort-deutschland".to_owned()]),
            ..term("place", &slug(name), town_slug(name), name, name)
        };
        let centre = has_centre(index).then(|| Record {
            broader: Some(vec![town_slug(name)]),
            ..term(
                "place",
                &format!("{}-mitte", slug(name)),
                centre_slug(name),
                &format!("{name}-Mitte"),
                &format!("{name} Centre"),
            )
        });
        std::iter::once(town).chain(centre)
    });
    topics.chain(groups).chain(country).chain(towns)
}

fn term(scheme: &str, code: &str, slug: String, name: &str, english: &str) -> Record {
    Record {
        scheme: Some(scheme.to_owned()),
        code: Some(code.to_owned()),
        name: Some(name.to_owned()),
        name_en: Some(english.to_owned()),
        ..record(Noun::Term, slug)
    }
}

/// The towns in an order that is not that of the alphabet, so that the frequent ones have all kinds of names.
fn town_name(index: u64) -> &'static str {
    let towns = &NAMES.towns;
    // Reaches every town, since the number of towns shares no factor with 89; a test looks.
    &towns[usize::try_from(index * 89 % towns.len() as u64).expect("below the number of towns")]
}

const fn has_centre(index: u64) -> bool {
    index.is_multiple_of(2)
}

fn town_slug(name: &str) -> String {
    format!("ort-{}", slug(name))
}

fn centre_slug(name: &str) -> String {
    format!("ort-{}-mitte", slug(name))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_town_is_used_once_and_broader_topics_exist() {
        let towns: HashSet<_> = (0..NAMES.towns.len() as u64).map(|index| slug(town_name(index))).collect();
        assert_eq!(towns.len(), NAMES.towns.len());
        let codes: HashSet<_> = TOPICS.iter().map(|topic| topic.0).collect();
        assert_eq!(codes.len(), TOPICS.len());
        assert!(TOPICS.iter().flat_map(|topic| topic.3).all(|code| codes.contains(code)));
    }
}
