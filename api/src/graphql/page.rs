//! Relay pages: how much of a list is asked for, and the part of it that answers.

use async_graphql::SimpleObject;

use super::cursor::Cursor;
use super::error::Failure;

/// The most rows that a page may have.
pub const MOST: usize = 100;
/// The rows of a page that says nothing of its size.
pub const DEFAULT: usize = 20;

/// Where a page lies in its list.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether there are rows behind this page. When paging backwards (`last`): whether `before` was given.
    pub has_next_page: bool,
    /// Whether there are rows before this page. When paging forwards (`first`): whether `after` was given.
    pub has_previous_page: bool,
    /// The cursor of the first row, for `before`; null on an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the last row, for `after`; null on an empty page. Of `changes` never null: go on from it later.
    pub end_cursor: Option<String>,
}

/// The arguments of a connection as they came.
#[derive(Clone, Debug, Default)]
pub struct PageInput {
    /// `first`
    pub first: Option<i32>,
    /// `after`
    pub after: Option<String>,
    /// `last`
    pub last: Option<i32>,
    /// `before`
    pub before: Option<String>,
}

/// What part of a list is asked for, in an order.
#[derive(Clone, Debug)]
pub struct Window<'a> {
    /// The name of list and order.
    pub order: &'a str,
    /// Of each value of the order whether it descends.
    pub descending: &'a [bool],
    /// How many rows at most.
    pub limit: usize,
    /// Whether the first or the last rows are wanted.
    pub forward: bool,
    /// Only rows behind this place.
    pub after: Option<Cursor>,
    /// Only rows before this place.
    pub before: Option<Cursor>,
}

/// The rows of a page with their cursors.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows in the order of the list.
    pub rows: Vec<(Cursor, T)>,
    /// Whether there are rows behind.
    pub has_next: bool,
    /// Whether there are rows before.
    pub has_previous: bool,
}

impl PageInput {
    /// Checks the arguments against an order.
    ///
    /// # Errors
    /// A page of less than 1 or more than 100 rows, `first` together with `last`, a cursor of another list or order.
    pub fn window<'a>(&self, order: &'a str, descending: &'a [bool]) -> Result<Window<'a>, Failure> {
        let (rows, forward) = match (self.first, self.last) {
            (Some(_), Some(_)) => {
                return Err(Failure::bad_input(
                    "„first“ und „last“ schließen sich aus: vorwärts mit „first“ (und „after“), rückwärts mit „last“ (und „before“).",
                    "“first” and “last” exclude each other: go forwards with “first” (and “after”), backwards with “last” (and “before”).",
                ));
            }
            (None, Some(last)) => (Some(last), false),
            (first, None) => (first, true),
        };
        let limit = match rows {
            None => DEFAULT,
            Some(rows) => size(rows)?,
        };
        let decode = |text: &Option<String>| {
            text.as_deref().map(|text| Cursor::decode(text, order, descending.len())).transpose()
        };
        Ok(Window { order, descending, limit, forward, after: decode(&self.after)?, before: decode(&self.before)? })
    }
}

/// The size of a page that names one.
///
/// # Errors
/// A page of less than 1 or more than 100 rows.
pub fn size(rows: i32) -> Result<usize, Failure> {
    usize::try_from(rows).ok().filter(|rows| (1..=MOST).contains(rows)).ok_or_else(|| {
        Failure::bad_input(
            format!("Eine Seite hat 1 bis {MOST} Zeilen, gefragt war nach {rows}."),
            format!("A page has 1 to {MOST} rows, {rows} were asked for."),
        )
    })
}

impl Window<'_> {
    /// Whether a place lies within `after` and `before`.
    #[must_use]
    pub fn contains(&self, place: &Cursor) -> bool {
        self.after.as_ref().is_none_or(|after| place.compare(after, self.descending).is_gt())
            && self.before.as_ref().is_none_or(|before| place.compare(before, self.descending).is_lt())
    }

    /// The page of rows that are all in memory, in any order.
    #[must_use]
    pub fn cut<T>(&self, rows: Vec<(Cursor, T)>) -> Page<T> {
        let mut rows: Vec<(Cursor, T)> = rows.into_iter().filter(|(place, _)| self.contains(place)).collect();
        rows.sort_unstable_by(|(a, _), (b, _)| a.compare(b, self.descending));
        if !self.forward {
            rows.reverse();
        }
        self.page(rows.into_iter())
    }

    /// The page of rows that come in order (backwards where the last are wanted) and lie within the window.
    pub fn page<T>(&self, mut rows: impl Iterator<Item = (Cursor, T)>) -> Page<T> {
        let mut taken: Vec<(Cursor, T)> = rows.by_ref().take(self.limit).collect();
        let more = rows.next().is_some();
        if self.forward {
            Page { rows: taken, has_next: more, has_previous: self.after.is_some() }
        } else {
            taken.reverse();
            Page { rows: taken, has_next: self.before.is_some(), has_previous: more }
        }
    }
}

impl<T> Page<T> {
    /// Where the page lies, in the words of Relay.
    #[must_use]
    pub fn info(&self, order: &str) -> PageInfo {
        PageInfo {
            has_next_page: self.has_next,
            has_previous_page: self.has_previous,
            start_cursor: self.rows.first().map(|(place, _)| place.encode(order)),
            end_cursor: self.rows.last().map(|(place, _)| place.encode(order)),
        }
    }
}
