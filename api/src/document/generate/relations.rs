//! The relations of a generated network, each kind in turn.

use super::blank::{contact_point, relation, topics};
use super::contact::phone;
use super::draw::{Draw, Purpose};
use super::group::{cooperation_slug, founded, group_slug, publication_slug, published};
use super::institution::dissolution;
use super::naming::Naming;
use super::person::{person_slug, person_visibility};
use super::plan::{BLOCK, Plan, STAFF_OF_BLOCK};
use super::terms::topic;
use super::time::{event, period};
use super::words::FUNCTIONS;
use crate::directory::{ContactPointType, Visibility};
use crate::document::model::Relation;

/// All relations.
pub(super) fn relations(plan: &Plan) -> impl Iterator<Item = Relation> {
    structure(plan)
        .chain(contacts(plan))
        .chain(memberships(plan))
        .chain((0..plan.institutions).flat_map(|place| ties(plan, place)))
        .chain((0..plan.cooperations).flat_map(|number| participations(plan, number)))
        .chain((0..plan.publications).flat_map(|number| contributions(plan, number)))
}

/// Who belongs to whom and who came after whom.
fn structure(plan: &Plan) -> impl Iterator<Item = Relation> {
    let parts = (0..plan.institutions.div_ceil(BLOCK)).flat_map(move |block| {
        let (authority, unit) = (Plan::authority(block), Plan::authority(block) + 1);
        let of_unit = (unit < plan.institutions).then_some((unit, authority));
        let second = of_unit.filter(|_| block % 8 == 3).map(|_| (unit, Plan::authority(block - 1)));
        let of_town = (block % 10 != 0).then(|| (authority, Plan::authority(block / 10 * 10)));
        of_unit.into_iter().chain(second).chain(of_town).map(move |(part, whole)| {
            let mut draw = Draw::new(plan.seed, Purpose::Structure, !part);
            let known = draw.chance(30);
            // Only what still holds: a unit without a parent would be nobody's.
            let period = period(&mut draw).filter(|period| known && period.ongoing == Some(true));
            Relation { period, ..relation("part_of", institution_slug(plan, part), institution_slug(plan, whole)) }
        })
    });
    let successions = (0..plan.institutions).filter(|&number| plan.is_dissolved(number)).map(move |number| Relation {
        period: Some(event(&dissolution(plan, number))),
        ..relation("succeeded_by", institution_slug(plan, number), institution_slug(plan, number + 1))
    });
    let beginnings = (0..plan.groups).filter(|number| number % 3 == 0).map(move |number| Relation {
        period: Some(event(&founded(plan, number))),
        ..relation("established_by", group_slug(plan, number), institution_slug(plan, plan.office(number)))
    });
    parts.chain(successions).chain(beginnings)
}

/// Everybody is a contact where they work, about a quarter elsewhere too.
fn contacts(plan: &Plan) -> impl Iterator<Item = Relation> {
    (0..plan.persons).flat_map(move |person| {
        let employer = institution_slug(plan, plan.employer(person));
        let first = contact(plan, person, employer, 0);
        std::iter::once(first).chain(second_target(plan, person).map(|target| contact(plan, person, target, 1)))
    })
}

/// The other thing that 12 of the 47 persons of a block are contacts for.
fn second_target(plan: &Plan, person: u64) -> Option<String> {
    let place = place_in_block(plan, person, 5, Purpose::SecondContacts);
    let mut draw = Draw::new(plan.seed, Purpose::SecondContacts, person);
    match place {
        0..8 if plan.institutions > 1 => {
            let distance = 1 + draw.below((plan.institutions - 1).min(60));
            Some(institution_slug(plan, (plan.employer(person) + distance) % plan.institutions))
        }
        0..10 => Some(group_slug(plan, draw.below(plan.groups))),
        10..12 => Some(cooperation_slug(plan, draw.below(plan.cooperations))),
        _ => None,
    }
}

/// A number below 47 that each person of a block has alone; `step` must not divide 47.
fn place_in_block(plan: &Plan, person: u64, step: u64, purpose: Purpose) -> u64 {
    let shift = Draw::new(plan.seed, purpose, !(person / STAFF_OF_BLOCK)).below(STAFF_OF_BLOCK);
    (person % STAFF_OF_BLOCK * step + shift) % STAFF_OF_BLOCK
}

fn contact(plan: &Plan, person: u64, target: String, turn: u64) -> Relation {
    let mut draw = Draw::new(plan.seed, Purpose::Contact, 2 * person + turn);
    let visibility = match person_visibility(plan, person) {
        Visibility::Public if draw.chance(85) => Some(Visibility::Public),
        _ => draw.chance(3).then_some(Visibility::Staff),
    };
    let subjects = draw.weighted(&[(35, 0), (45, 1), (20, 2)]);
    Relation {
        function: draw.chance(70).then(|| (*draw.pick(FUNCTIONS)).to_owned()),
        terms: topics((0..subjects).map(|_| topic(&mut draw).0).collect()),
        contact_points: draw
            .chance(25)
            .then(|| vec![contact_point(ContactPointType::Phone, phone(&mut draw), visibility)]),
        period: period(&mut draw),
        visibility,
        note: draw.chance(2).then(|| "Vertretung ist noch zu klären.".to_owned()),
        ..relation("contact_for", person_slug(plan.seed, person), target)
    }
}

/// Each institution and 19 of the 47 persons of a block are in a working group, and each group has a chair and an office.
fn memberships(plan: &Plan) -> impl Iterator<Item = Relation> {
    let leading = (0..plan.groups).flat_map(move |group| {
        let target = group_slug(plan, group);
        let office = Relation {
            role: Some("office".to_owned()),
            ..relation("member_of", institution_slug(plan, plan.office(group)), target.clone())
        };
        let chair = plan.chair(group).map(|person| Relation {
            role: Some("chair".to_owned()),
            on_behalf_of: Some(institution_slug(plan, plan.employer(person))),
            ..relation("member_of", person_slug(plan.seed, person), target)
        });
        std::iter::once(office).chain(chair)
    });
    let institutions = (0..plan.institutions).filter_map(move |number| {
        let mut draw = Draw::new(plan.seed, Purpose::Membership, number);
        let group = group_but(plan, &mut draw, |group| plan.office(group) == number)?;
        let role = draw.weighted(&[(65, "member"), (25, "partner"), (10, "guest")]);
        Some(membership(institution_slug(plan, number), group_slug(plan, group), role, &mut draw))
    });
    let persons = (0..plan.persons).filter_map(move |number| {
        if place_in_block(plan, number, 11, Purpose::MemberPersons) >= 19 {
            return None;
        }
        let mut draw = Draw::new(plan.seed, Purpose::Membership, !number);
        let group = group_but(plan, &mut draw, |group| plan.chair(group) == Some(number))?;
        let role = draw.weighted(&[(75, "member"), (8, "deputy_chair"), (17, "guest")]);
        let on_behalf_of = draw.chance(90).then(|| institution_slug(plan, plan.employer(number)));
        let member = membership(person_slug(plan.seed, number), group_slug(plan, group), role, &mut draw);
        Some(Relation { on_behalf_of, ..member })
    });
    leading.chain(institutions).chain(persons)
}

fn membership(source: String, target: String, role: &str, draw: &mut Draw) -> Relation {
    Relation {
        role: Some(role.to_owned()),
        period: period(draw),
        visibility: draw.chance(2).then_some(Visibility::Staff),
        ..relation("member_of", source, target)
    }
}

/// A working group, the first ones most often, but one that the member does not lead already.
fn group_but(plan: &Plan, draw: &mut Draw, leads: impl Fn(u64) -> bool) -> Option<u64> {
    let first = draw.small(plan.groups);
    [first, (first + 1) % plan.groups].into_iter().find(|&group| !leads(group))
}

fn ties(plan: &Plan, place: u64) -> impl Iterator<Item = Relation> {
    plan.ties(place).into_iter().map(move |(one, other)| {
        let mut draw = Draw::new(plan.seed, Purpose::Structure, one.wrapping_mul(plan.institutions) + other);
        Relation {
            period: period(&mut draw),
            visibility: draw.weighted(&[(95, None), (4, Some(Visibility::Partners)), (1, Some(Visibility::Staff))]),
            ..relation("cooperates_with", institution_slug(plan, one), institution_slug(plan, other))
        }
    })
}

fn participations(plan: &Plan, number: u64) -> impl Iterator<Item = Relation> {
    let mut draw = Draw::new(plan.seed, Purpose::Cooperation, !number);
    let target = cooperation_slug(plan, number);
    let count = draw.within(3, 8);
    let partners = plan.several(&mut draw, count);
    partners.zip(0..).map(move |(institution, turn)| {
        let role = match turn {
            0 => draw.weighted(&[(2, "lead"), (1, "organiser")]),
            1 => draw.weighted(&[(1, "implementer"), (1, "co_organiser"), (1, "host")]),
            _ => draw.weighted(&[(3, "partner"), (3, "supporter"), (2, "organising_partner"), (1, "funder")]),
        };
        Relation {
            role: Some(role.to_owned()),
            period: period(&mut draw),
            ..relation("takes_part_in", institution_slug(plan, institution), target.clone())
        }
    })
}

fn contributions(plan: &Plan, number: u64) -> impl Iterator<Item = Relation> {
    let mut draw = Draw::new(plan.seed, Purpose::Publication, number ^ (1 << 63));
    let (target, date) = (publication_slug(plan, number), published(plan, number));
    let count = draw.within(2, 6);
    let authors = plan.several(&mut draw, count);
    authors.zip(0..).map(move |(institution, turn)| {
        let role = *["publisher", "author"].get(turn).unwrap_or(&"contributor");
        Relation {
            role: Some(role.to_owned()),
            period: (turn < 2).then(|| event(&date)),
            ..relation("contributed_to", institution_slug(plan, institution), target.clone())
        }
    })
}

fn institution_slug(plan: &Plan, number: u64) -> String {
    Naming::of(plan, number).slug
}
