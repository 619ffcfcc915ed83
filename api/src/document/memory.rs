//! A directory that is in no database: of a document alone.

use super::merge;
use super::problem::Problems;
use super::read::Opened;
use crate::clock::Clock;
use crate::directory::Directory;
use crate::journal::Stamp;
use crate::vocabulary;

/// The directory of a document: what ships with the program, and what the document adds.
///
/// # Errors
/// All that is wrong with the document.
pub fn in_memory(document: String, clock: &Clock) -> Result<Directory, Problems> {
    let stamp = Stamp::of(clock);
    let empty = Directory::default();
    let empty = empty.apply(vocabulary::complete(&empty, &stamp), 1);
    let (change, _) = merge(&empty, &Opened::text(document)?, &stamp)?;
    Ok(empty.apply(change, 2))
}
