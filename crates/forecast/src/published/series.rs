//! The four published series that are forecast, laid out as places by years with the child population beside them.

use super::{Level, Place, Statistics};
use std::collections::{BTreeMap, HashMap};

/// A published series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// Referrals in the year.
    Referrals,
    /// Children in need on 31 March.
    InNeed,
    /// Children on a protection plan on 31 March.
    ProtectionPlans,
    /// Children looked after on 31 March.
    LookedAfter,
}

/// Where a series is found: a column, and what its breakdown contains.
type Found = (&'static str, &'static str);

impl Series {
    /// Every series.
    pub const ALL: [Series; 4] = [Series::Referrals, Series::InNeed, Series::ProtectionPlans, Series::LookedAfter];

    /// Its name in words.
    pub fn words(self) -> &'static str {
        match self {
            Series::Referrals => "referrals in the year",
            Series::InNeed => "children in need on 31 March",
            Series::ProtectionPlans => "children on a protection plan on 31 March",
            Series::LookedAfter => "children looked after on 31 March",
        }
    }

    /// Its short name, as it is typed and written in files.
    pub fn name(self) -> &'static str {
        match self {
            Series::Referrals => "referrals",
            Series::InNeed => "in-need",
            Series::ProtectionPlans => "protection-plans",
            Series::LookedAfter => "looked-after",
        }
    }

    fn counts(self) -> Found {
        match self {
            Series::Referrals => ("referral_count", ""),
            Series::InNeed => ("At31_episodes", ""),
            Series::ProtectionPlans => ("CPP_At31", ""),
            Series::LookedAfter => ("children_count", "looked after on 31 March"),
        }
    }

    fn started(self) -> Option<Found> {
        match self {
            Series::Referrals => None,
            Series::InNeed => Some(("Started_episodes", "")),
            Series::ProtectionPlans => Some(("CPP_start", "")),
            Series::LookedAfter => Some(("children_count", "starting to be looked after")),
        }
    }

    fn ended(self) -> Option<Found> {
        match self {
            // How many plans ended is not in the tables by authority: it follows from starts and the change.
            Series::Referrals | Series::ProtectionPlans => None,
            Series::InNeed => Some(("Ended_episodes", "")),
            Series::LookedAfter => Some(("children_count", "ceasing to be looked after")),
        }
    }
}

/// Why a series cannot be forecast from what was imported.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum NotEnough {
    /// The series itself.
    #[error(
        "there are no figures of {}. Import the file that has the column {indicator} \
         (kith import statistics FILE...)", .series.words()
    )]
    Series {
        /// The series asked for.
        series: Series,
        /// The column that holds it.
        indicator: &'static str,
    },
    /// The population.
    #[error(
        "there is no child population. Import the mid-year population estimates, the file that has the columns age_group and \
         population_estimate (kith import statistics FILE...)"
    )]
    Population,
    /// One year is no history.
    #[error("{} are there for one year only. Two years are the least that a forecast can be made and judged from", .0.words())]
    OneYear(Series),
}

/// A series at one level: authorities, regions or England.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Which series.
    pub series: Series,
    /// The reporting years, without gaps.
    pub years: Vec<i32>,
    /// The places.
    pub places: Vec<Place>,
    /// Counts by place and year.
    pub counts: Vec<Vec<Option<f64>>>,
    /// Children aged 0 to 17 by place and mid-year.
    population: Vec<BTreeMap<i32, f64>>,
    /// What began in the year, for a series that counts on a day.
    pub started: Vec<Vec<Option<f64>>>,
    /// What ended in the year.
    pub ended: Vec<Vec<Option<f64>>>,
    /// Places of the same region.
    pub region: Vec<Vec<usize>>,
    /// Statistical neighbours.
    pub neighbours: Vec<Vec<usize>>,
}

/// Yearly growth of the population that is projected from: long enough to be steady, short enough to follow a fall in births.
const GROWTH_YEARS: i32 = 3;
/// What is kept of the yearly growth each further year, because growth of a place seldom lasts.
const GROWTH_KEPT: f64 = 0.8;

impl Panel {
    /// Lays a series out for every place of a level that was ever counted.
    pub fn of(statistics: &Statistics, series: Series, level: Level) -> Result<Panel, NotEnough> {
        let (indicator, breakdown) = series.counts();
        let figures = statistics.figures(indicator, breakdown).ok_or(NotEnough::Series { series, indicator })?;
        let people = statistics
            .figures("population_estimate", "0 to 17")
            .filter(|people| !people.is_empty())
            .ok_or(NotEnough::Population)?;
        let counted = |place: &&Place| {
            place.level == level
                && figures.iter().any(|((code, _), value)| *code == place.code && value.number().is_some())
        };
        let places: Vec<Place> = statistics.places().filter(counted).cloned().collect();
        let first = figures.keys().map(|(_, year)| *year).min().unwrap_or(0);
        let last = figures.keys().map(|(_, year)| *year).max().unwrap_or(0);
        if last == first {
            return Err(NotEnough::OneYear(series));
        }
        let years: Vec<i32> = (first..=last).collect();

        let lay_out = |found: Option<Found>| -> Vec<Vec<Option<f64>>> {
            let figures = found.and_then(|(indicator, breakdown)| statistics.figures(indicator, breakdown));
            let of = |place: &Place, year: &i32| figures?.get(&(place.code.clone(), *year))?.number();
            places.iter().map(|place| years.iter().map(|year| of(place, year)).collect()).collect()
        };
        let counts = lay_out(Some(series.counts()));
        let started = lay_out(series.started());
        let mut ended = lay_out(series.ended());
        if series == Series::ProtectionPlans {
            for (place, ended) in ended.iter_mut().enumerate() {
                for year in 1..years.len() {
                    let before = counts[place][year - 1];
                    ended[year] = before
                        .zip(started[place][year])
                        .zip(counts[place][year])
                        .map(|((before, started), after)| (before + started - after).max(0.0));
                }
            }
        }

        let mut population = vec![BTreeMap::new(); places.len()];
        let position: HashMap<&str, usize> = (0..).zip(&places).map(|(at, place)| (place.code.as_str(), at)).collect();
        for ((code, year), value) in people {
            if let (Some(place), Some(number)) = (position.get(code.as_str()), value.number()) {
                population[*place].insert(*year, number);
            }
        }
        let old: HashMap<&str, usize> = (0..).zip(&places).map(|(at, place)| (place.old_code.as_str(), at)).collect();
        let same_region =
            |place: &Place| (0..places.len()).filter(|other| places[*other].region == place.region).collect();
        let near = |place: &Place| {
            let codes = statistics.neighbours(&place.old_code).iter();
            codes.filter_map(|code| old.get(code.as_str()).copied()).collect()
        };
        let region = places.iter().map(same_region).collect();
        let neighbours = places.iter().map(near).collect();
        Ok(Panel { series, years, counts, population, started, ended, region, neighbours, places })
    }

    /// The last reporting year.
    pub fn last_year(&self) -> i32 {
        self.years.last().copied().unwrap_or(0)
    }

    /// The place of a year in the rows.
    pub fn at(&self, year: i32) -> Option<usize> {
        self.years.binary_search(&year).ok()
    }

    /// A count, if the year is there and has a number.
    pub fn count(&self, place: usize, year: i32) -> Option<f64> {
        self.counts[place][self.at(year)?]
    }

    /// The children that a reporting year's rate is over: those of the mid-year before. Known up to the year after `origin`;
    /// projected beyond that with damped growth, so that a back-test knows no more than was known.
    pub fn population(&self, place: usize, origin: i32, year: i32) -> Option<f64> {
        let known = self.population[place].range(..=year.min(origin + 1) - 1).next_back()?;
        let (&known_year, &people) = known;
        let ahead = (year - 1) - known_year;
        if ahead <= 0 {
            return Some(people);
        }
        let before = self.population[place].range(..=known_year - GROWTH_YEARS).next_back();
        let growth = before.map_or(0.0, |(year, before)| (people / before).ln() / f64::from(known_year - year));
        let damped: f64 = (1..=ahead).map(|step| growth * GROWTH_KEPT.powi(step)).sum();
        Some(people * damped.exp())
    }

    /// The logarithm of the rate per 10,000 children in a published year. Half a child is added, so that none is a number too.
    pub fn log_rate(&self, place: usize, year: i32) -> Option<f64> {
        let people = self.population(place, year, year)?;
        Some(((self.count(place, year)? + 0.5) / people * 10_000.0).ln())
    }

    /// How much of what is counted is renewed in a year: everything for a count of the year, what ended over what was there for a
    /// count on a day. Nothing later than `origin` is looked at.
    pub fn turnover(&self, origin: i32) -> f64 {
        if self.series == Series::Referrals {
            return 1.0;
        }
        let (mut ended, mut there) = (0.0, 0.0);
        for place in 0..self.places.len() {
            for (year, index) in self.years.iter().zip(0..).filter(|(year, _)| **year <= origin) {
                if let (Some(out), Some(stock)) = (self.ended[place][index], self.count(place, *year)) {
                    ended += out;
                    there += stock;
                }
            }
        }
        if there > 0.0 { ended / there } else { 1.0 }
    }
}
