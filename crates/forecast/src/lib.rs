//! What happens next: demand, placements, cost and reform scenarios, with bands and back-tests. Pure: figures come in, forecasts go
//! out; no file, clock or random source is touched, and no other room is known.

#![expect(clippy::needless_range_loop, reason = "states, ages and placements are numbers that several arrays share")]

pub mod council;
pub mod crowd;
mod day;
pub mod floor;
mod numeric;
pub mod peers;
pub mod published;
pub mod returned;
pub mod scenario;
pub mod stream;

pub use day::Day;

/// The name and version of the methods, written beside every forecast: what they give changes only together with it.
pub const METHOD: &str = concat!("kith-forecast ", env!("CARGO_PKG_VERSION"), "/1");
