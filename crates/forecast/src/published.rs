//! Forecasts from published figures: rates of referral, need, protection plans and looked-after children of every authority, region
//! and England, with bands and a back-test. Reads no file itself; knows nothing of single children.

pub mod backtest;
mod bands;
pub mod model;
mod outlook;
mod region;
mod rivals;
mod series;
mod statistics;
#[cfg(test)]
mod tests;
mod value;

pub use bands::{BAND_SHARES, Bands, PastError};
pub use outlook::{Forecast, HORIZON_MAX, JUDGED, Outlook};
pub use region::left_care_in_region_of;
pub use rivals::Rival;
pub use series::{NotEnough, Panel, Series};
pub use statistics::{Level, Measure, NotStatistics, Place, ReadReport, Statistics};
pub use value::Value;
