//! The collection that a return is for, and what was given beside it.

use super::ofsted::Providers;
use super::whereabouts::{Postcodes, Provider};
use jiff::civil::Date;

/// The form in which a return was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// One CSV file a table.
    #[default]
    Csv,
    /// One XML file.
    Xml,
}

/// One year's collection of one council.
#[derive(Debug, Clone)]
pub struct Collection {
    /// The year in which it ends.
    pub year: u16,
    /// Its first day, 1 April.
    pub start: Date,
    /// Its last day, 31 March.
    pub end: Date,
    /// The council's nine-character code, where known.
    pub authority: Option<String>,
    /// The form of this year's return.
    pub form: Form,
    /// The postcodes that are real and where they are, where a list was given.
    pub postcodes: Option<Postcodes>,
    /// The providers that Ofsted knows, where a list was given.
    pub providers: Option<Providers>,
}

impl Collection {
    /// The collection that ends in March of this year, with nothing given beside it.
    pub fn ending(year: u16) -> Collection {
        let day = |year: u16, month, day| {
            Date::new(i16::try_from(year).unwrap_or(i16::MAX).min(9998), month, day)
                .expect("April and March have these days")
        };
        Collection {
            year,
            start: day(year.saturating_sub(1), 4, 1),
            end: day(year, 3, 31),
            authority: None,
            form: Form::Csv,
            postcodes: None,
            providers: None,
        }
    }

    /// The lines of Ofsted's lists for this provider; none when it is not in them, or when no list was given.
    pub fn provider(&self, urn: &str) -> &[Provider] {
        let listed = self.providers.as_ref().and_then(|providers| providers.get(&urn.to_ascii_uppercase()));
        listed.map_or(&[], Vec::as_slice)
    }
}
