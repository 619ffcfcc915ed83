//! How many of what there are and who belongs to whom, all by formula: nothing is remembered, so a network of any size
//! is made in the same little memory.

use super::draw::{Draw, Purpose};

/// Institutions are planned in blocks of this size; the sums of the tables below are what a block has.
pub(super) const BLOCK: u64 = 20;

/// How many persons the institutions of a block have.
const STAFF: [u64; 20] = [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 8];

/// How many persons a block has.
pub(super) const STAFF_OF_BLOCK: u64 = 47;

/// How many institutions the institutions of a block go to for `cooperates_with`.
const TIES: [u64; 20] = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 6, 9];

/// What a network of some size is made of.
pub(super) struct Plan {
    pub(super) seed: u64,
    pub(super) institutions: u64,
    pub(super) persons: u64,
    pub(super) groups: u64,
    pub(super) cooperations: u64,
    pub(super) publications: u64,
    /// How many of the known towns are used.
    pub(super) towns: u64,
    /// The institutions in an order that has nothing to do with the one in the file: `index * step + shift`.
    step: u64,
    shift: u64,
}

impl Plan {
    pub(super) fn new(institutions: u64, seed: u64, known_towns: u64) -> Self {
        let mut step = (institutions / 1000 * 618 + 1).max(institutions * 618 / 1000);
        while institutions > 0 && common_divisor(step, institutions) != 1 {
            step += 1;
        }
        let mut plan = Self {
            seed,
            institutions,
            persons: 0,
            groups: institutions.div_ceil(50),
            cooperations: (institutions * 6).div_ceil(1000),
            publications: (institutions * 3).div_ceil(1000),
            towns: (institutions / 40).clamp(12, known_towns),
            step,
            shift: Draw::new(seed, Purpose::Order, 0).below(institutions.max(1)),
        };
        plan.persons = plan.persons_before(institutions);
        plan
    }

    /// Where an institution of a block finds its number in a table; each place is used once a block.
    fn slot(&self, institution: u64) -> usize {
        let shift = Draw::new(self.seed, Purpose::StaffSizes, institution / BLOCK).below(BLOCK);
        usize::try_from((institution % BLOCK * 7 + shift) % BLOCK).expect("below 20")
    }

    /// The number of the first person of an institution.
    fn persons_before(&self, institution: u64) -> u64 {
        let first = institution / BLOCK * BLOCK;
        institution / BLOCK * STAFF_OF_BLOCK + (first..institution).map(|other| STAFF[self.slot(other)]).sum::<u64>()
    }

    /// Where a person works.
    pub(super) fn employer(&self, person: u64) -> u64 {
        let mut left = person % STAFF_OF_BLOCK;
        let first = person / STAFF_OF_BLOCK * BLOCK;
        for institution in first..first + BLOCK {
            match left.checked_sub(STAFF[self.slot(institution)]) {
                Some(rest) => left = rest,
                None => return institution,
            }
        }
        unreachable!("a block has 47 persons")
    }

    /// The `cooperates_with` of one institution, as pairs that come up nowhere else.
    ///
    /// Each institution in a hidden order goes to earlier ones, the earliest most of all; that makes the number of
    /// ties fall off as a power.
    pub(super) fn ties(&self, place: u64) -> Vec<(u64, u64)> {
        let mut draw = Draw::new(self.seed, Purpose::Ties, place);
        let mut earlier: Vec<u64> = Vec::new();
        for _ in 0..TIES[self.slot(place)].min(place) {
            let mut other = draw.small(place);
            while earlier.contains(&other) {
                other = (other + 1) % place;
            }
            earlier.push(other);
        }
        earlier.into_iter().map(|other| (self.at(place), self.at(other))).collect()
    }

    /// The institution at a place of the hidden order.
    fn at(&self, place: u64) -> u64 {
        (place * self.step + self.shift) % self.institutions
    }

    /// Up to `count` institutions, all different.
    pub(super) fn several(&self, draw: &mut Draw, count: u64) -> impl Iterator<Item = u64> + use<> {
        let institutions = self.institutions;
        let first = draw.below(institutions);
        let step = 1 + draw.below((institutions / count).max(1));
        (0..count.min(institutions)).map(move |number| (first + number * step) % institutions)
    }

    /// Who keeps the office of a working group.
    pub(super) const fn office(&self, group: u64) -> u64 {
        group * self.institutions / self.groups
    }

    /// Who chairs a working group; nobody where there are no persons.
    pub(super) fn chair(&self, group: u64) -> Option<u64> {
        (self.persons > 0).then(|| group * self.persons / self.groups)
    }

    /// The authority of a block: a town or, each tenth, the district that the next nine belong to.
    pub(super) const fn authority(block: u64) -> u64 {
        block * BLOCK
    }

    /// Whether an institution was dissolved and succeeded by the next one.
    pub(super) const fn is_dissolved(&self, institution: u64) -> bool {
        institution % 250 == 137 && institution + 1 < self.institutions
    }
}

const fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_person_has_one_employer_and_every_employer_its_persons() {
        for institutions in [1, 7, 20, 53, 400] {
            let plan = Plan::new(institutions, 3, 300);
            let employers: Vec<u64> = (0..plan.persons).map(|person| plan.employer(person)).collect();
            assert!(employers.is_sorted() && employers.iter().all(|&employer| employer < institutions));
            for institution in 0..institutions {
                let staff = employers.iter().filter(|&&employer| employer == institution).count();
                assert_eq!(staff as u64, STAFF[plan.slot(institution)]);
            }
        }
    }

    #[test]
    fn the_hidden_order_has_every_institution_once() {
        for institutions in [1, 2, 10, 999, 1000, 5000] {
            let plan = Plan::new(institutions, 3, 300);
            let mut all: Vec<u64> = (0..institutions).map(|place| plan.at(place)).collect();
            all.sort_unstable();
            assert!(all.into_iter().eq(0..institutions));
        }
    }

    #[test]
    fn several_institutions_are_different_ones() {
        for institutions in 1..60 {
            let plan = Plan::new(institutions, 3, 300);
            for index in 0..20 {
                let mut some: Vec<u64> = plan.several(&mut Draw::new(index, Purpose::Order, index), 5).collect();
                let count = some.len();
                some.sort_unstable();
                some.dedup();
                assert_eq!((some.len(), count as u64), (count, institutions.min(5)));
            }
        }
    }
}
