//! Progress: a bar over the bytes on disk, only on a terminal.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const KNOWN: &str = "{bar:28} {percent:>3}%  {bytes}/{total_bytes}  {bytes_per_sec}  {msg} articles  {eta} left";
const UNKNOWN: &str = "{spinner} {bytes}  {bytes_per_sec}  {msg} articles";

/// A bar that follows a reader's position.
pub struct Progress {
    bar: ProgressBar,
    position: Arc<AtomicU64>,
    articles: u64,
    drawn: Instant,
}

impl Progress {
    /// A bar over `total` bytes (0: unknown); nothing is drawn where `show` is false or standard error is no terminal.
    pub fn new(total: u64, position: Arc<AtomicU64>, show: bool) -> Self {
        let target = if show { ProgressDrawTarget::stderr_with_hz(8) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target((total > 0).then_some(total), target);
        if let Ok(style) = ProgressStyle::with_template(if total > 0 { KNOWN } else { UNKNOWN }) {
            bar.set_style(style);
        }
        Progress { bar, position, articles: 0, drawn: Instant::now() }
    }

    /// One article more.
    pub fn article(&mut self) {
        self.articles += 1;
        if !self.bar.is_hidden() && self.drawn.elapsed() > Duration::from_millis(100) {
            self.drawn = Instant::now();
            self.bar.set_message(self.articles.to_string());
            self.bar.set_position(self.position.load(Ordering::Relaxed));
        }
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
