//! How much memory the directory takes, and the index in it.

use std::alloc::System;
use std::time::Instant;

use partnernetz::directory::Directory;
use partnernetz::search::document::afresh;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Makes a directory and tells what it takes, and what its index takes when it is made once more.
pub fn measured(make: impl FnOnce() -> Directory) -> Directory {
    let (directory, whole) = allocated(make);
    let begun = Instant::now();
    let (index, of_index) = allocated(|| afresh(&directory));
    let words = index.words().count();
    println!(
        "{} records, {words} words: {whole} bytes, of which {of_index} are the index ({:.1} %; by its own account {}); made afresh in {:?}",
        directory.records().count(),
        percent(of_index, whole),
        index.bytes(),
        begun.elapsed(),
    );
    directory
}

/// What is made, and how many bytes more are in use afterwards.
fn allocated<T>(make: impl FnOnce() -> T) -> (T, usize) {
    let region = Region::new(ALLOCATOR);
    let value = make();
    let change = region.change();
    (value, change.bytes_allocated.saturating_sub(change.bytes_deallocated))
}

#[expect(clippy::cast_precision_loss, reason = "three digits are enough")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole as f64
}
