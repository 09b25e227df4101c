//! How far long work has come: a bar on a terminal, a line every few seconds elsewhere, nothing for what is done in a moment.

use indicatif::{ProgressBar, ProgressStyle};
use std::{
    io::IsTerminal,
    time::{Duration, Instant},
};

/// Often enough to see that it moves, seldom enough not to fill a log.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Follows one piece of work. Its count is read as `of`, like "entries checked".
pub fn follow(of: &'static str) -> impl FnMut(u64, u64) + Send + 'static {
    let bar = std::io::stderr().is_terminal().then(|| bar(of));
    let mut said = Instant::now();
    move |done, all| match &bar {
        Some(bar) => {
            if all > 0 {
                bar.set_length(all);
            }
            bar.set_position(done);
        }
        None if said.elapsed() >= LINE_EVERY => {
            said = Instant::now();
            eprintln!("{}", line(of, done, all));
        }
        None => {}
    }
}

/// Whoever follows does not always know how much there is; then `all` is 0.
fn line(of: &str, done: u64, all: u64) -> String {
    match (done * 100).checked_div(all) {
        Some(percent) => format!("{done} of {all} {of} ({percent}%)"),
        None => format!("{done} {of}"),
    }
}

fn bar(of: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} {msg}, {eta} to go");
    let bar = ProgressBar::no_length().with_message(of);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_is_done_and_of_how_much() {
        assert_eq!(line("entries", 50, 200), "50 of 200 entries (25%)");
        assert_eq!(line("entries", 50, 0), "50 entries");
    }
}
