//! What staff do to the directory. Each deed is a rule over the value – a function from a [`Draft`] and an input to what
//! changes, or to all that is wrong –, handed in at the [`Desk`], which has the journal write it.
//!
//! | file | what it is |
//! |---|---|
//! | `desk`, `order`, `settled` | the way of a deed: who asks, with which options; what is answered |
//! | `draft`, `way`, `trouble`, `conflict` | a deed on its way, and what is wrong with it |
//! | `field`, `list`, `number` | one value, one list: what every noun's inputs are made of |
//! | `noun` | the inputs, the payload and the mutations of a noun |

mod conflict;
mod desk;
mod draft;
mod field;
mod list;
mod noun;
mod number;
mod order;
mod settled;
mod subject;
mod trouble;
mod way;

#[cfg(test)]
mod tests;

pub(crate) use conflict::camel;
pub use conflict::{Conflict, ConflictField};
pub use desk::{Desk, Reached};
pub use draft::{Draft, Drafted, Refusal, Stale};
pub use field::{Size, put};
pub(crate) use list::list_patch;
pub use list::{ListPatch, Part};
pub(crate) use noun::noun_deeds;
pub use number::din_5008;
pub use order::{Order, digest};
pub(crate) use settled::payload;
pub use settled::{Settled, UserError, UserWarning};
pub use subject::Subject;
pub use trouble::{Trouble, UserErrorCode};
pub use way::Way;
