//! Numbers that only look random: the same seed gives the same ones on every platform.

/// What is drawn for; things of one index but another purpose draw other numbers.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Order,
    StaffSizes,
    Naming,
    Institution,
    Person,
    PersonSlug,
    Group,
    Cooperation,
    Publication,
    SecondContacts,
    Contact,
    MemberPersons,
    Membership,
    Ties,
    Structure,
}

/// A sequence of numbers (`SplitMix64`), begun from a seed, a purpose and an index.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) const fn new(seed: u64, purpose: Purpose, index: u64) -> Self {
        Self(mix(mix(mix(seed) ^ purpose as u64) ^ index))
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number below `end`, each as likely.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        share(self.next(), end)
    }

    /// A number in `first..=last`, each as likely.
    pub(super) fn within(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// A number below `end`, small ones far more likely: hubs come from here.
    pub(super) fn small(&mut self, end: u64) -> u64 {
        let number = self.next();
        let squared = share(number, number);
        // A mix of the square and the cube gives a heavy tail that is no single power.
        let skewed = if self.chance(50) { squared } else { share(squared, number) };
        share(skewed, end)
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A place in a list of this length.
    pub(super) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).expect("below a length that is a usize")
    }

    /// One of a list, each as likely.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.place(list.len())]
    }

    /// One of a list of weights and things.
    pub(super) fn weighted<T: Copy>(&mut self, list: &[(u64, T)]) -> T {
        let mut left = self.below(list.iter().map(|(weight, _)| weight).sum());
        for &(weight, thing) in list {
            match left.checked_sub(weight) {
                Some(rest) => left = rest,
                None => return thing,
            }
        }
        unreachable!("the number was below the sum of the weights")
    }
}

/// `number` of 2^64 parts of `whole`.
fn share(number: u64, whole: u64) -> u64 {
    u64::try_from((u128::from(number) * u128::from(whole)) >> 64).expect("the upper half of 128 bits")
}

const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_published_ones_of_splitmix64() {
        // The first numbers of the reference implementation for the state 1234567.
        let mut draw = Draw(1_234_567);
        assert_eq!(draw.next(), 6_457_827_717_110_365_317);
        assert_eq!(draw.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let mut draw = Draw::new(7, Purpose::Order, 0);
        for end in 1..2000 {
            assert!(draw.below(end) < end && draw.small(end) < end);
            assert!((5..=5 + end).contains(&draw.within(5, 5 + end)));
        }
        assert!((0..100).all(|_| draw.weighted(&[(0, 'a'), (3, 'b'), (0, 'c')]) == 'b'));
    }
}
