//! How far a document has been read: for somebody who watches.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Counters that go up while a document is read; every reading from the start counts anew.
#[derive(Debug, Default)]
pub struct Progress {
    length: u64,
    bytes: AtomicU64,
    entries: AtomicU64,
    readings: AtomicU64,
}

impl Progress {
    pub(super) fn of(length: u64) -> Self {
        Self { length, ..Self::default() }
    }

    /// How long the file is, in bytes as they lie on the disk.
    #[must_use]
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// How many bytes of it have been read this time.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Relaxed)
    }

    /// How many records, relations, gaps and kinds have been read this time.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.entries.load(Relaxed)
    }

    /// How many times reading has begun: the first time checks names, the second makes the change.
    #[must_use]
    pub fn readings(&self) -> u64 {
        self.readings.load(Relaxed)
    }

    pub(super) fn begin(&self) {
        self.readings.fetch_add(1, Relaxed);
        self.entries.store(0, Relaxed);
    }

    pub(super) fn entry(&self) {
        self.entries.fetch_add(1, Relaxed);
    }

    pub(super) fn count<R: Read>(&self, inner: R) -> Counted<'_, R> {
        self.bytes.store(0, Relaxed);
        Counted { inner, progress: self }
    }
}

/// A reader that counts.
pub(super) struct Counted<'p, R> {
    inner: R,
    progress: &'p Progress,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.progress.bytes.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}
