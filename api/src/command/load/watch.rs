//! How far a load is: a bar with rate and estimate on a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::document::read::Opened;
use crate::journal::Progress;

/// Looks at the counters of a load until it ends; the load itself knows nothing of it.
pub(super) struct Watch {
    written: Arc<Written>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Written {
    done: AtomicUsize,
    all: AtomicUsize,
    is_over: AtomicBool,
}

/// What a load is at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Checking,
    Merging,
    Writing,
}

impl Watch {
    pub(super) fn start(document: Arc<Opened>) -> Self {
        let written = Arc::<Written>::default();
        let seen = Arc::clone(&written);
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(move || watch(&document, &seen));
        Self { written, thread: thread.ok() }
    }

    /// What the journal calls while it writes.
    pub(super) fn of_writing(&self) -> Progress {
        let written = Arc::clone(&self.written);
        Box::new(move |done, all| {
            written.done.store(done, Relaxed);
            written.all.store(all, Relaxed);
        })
    }

    pub(super) fn end(mut self) {
        self.written.is_over.store(true, Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

fn watch(document: &Opened, written: &Written) {
    let is_terminal = io::stderr().is_terminal();
    let target = if is_terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target);
    let mut phase = None;
    let mut said = Instant::now();
    while !written.is_over.load(Relaxed) {
        let (now, at, all, entries) = state(document, written);
        if phase != Some(now) {
            phase = Some(now);
            bar.reset();
            bar.set_style(style(now));
            bar.set_message(name(now));
        }
        bar.set_length(all);
        bar.set_position(at);
        // Whoever reads a log wants a line now and then.
        if !is_terminal && said.elapsed() >= Duration::from_secs(5) {
            said = Instant::now();
            let (seconds, left) = (bar.elapsed().as_secs_f64(), bar.eta().as_secs());
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "shown rounded"
            )]
            let rate = (entries as f64 / seconds.max(0.001)) as u64;
            let percent = at * 100 / all.max(1);
            let _ = writeln!(io::stderr(), "{}: {percent} %, {entries}, {rate}/s, noch/left {left} s", name(now));
        }
        thread::park_timeout(Duration::from_millis(100));
    }
    bar.finish_and_clear();
}

/// The phase, how far it is, how far it goes, and how many entries it has done.
fn state(document: &Opened, written: &Written) -> (Phase, u64, u64, u64) {
    let all = written.all.load(Relaxed) as u64;
    if all > 0 {
        let done = written.done.load(Relaxed) as u64;
        return (Phase::Writing, done, all, done);
    }
    let progress = document.progress();
    let phase = if progress.readings() < 2 { Phase::Checking } else { Phase::Merging };
    (phase, progress.bytes(), progress.length(), progress.entries())
}

const fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Checking => "Prüfen / checking",
        Phase::Merging => "Vergleichen / comparing",
        Phase::Writing => "Schreiben / writing",
    }
}

fn style(phase: Phase) -> ProgressStyle {
    let template = match phase {
        Phase::Checking | Phase::Merging => "{msg:24} {bar:30} {percent:>3} %  {binary_bytes_per_sec}, noch/left {eta}",
        Phase::Writing => "{msg:24} {bar:30} {pos}/{len}  {per_sec}, noch/left {eta}",
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
