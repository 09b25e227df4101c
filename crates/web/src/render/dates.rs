//! How a page says a day and a moment: "Tue 4 March 2026", "4 March 2026 at 2:05pm". Moments are London's.

use jiff::civil::Date;
use ledger::Instant;
use minijinja::{Environment, Error, ErrorKind};

pub(super) fn add_to(environment: &mut Environment) {
    environment.add_filter("day", day);
    environment.add_filter("when", when);
}

/// A civil date as it is spoken: `{{ visit.on | day }}`.
fn day(date: &str) -> Result<String, Error> {
    let date: Date = date.parse().map_err(|_| not_a("day"))?;
    Ok(date.strftime("%a %-d %B %Y").to_string())
}

/// A moment on London's calendar and clock: `{{ entry.recorded_at | when }}`.
fn when(moment: &str) -> Result<String, Error> {
    let moment: Instant = moment.parse().map_err(|_| not_a("moment"))?;
    Ok(moment.in_london().strftime("%a %-d %B %Y at %-I:%M%P").to_string())
}

fn not_a(kind: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("what was given is not a {kind}"))
}
