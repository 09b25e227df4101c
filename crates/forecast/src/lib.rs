//! What happens next: demand, placements, cost and reform scenarios, with bands and back-tests. Pure: figures come in, forecasts go
//! out; no file, clock or random source is touched, and no other room is known.
//!
//! Two kinds of figures can be forecast. [`published`] takes the department's series by authority; [`council`] takes the rows of a
//! council's own return and follows every child. [`scenario`] compares either with a reform; [`peers`] says what two published models
//! would.
//!
//! ```
//! use forecast::{Day, population::Growth, council::{backtest, bands::Basis, entries, made_up, project, rates, spells}};
//!
//! let returned = made_up::returns(&made_up::Truth::default());
//! let (spells, report) = spells::spells(&returned)?;
//! assert!(report.joined[0].contains("5 years"));
//! let (from, until) = backtest::window(&spells);
//! let (rates, entries) = (rates::rates(&spells, from, until)?, entries::entries(&spells, from, until)?);
//! let now = project::in_care(&spells);
//! let basis = Basis { rates: &rates, entries: &entries, periods: &[], growth: Growth::None, start: spells.end, now: &now };
//! let banded = basis.banded(&[spells.end + 365]);
//! let expected = banded.projection.total(0);
//! let (low, high) = banded.total[0].band(expected)[1];
//! assert!(low < expected && expected < high);
//! # Ok::<(), spells::CannotForecast>(())
//! ```

#![expect(clippy::needless_range_loop, reason = "states, ages and placements are numbers that several arrays share")]

pub mod council;
pub mod crowd;
mod day;
pub mod floor;
mod numeric;
pub mod peers;
pub mod population;
pub mod published;
pub mod returned;
pub mod scenario;
pub mod stream;

pub use day::Day;

/// The name and version of the methods, written beside every forecast: what they give changes only together with it.
pub const METHOD: &str = concat!("kith-forecast ", env!("CARGO_PKG_VERSION"), "/1");
