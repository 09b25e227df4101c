//! What care costs: heads by placement times days times price. Heads, mix and price are kept apart, because forecasts of the past were
//! too high in heads and too low in price.

use super::{
    bands::{Band, Banded, band},
    project::Projection,
    states::{PLACEMENTS, Placement},
};
use crate::Day;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Prices as they are written in a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// What the prices are of, and where they come from.
    pub about: String,
    /// The day whose prices they are, such as 2025-03-31.
    pub at: String,
    /// The yearly rise of prices in general, to tell real from cash.
    pub inflation: f64,
    /// By the names of the placements.
    pub placements: BTreeMap<String, Price>,
}

/// One price.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Pounds a week for one child.
    pub week: f64,
    /// The yearly rise, as a share.
    pub rise: f64,
    /// How unsure a year's rise is, as a standard deviation.
    #[serde(default)]
    pub unsure: f64,
    /// Where it comes from, or the word "assumed".
    pub source: String,
}

/// Why prices cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoPrices {
    /// The text.
    #[error("the prices cannot be read: {0}")]
    Text(#[from] toml::de::Error),
    /// What they say, all problems together.
    #[error("the prices cannot be used:{}", .0.iter().map(|problem| format!("\n  {problem}")).collect::<String>())]
    Wrong(Vec<String>),
}

/// Prices by placement that have been checked.
#[derive(Clone, Debug)]
pub struct PriceList {
    /// The day whose prices they are.
    pub at: Day,
    /// The yearly rise of prices in general.
    pub inflation: f64,
    week: [f64; PLACEMENTS],
    rise: [f64; PLACEMENTS],
    unsure: [f64; PLACEMENTS],
}

impl PriceList {
    /// Reads prices from TOML; every placement needs one.
    pub fn read(text: &str) -> Result<PriceList, NoPrices> {
        let prices: Prices = toml::from_str(text)?;
        let mut problems = Vec::new();
        let at = Day::parse(&prices.at).unwrap_or_else(|| {
            problems.push(format!("at = \"{}\" is not a day written YYYY-MM-DD", prices.at));
            Day(0)
        });
        let mut list = PriceList {
            at,
            inflation: prices.inflation,
            week: [0.0; PLACEMENTS],
            rise: [0.0; PLACEMENTS],
            unsure: [0.0; PLACEMENTS],
        };
        for placement in Placement::ALL {
            match prices.placements.get(placement.name()) {
                None => problems.push(format!("there is no price for {}", placement.name())),
                Some(price) => {
                    if !(0.0..=100_000.0).contains(&price.week)
                        || !(-0.5..=1.0).contains(&price.rise)
                        || !(0.0..=1.0).contains(&price.unsure)
                    {
                        problems.push(format!("the price for {} is outside of what can be: week 0 to 100,000, rise -0.5 to 1, unsure 0 to 1", placement.name()));
                    }
                    let place = placement as usize;
                    (list.week[place], list.rise[place], list.unsure[place]) = (price.week, price.rise, price.unsure);
                }
            }
        }
        for name in prices.placements.keys() {
            if !Placement::ALL.iter().any(|placement| placement.name() == name) {
                problems.push(format!(
                    "no placement is called {name}. They are: {}",
                    Placement::ALL.map(Placement::name).join(", ")
                ));
            }
        }
        if problems.is_empty() { Ok(list) } else { Err(NoPrices::Wrong(problems)) }
    }

    /// Pounds a week for a placement on a day.
    pub fn week(&self, placement: usize, on: Day) -> f64 {
        self.week[placement] * (1.0 + self.rise[placement]).powf(f64::from(on - self.at) / 365.25)
    }

    fn unsure(&self, placement: usize, on: Day, start: Day) -> f64 {
        self.unsure[placement] * (f64::from(on - start) / 365.25).max(0.0).sqrt()
    }
}

/// The cost of a financial year.
#[derive(Clone, Debug)]
pub struct YearCost {
    /// The calendar year in which it begins, on 1 April.
    pub year: i32,
    /// Pounds by placement, in the prices of the time.
    pub cash: [f64; PLACEMENTS],
    /// All of it in the prices of the start.
    pub real: f64,
    /// The bands of the cash total.
    pub band: Band,
}

impl YearCost {
    /// All of it, in cash.
    pub fn total(&self) -> f64 {
        self.cash.iter().sum()
    }
}

/// Costs by financial year, from a projection with a day at each month's end. Only whole years are given.
pub fn by_year(banded: &Banded, prices: &PriceList, start: Day, now: &[f64; PLACEMENTS]) -> Vec<YearCost> {
    let projection = &banded.projection;
    let mut years: Vec<(YearCost, f64, f64)> = Vec::new();
    let mut before = (start, *now);
    for (at, day) in projection.days.iter().enumerate() {
        let heads = projection.by_placement(at);
        let length = f64::from(*day - before.0);
        let middle = before.0 + (*day - before.0) / 2;
        let (year, month, _) = middle.civil();
        let year = if month < 4 { year - 1 } else { year };
        if years.last().is_none_or(|(last, _, _)| last.year != year) {
            years.push((YearCost { year, cash: [0.0; PLACEMENTS], real: 0.0, band: [(0.0, 0.0); 3] }, 0.0, 0.0));
        }
        let Some((last, variance, covered)) = years.last_mut() else { continue };
        *covered += length;
        let deflator = (1.0 + prices.inflation).powf(f64::from(middle - start) / 365.25);
        let mut spent = 0.0;
        for place in 0..PLACEMENTS {
            let cost = f64::midpoint(before.1[place], heads[place]) * length / 7.0 * prices.week(place, middle);
            last.cash[place] += cost;
            last.real += cost / deflator;
            spent += cost;
        }
        // Heads are as unsure all year as in each month of it, so standard deviations add up over the months.
        let total: f64 = heads.iter().sum();
        let of_heads = if total > 0.0 { banded.total[at].variance().sqrt() / total } else { 0.0 };
        *variance += spent * of_heads;
        before = (*day, heads);
    }
    years
        .into_iter()
        .filter(|(_, _, covered)| *covered >= 364.0)
        .map(|(mut year, heads, _)| {
            let middle = Day::new(year.year, 9, 30).unwrap_or(start);
            let of_price: f64 =
                (0..PLACEMENTS).map(|place| (year.cash[place] * prices.unsure(place, middle, start)).powi(2)).sum();
            year.band = band(year.total(), heads.powi(2) + of_price);
            year
        })
        .collect()
}

/// Why the cost of a day changes between two days, in pounds a year. The parts add up to the change exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drivers {
    /// Children who came.
    pub entries: f64,
    /// Children who left before 18: how long they stay.
    pub leaving: f64,
    /// Children who turned 18: how old they are.
    pub age: f64,
    /// Where they live.
    pub mix: f64,
    /// What that costs.
    pub price: f64,
    /// The whole change.
    pub change: f64,
}

/// The drivers from the start of a projection to one of its days.
pub fn drivers(projection: &Projection, at: usize, prices: &PriceList, start: Day, now: &[f64; PLACEMENTS]) -> Drivers {
    const WEEKS: f64 = 365.25 / 7.0;
    let then = projection.by_placement(at);
    let (heads, later) = (now.iter().sum::<f64>(), then.iter().sum::<f64>());
    let share = |places: &[f64; PLACEMENTS], all: f64, place: usize| if all > 0.0 { places[place] / all } else { 0.0 };
    let price = |place: usize, on: Day| prices.week(place, on) * WEEKS;
    let mean = |places: &[f64; PLACEMENTS], all: f64, on: Day| -> f64 {
        (0..PLACEMENTS).map(|place| share(places, all, place) * price(place, on)).sum()
    };
    let day = projection.days[at];
    let (first, last) = (mean(now, heads, start), mean(&then, later, day));
    let each = f64::midpoint(first, last);
    let between = f64::midpoint(heads, later);
    let mut mix = 0.0;
    let mut risen = 0.0;
    for place in 0..PLACEMENTS {
        let (before, after) = (share(now, heads, place), share(&then, later, place));
        let (cheap, dear) = (price(place, start), price(place, day));
        mix += (after - before) * f64::midpoint(cheap, dear) * between;
        risen += f64::midpoint(before, after) * (dear - cheap) * between;
    }
    Drivers {
        entries: projection.entered[at] * each,
        leaving: -projection.left(at) * each,
        age: -projection.turned_18[at] * each,
        mix,
        price: risen,
        change: later * last - heads * first,
    }
}
