//! Persons: invented from lists of names, each with a reason for being stored.

use chrono::NaiveDate;

use super::blank::{contact_point, record};
use super::contact::{email, mobile, phone};
use super::draw::{Draw, Purpose};
use super::names::NAMES;
use super::naming::Naming;
use super::plan::Plan;
use super::time::THIS_YEAR;
use crate::directory::{ContactPointType, LegalBasis, Noun, Visibility};
use crate::document::model::{ContactPoint, Record};

/// The letters of a person's slug: 32 that are not mistaken for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The record of a person.
pub(super) fn person(plan: &Plan, number: u64) -> Record {
    let mut draw = Draw::new(plan.seed, Purpose::Person, number);
    let draw = &mut draw;
    let visibility = draw_visibility(draw);
    let given = if draw.chance(50) { draw.pick(&NAMES.female) } else { draw.pick(&NAMES.male) };
    let mut family = draw.pick(&NAMES.family).clone();
    if draw.chance(12) {
        family = format!("{family}-{}", draw.pick(&NAMES.family));
    }
    Record {
        visibility: Some(visibility),
        contact_points: contact_points(plan, number, given, &family, visibility, draw),
        given_name: Some(given.clone()),
        family_name: Some(family),
        honorific: draw.weighted(&[(92, None), (7, Some("Dr.")), (1, Some("Prof. Dr."))]).map(str::to_owned),
        legal_basis: Some(draw.weighted(&[
            (35, LegalBasis::PublicTask),
            (25, LegalBasis::Consent),
            (20, LegalBasis::Contract),
            (18, LegalBasis::LegitimateInterest),
            (2, LegalBasis::LegalObligation),
        ])),
        delete_after: draw.chance(10).then(|| {
            let year = i32::try_from(THIS_YEAR + draw.within(1, 5)).expect("a year of our time");
            NaiveDate::from_ymd_opt(year, 12, 31).expect("every year has a last day")
        }),
        ..record(Noun::Person, person_slug(plan.seed, number))
    }
}

/// How far a person may be seen.
pub(super) fn person_visibility(plan: &Plan, number: u64) -> Visibility {
    draw_visibility(&mut Draw::new(plan.seed, Purpose::Person, number))
}

fn draw_visibility(draw: &mut Draw) -> Visibility {
    draw.weighted(&[(82, Visibility::Partners), (10, Visibility::Public), (8, Visibility::Staff)])
}

/// `p-` and eight letters that say nothing of the name or of other persons, different for each number.
pub(super) fn person_slug(seed: u64, number: u64) -> String {
    // Adding, multiplying by an odd number and folding the upper half down each lose nothing modulo 2^40.
    const FORTY_BITS: u64 = (1 << 40) - 1;
    let key = Draw::new(seed, Purpose::PersonSlug, 0).next();
    let mut value = number.wrapping_add(key) & FORTY_BITS;
    for factor in [0x9E_3779_B97F, 0xC2_B2AE_3D27, 0xA0_761D_6479] {
        value = value.wrapping_mul(factor) & FORTY_BITS;
        value ^= value >> 20;
    }
    let letters =
        (0..8).map(|place| char::from(LETTERS[usize::try_from((value >> (5 * place)) & 31).expect("five bits")]));
    "p-".chars().chain(letters).collect()
}

fn contact_points(
    plan: &Plan,
    number: u64,
    given: &str,
    family: &str,
    visibility: Visibility,
    draw: &mut Draw,
) -> Option<Vec<ContactPoint>> {
    let public = (visibility == Visibility::Public).then_some(Visibility::Public);
    let mut points = Vec::new();
    if draw.chance(70) {
        let domain = Naming::of(plan, plan.employer(number)).domain();
        points.push(contact_point(ContactPointType::Email, email(given, family, &domain), public));
    }
    if draw.chance(40) {
        points.push(contact_point(ContactPointType::Phone, phone(draw), public));
    }
    if draw.chance(12) {
        points.push(contact_point(ContactPointType::Mobile, mobile(draw), Some(Visibility::Staff)));
    }
    (!points.is_empty()).then_some(points)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn slugs_differ_and_look_like_nothing() {
        let slugs: HashSet<_> = (0..50_000).map(|number| person_slug(1, number)).collect();
        assert_eq!(slugs.len(), 50_000);
        assert!(slugs.iter().all(|slug| slug.len() == 10 && slug.starts_with("p-")));
        assert_ne!(person_slug(1, 0), person_slug(2, 0));
    }
}
