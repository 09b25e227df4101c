//! Forecasts of every place of a series with their bands, made as of any year with nothing that was known later.

use super::{
    Bands, Level, NotEnough, Panel, Place, Series, Statistics,
    bands::PastError,
    model::{self, Weights},
};
use std::collections::{BTreeMap, HashMap};

/// The furthest that is forecast from published figures: beyond half of the published years nothing can be checked.
pub const HORIZON_MAX: i32 = 5;

/// The horizons that the back-test judges.
pub const JUDGED: i32 = 3;

/// Every series that was imported, and the forecasts that each would have made.
pub struct Outlook {
    authorities: Vec<Panel>,
    regions: Vec<Panel>,
    england: Vec<Panel>,
    made: HashMap<(usize, Level, i32, i32), Vec<Option<f64>>>,
    bands: HashMap<(Level, i32, i32), Bands>,
}

/// A forecast of one place and year.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// The place.
    pub place: Place,
    /// The year that it is made in: nothing later was used.
    pub origin: i32,
    /// The year that is forecast.
    pub year: i32,
    /// The count.
    pub count: f64,
    /// The rate per 10,000 children.
    pub rate: f64,
    /// The child population that the rate is over, projected beyond the year after the origin.
    pub population: f64,
    /// Low and high of the count for each of [`BAND_SHARES`]; `None` where no error was ever seen.
    pub bands: Option<[(f64, f64); 3]>,
}

/// Errors of other series fill up to this many, so that a short series has bands at all: about one year of all authorities.
const ERRORS_ENOUGH: f64 = 150.0;
/// The same for regions and England: five years of all regions.
const ERRORS_ENOUGH_OF_WHOLES: f64 = 55.0;

impl Outlook {
    /// Lays out every series that was imported; `series` must be among them.
    pub fn of(statistics: &Statistics, series: Series) -> Result<Outlook, NotEnough> {
        let mut authorities = vec![Panel::of(statistics, series, Level::Authority)?];
        let others = Series::ALL.into_iter().filter(|other| *other != series);
        authorities.extend(others.filter_map(|other| Panel::of(statistics, other, Level::Authority).ok()));
        let at = |level| -> Result<Vec<Panel>, NotEnough> {
            authorities.iter().map(|panel| Panel::of(statistics, panel.series, level)).collect()
        };
        let (regions, england) = (at(Level::Regional)?, at(Level::National)?);
        let mut outlook = Outlook { authorities, regions, england, made: HashMap::new(), bands: HashMap::new() };
        for series in 0..outlook.authorities.len() {
            for origin in outlook.authorities[series].years.clone() {
                // What other series lend are their errors of one year ahead.
                let furthest = if series == 0 { HORIZON_MAX } else { 1 };
                for horizon in 1..=furthest {
                    outlook.make(series, origin, horizon);
                }
            }
        }
        for level in [Level::Authority, Level::Regional, Level::National] {
            for origin in outlook.authorities[0].years.clone() {
                for horizon in 1..=HORIZON_MAX {
                    if let Some(bands) = outlook.learn_bands(level, origin, horizon) {
                        outlook.bands.insert((level, origin, horizon), bands);
                    }
                }
            }
        }
        Ok(outlook)
    }

    /// The panel that is forecast, by authority.
    pub fn panel(&self) -> &Panel {
        &self.authorities[0]
    }

    /// The panel of a level; `None` when no figures of that level were imported.
    pub fn level(&self, level: Level) -> Option<&Panel> {
        self.panel_at(0, level)
    }

    fn panel_at(&self, series: usize, level: Level) -> Option<&Panel> {
        match level {
            Level::Authority => self.authorities.get(series),
            Level::Regional => self.regions.get(series),
            Level::National => self.england.get(series),
        }
    }

    /// The weights that the forecast of the series asked for uses.
    pub fn weights(&self, origin: i32, horizon: i32) -> Weights {
        self.weights_of(0, origin, horizon)
    }

    fn weights_of(&self, series: usize, origin: i32, horizon: i32) -> Weights {
        let panel = &self.authorities[series];
        let others: Vec<Panel> = (0..self.authorities.len())
            .filter(|other| *other != series)
            .map(|other| self.authorities[other].clone())
            .collect();
        model::fit(panel, origin, horizon, model::belief(panel, &others, origin, horizon))
    }

    /// Makes the forecasts of a series at every level, as counts.
    fn make(&mut self, series: usize, origin: i32, horizon: i32) {
        for level in [Level::Authority, Level::Regional, Level::National] {
            let Some(panel) = self.panel_at(series, level) else { continue };
            let weights = match level {
                Level::Authority => self.weights_of(series, origin, horizon),
                // Few places teach little: regions and England stay near their last rate unless their own past says otherwise.
                Level::Regional | Level::National => model::fit(panel, origin, horizon, Weights::default()),
            };
            let rates = model::log_rates(panel, origin, weights);
            let count = |place: usize| {
                let people = panel.population(place, origin, origin + horizon)?;
                Some((rates[place]?.exp() * people / 10_000.0 - 0.5).max(0.0))
            };
            let counts = (0..panel.places.len()).map(count).collect();
            self.made.insert((series, level, origin, horizon), counts);
        }
    }

    /// The bands of a level as they were known at `origin`.
    fn learn_bands(&self, level: Level, origin: i32, horizon: i32) -> Option<Bands> {
        let panel = self.level(level)?;
        let own = self.errors(0, level, origin, horizon, 1.0);
        let mut lent = Vec::new();
        if level == Level::National {
            lent = self.errors(0, Level::Regional, origin, horizon, 1.0);
        }
        let enough = if level == Level::Authority { ERRORS_ENOUGH } else { ERRORS_ENOUGH_OF_WHOLES };
        let missing = enough - (own.len() + lent.len()) as f64;
        if missing > 0.0 {
            let others = self.lent_errors(level.max(Level::Regional), origin, horizon);
            let weight = missing / (others.len() as f64).max(missing);
            lent.extend(others.into_iter().map(|error| PastError { weight, ..error }));
        }
        let held = |error: &PastError| {
            let bands = self.bands.get(&(level, error.year - horizon, horizon))?;
            let (_, high) = bands.around(error.place, error.expected)[1];
            Some((error.log_error.abs() / ((high + 0.5) / (error.expected + 0.5)).ln(), error.year))
        };
        let earlier: Vec<(f64, i32)> = own.iter().filter_map(held).collect();
        Some(Bands::learn(&own, &lent, panel.places.len(), origin)?.corrected(&earlier, origin))
    }

    /// The errors that the other series made a year ahead, as they would be in this one. A count wanders as far as what it is made of
    /// is renewed: over the same renewals as far as theirs, and as a random walk does with the root of the way.
    fn lent_errors(&self, level: Level, origin: i32, horizon: i32) -> Vec<PastError> {
        let renewed = self.panel().turnover(origin) * f64::from(horizon);
        let lend = |series: usize| {
            let scale = (renewed / self.authorities[series].turnover(origin)).sqrt();
            let errors = self.errors(series, level, origin, 1, 1.0);
            errors.into_iter().map(move |error| PastError { log_error: error.log_error * scale, ..error })
        };
        (1..self.authorities.len()).flat_map(lend).collect()
    }

    /// The errors of every forecast of that reach which had come due by `origin`.
    fn errors(&self, series: usize, level: Level, origin: i32, horizon: i32, weight: f64) -> Vec<PastError> {
        let Some(panel) = self.panel_at(series, level) else { return Vec::new() };
        let mut errors = Vec::new();
        for made_in in panel.years.iter().copied().filter(|year| year + horizon <= origin) {
            let Some(made) = self.made.get(&(series, level, made_in, horizon)) else { continue };
            for (place, expected) in made.iter().enumerate() {
                let year = made_in + horizon;
                if let (Some(expected), Some(came)) = (*expected, panel.count(place, year)) {
                    let log_error = ((came + 0.5) / (expected + 0.5)).ln();
                    errors.push(PastError { place, year, log_error, expected, weight });
                }
            }
        }
        errors
    }

    /// The forecasts of a level, `horizon` years after `origin`.
    pub fn forecasts(&self, level: Level, origin: i32, horizon: i32) -> Vec<Forecast> {
        let Some(panel) = self.level(level) else { return Vec::new() };
        let Some(made) = self.made.get(&(0, level, origin, horizon)) else { return Vec::new() };
        let bands = self.bands.get(&(level, origin, horizon));
        let forecast = |(place, count): (usize, &Option<f64>)| {
            let count = (*count)?;
            let population = panel.population(place, origin, origin + horizon)?;
            Some(Forecast {
                place: panel.places[place].clone(),
                origin,
                year: origin + horizon,
                count,
                rate: count / population * 10_000.0,
                population,
                bands: bands.map(|bands| bands.around(place, count)),
            })
        };
        made.iter().enumerate().filter_map(forecast).collect()
    }

    /// The places whose name or code is `asked`, without regard to case.
    pub fn find(&self, asked: &str) -> Vec<(Level, Place)> {
        let asked = asked.trim().to_lowercase();
        let mut found = BTreeMap::new();
        for level in [Level::National, Level::Regional, Level::Authority] {
            for place in self.level(level).map_or(&[] as &[Place], |panel| &panel.places) {
                if [&place.name, &place.code, &place.old_code].iter().any(|name| name.to_lowercase() == asked) {
                    found.insert(place.code.clone(), (level, place.clone()));
                }
            }
        }
        found.into_values().collect()
    }

    /// The names that contain `asked`, to offer when nothing was found.
    pub fn like(&self, asked: &str) -> Vec<String> {
        let asked = asked.trim().to_lowercase();
        let names = self.panel().places.iter().map(|place| place.name.clone());
        names.filter(|name| name.to_lowercase().contains(&asked)).collect()
    }
}
