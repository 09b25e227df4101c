//! How many children there will be: a dated table of mid-year figures, counted and projected, each with its source and how certain it is.

use crate::Day;
use serde::Deserialize;

/// How the child population grows from the day that a forecast starts.
#[derive(Clone, Copy, Debug, Default)]
pub enum Growth<'a> {
    /// It stays as it is.
    #[default]
    None,
    /// By a share a year, such as 0.01.
    Steady(f64),
    /// As a table says.
    Projected(&'a Population),
}

impl Growth<'_> {
    /// How many times as many children there are on a day as on the first.
    pub fn factor(self, start: Day, day: Day) -> f64 {
        match self {
            Growth::None => 1.0,
            Growth::Steady(share) => (share.ln_1p() * f64::from(day - start) / 365.25).exp(),
            Growth::Projected(population) => population.on(day) / population.on(start),
        }
    }
}

/// A table of child populations.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// What the figures are of.
    pub about: String,
    /// Mid-years, in order.
    pub year: Vec<MidYear>,
}

/// The population of one mid-year, 30 June.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MidYear {
    /// The year.
    pub mid: i32,
    /// Children aged 0 to 17.
    pub children: f64,
    /// "read" in the named source, "remembered" (not looked up) or "uncertain" (check before relying on it).
    pub certainty: Certainty,
    /// Where the figure comes from.
    pub source: String,
}

/// How certain a figure is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Read in the named source.
    Read,
    /// Not looked up.
    Remembered,
    /// To be checked before anybody relies on it.
    Uncertain,
}

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoPopulation {
    /// The text.
    #[error("the child population cannot be read: {0}")]
    Text(#[from] toml::de::Error),
    /// No years, not in order, or not a number of children.
    #[error("the child population needs mid-years in order, each with a number of children above zero")]
    Wrong,
}

impl Population {
    /// Reads a table.
    pub fn read(text: &str) -> Result<Population, NoPopulation> {
        let table: Population = toml::from_str(text)?;
        let in_order = table.year.is_sorted_by(|one, next| one.mid < next.mid);
        let counted = table.year.iter().all(|year| year.children.is_finite() && year.children > 0.0);
        if table.year.is_empty() || !in_order || !counted { Err(NoPopulation::Wrong) } else { Ok(table) }
    }

    /// Children on a day, between the mid-years on a straight line of the logarithm; before and after the table as at its ends.
    pub fn on(&self, day: Day) -> f64 {
        let mid = |year: &MidYear| Day::new(year.mid, 6, 30).unwrap_or(day);
        let after = self.year.partition_point(|year| mid(year) <= day);
        match (after.checked_sub(1).and_then(|at| self.year.get(at)), self.year.get(after)) {
            (Some(before), Some(next)) => {
                let way = f64::from(day - mid(before)) / f64::from(mid(next) - mid(before));
                before.children * (next.children / before.children).powf(way)
            }
            (Some(only), None) | (None, Some(only)) => only.children,
            (None, None) => 1.0,
        }
    }

    /// The least certain mark of the years from `start` to `end`, and the last year of the table.
    pub fn certainty(&self, start: Day, end: Day) -> (Certainty, i32) {
        let within = self.year.iter().filter(|year| (start.year()..=end.year() + 1).contains(&year.mid));
        let doubt = |certainty: Certainty| match certainty {
            Certainty::Read => 0,
            Certainty::Remembered => 1,
            Certainty::Uncertain => 2,
        };
        let least = within.map(|year| year.certainty).max_by_key(|certainty| doubt(*certainty));
        (least.unwrap_or(Certainty::Uncertain), self.year.last().map_or(0, |year| year.mid))
    }
}

impl Certainty {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Certainty::Read => "read in its source",
            Certainty::Remembered => "remembered, not looked up",
            Certainty::Uncertain => "uncertain: check before relying on it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "about = \"x\"
        [[year]]
        mid = 2020
        children = 100
        certainty = \"read\"
        source = \"x\"
        [[year]]
        mid = 2022
        children = 121
        certainty = \"uncertain\"
        source = \"x\"";

    #[test]
    fn between_mid_years_growth_is_even_and_beyond_them_there_is_none() {
        let table = Population::read(TABLE).unwrap();
        let day = |year| Day::new(year, 6, 30).unwrap();
        assert!((table.on(day(2021)) - 110.0).abs() < 0.1);
        assert_eq!((table.on(day(2010)), table.on(day(2030))), (100.0, 121.0));
        assert!((Growth::Projected(&table).factor(day(2020), day(2022)) - 1.21).abs() < 1e-9);
        assert!((Growth::Steady(0.1).factor(day(2020), day(2022)) - 1.21).abs() < 1e-3);
        assert_eq!(table.certainty(day(2021), day(2023)).0, Certainty::Uncertain);
    }

    #[test]
    fn a_table_that_is_not_in_order_is_refused() {
        assert!(matches!(Population::read(&TABLE.replace("2022", "2019")), Err(NoPopulation::Wrong)));
        assert!(Population::read("about = 3").is_err());
    }

    #[test]
    fn the_table_that_comes_with_kith_is_read_and_marks_what_is_uncertain() {
        let table = Population::read(include_str!("../../../policy/population.toml")).unwrap();
        assert_eq!(table.on(Day::new(2024, 6, 30).unwrap()), 12_183_016.0);
        let projected = table.year.iter().filter(|year| year.mid > 2024);
        assert!(projected.clone().count() > 5 && projected.into_iter().all(|year| year.certainty != Certainty::Read));
    }
}
