//! Logs: one event a line on the error output, as JSON unless somebody reads it on a terminal. They hold no personal data: not the
//! values of a request, not the message of a panic.

use std::{io::IsTerminal, panic::PanicHookInfo};
use tracing_subscriber::{EnvFilter, fmt};

/// What is logged unless `KITH_LOG` says otherwise: our own events, and only warnings of the crates we stand on.
const USUALLY: &str = "warn,kith=info,web=info,store=info";

/// Begins logging.
pub fn begin() {
    let filter = EnvFilter::try_from_env("KITH_LOG").unwrap_or_else(|_| EnvFilter::new(USUALLY));
    let logs = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        logs.with_target(false).compact().init();
    } else {
        logs.json().flatten_event(true).with_current_span(false).with_span_list(false).init();
    }
    std::panic::set_hook(Box::new(log_panic));
}

/// The message of a panic often quotes the value that was unexpected, so only the place is logged.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(panic.place = place, "something that cannot happen has happened");
}
