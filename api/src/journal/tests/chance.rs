//! Chance that is the same for the same seed.

/// A stream of numbers.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: impl Into<u128>) -> Self {
        let seed: u128 = seed.into();
        Self(u64::try_from(seed & u128::from(u64::MAX)).unwrap() | 1)
    }

    /// A number below a bound (xorshift).
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 20) % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    pub(super) fn half(&mut self) -> bool {
        self.below(2) == 0
    }

    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.half().then(|| make(self))
    }

    /// Up to so many.
    pub(super) fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    /// Words that databases have to keep as they are.
    pub(super) fn words(&mut self) -> Box<str> {
        let words =
            ["", "Kreis Lippe", "„Zitat“, mit Komma", "it's", "a\nb\tc", "ß Ä 漢字 🦀", "\\ % _ ? $1", " rand "];
        (*self.one(&words)).into()
    }
}
