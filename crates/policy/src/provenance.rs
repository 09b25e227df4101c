//! Where a value comes from, how sure we are of it, who may change it, and the days of a TOML file.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error};

/// How sure we are that a value is what its source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Read in the named source.
    Read,
    /// Known, and not looked up in the source.
    Remembered,
    /// To be checked before anyone relies on it.
    Uncertain,
    /// Nothing national says so: a common practice, the product's own proposal, or an authority's choice.
    Local,
}

impl Certainty {
    /// In words, for a page.
    pub fn words(self) -> &'static str {
        match self {
            Certainty::Read => "read in the source",
            Certainty::Remembered => "from memory",
            Certainty::Uncertain => "uncertain: check first",
            Certainty::Local => "local practice",
        }
    }
}

/// Who decides about a list or a timescale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SetBy {
    /// Fixed for every authority.
    Nation,
    /// An authority may add codes of its own, or set another length.
    Council,
}

/// Does something that may have a first day, and a first day on which it no longer holds, hold on a day?
pub(crate) fn holds(from: Option<Date>, to: Option<Date>, on: Date) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on < to)
}

/// A day as TOML writes it, without quotes.
pub(crate) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(from)?;
    date_of(&written).ok_or_else(|| D::Error::custom(format!("{written} is not a day")))
}

/// A day that may be left out.
pub(crate) fn maybe_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    day(from).map(Some)
}

/// The day of a TOML date, if it is one and has no time of day.
pub(crate) fn date_of(written: &toml::value::Datetime) -> Option<Date> {
    if written.time.is_some() || written.offset.is_some() {
        return None;
    }
    let day = written.date?;
    Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}
