//! The way to a value of an input, told in a user error.

/// Where a value stands in the arguments of a deed; kept on the stack while it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    parent: Option<&'a Way<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Way<'a> {
    /// An argument of the deed.
    #[must_use]
    pub const fn argument(name: &'a str) -> Self {
        Self { parent: None, step: Step::Key(name) }
    }

    /// A field of the object here.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: Step::Key(key) }
    }

    /// An item of the list here.
    #[must_use]
    pub const fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index(index) }
    }

    /// The steps from the argument on; places in lists count from 0.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        let mut path: Vec<String> = std::iter::successors(Some(self), |way| way.parent)
            .map(|way| match way.step {
                Step::Key(key) => key.to_owned(),
                Step::Index(index) => index.to_string(),
            })
            .collect();
        path.reverse();
        path
    }
}
