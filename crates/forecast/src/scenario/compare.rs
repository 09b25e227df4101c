//! With and without a reform: the difference, what it costs net, when it has paid for itself, and why. Both are made from the same rates,
//! so that what differs is the reform and not chance.

use super::{Scenario, What, months_to_days};
use crate::{
    Day,
    council::{
        bands::{Band, Basis},
        costs::PriceList,
        project::{Period, Projection},
        states::PLACEMENTS,
    },
};

/// A year of the comparison.
#[derive(Clone, Debug)]
pub struct Net {
    /// How many years after the start it ends.
    pub year: u32,
    /// Children in care at its end, without and with the reform.
    pub children: (f64, f64),
    /// Pounds of placements in the year, without and with.
    pub placements: (f64, f64),
    /// Pounds to run the reform in the year.
    pub running: f64,
    /// Net cost since the start: below zero it has saved.
    pub net_so_far: f64,
    /// Bands of the net cost since the start, from how unsure the effects are.
    pub band: Band,
}

/// A reform beside the world without it.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Year by year.
    pub years: Vec<Net>,
    /// The first year by whose end it has paid for itself; `None` within the forecast.
    pub payback: Option<u32>,
    /// The same at the dear and the cheap end of the 80% band.
    pub payback_band: (Option<u32>, Option<u32>),
    /// What the difference in placement cost over all years comes from; the parts add up to it exactly.
    pub drivers: Vec<(&'static str, f64)>,
    /// What each change does alone to the net cost over all years, largest first: what most of the answer hangs on.
    pub hangs_on: Vec<(String, f64)>,
}

/// Normal quantiles of the bands.
const NORMAL: [f64; 3] = [0.674_489_750_196, 1.281_551_565_545, 1.959_963_984_540];
/// What is told apart as a driver.
const DRIVERS: [(&str, What); 4] =
    [("entries", What::Entering), ("length of stay", What::Leaving), ("mix", What::MovingInto), ("price", What::Price)];

/// Compares over whole years.
pub fn compare(basis: &Basis<'_>, scenario: &Scenario, prices: &PriceList, years: u32) -> Comparison {
    let months = years * 12;
    let days: Vec<Day> = (1..=months).map(|month| basis.start + months_to_days(month)).collect();
    let project = |scenario: &Scenario| -> Projection {
        let periods: Vec<Period> = scenario.periods(basis.start, months);
        Basis { periods: &periods, ..*basis }.project(&days)
    };
    let yearly = |scenario: &Scenario| -> Vec<f64> { spent(&project(scenario), scenario, prices, basis, years) };
    let nothing = Scenario { change: Vec::new(), run: Vec::new(), capacity: Vec::new(), ..scenario.clone() };
    let (without, with) = (project(&nothing), project(scenario));
    let cost_without = spent(&without, &nothing, prices, basis, years);
    let cost_with = spent(&with, scenario, prices, basis, years);

    // Each change's own part of how unsure the answer is: what it adds when its effect is one standard deviation larger.
    let mut unsure = vec![0.0; years as usize];
    let mut hangs_on = Vec::new();
    for (number, change) in scenario.change.iter().enumerate() {
        let larger = yearly(&scenario.with_effect(number, 1.0 + change.evidence.unsure()));
        let mut so_far = 0.0;
        for year in 0..years as usize {
            so_far += larger[year] - cost_with[year];
            unsure[year] += so_far * so_far;
        }
        let absent = yearly(&scenario.with_effect(number, 0.0));
        let alone: f64 = cost_with.iter().sum::<f64>() - absent.iter().sum::<f64>();
        hangs_on.push((format!("change {}: {} ({})", number + 1, change.what.words(), change.evidence.words()), alone));
    }
    hangs_on.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));

    let mut net = 0.0;
    let mut out = Vec::new();
    for year in 0..years as usize {
        let running: f64 = (0..12).map(|month| scenario.running_cost(year as u32 * 12 + month)).sum();
        net += cost_with[year] + running - cost_without[year];
        let one = unsure[year].sqrt();
        let at = year * 12 + 11;
        out.push(Net {
            year: year as u32 + 1,
            children: (without.total(at), with.total(at)),
            placements: (cost_without[year], cost_with[year]),
            running,
            net_so_far: net,
            band: NORMAL.map(|z| (net - z * one, net + z * one)),
        });
    }
    let saved = |pick: &dyn Fn(&Net) -> f64| out.iter().find(|net| pick(net) < 0.0).map(|net| net.year);
    let payback = saved(&|net| net.net_so_far);
    let payback_band = (saved(&|net| net.band[1].1), saved(&|net| net.band[1].0));
    let drivers = shares(scenario, &|scenario| yearly(scenario).iter().sum());
    Comparison { years: out, payback, payback_band, drivers, hangs_on }
}

/// Shapley's shares: each driver's part averaged over every order in which the drivers could come, so the parts add up.
fn shares(scenario: &Scenario, cost: &dyn Fn(&Scenario) -> f64) -> Vec<(&'static str, f64)> {
    let only = |which: usize| {
        let chosen =
            |what: What| (0..DRIVERS.len()).any(|driver| which & (1 << driver) != 0 && DRIVERS[driver].1 == what);
        let mut part = scenario.clone();
        part.change.retain(|change| chosen(change.what));
        part
    };
    let costs: Vec<f64> = (0..1 << DRIVERS.len()).map(|which| cost(&only(which))).collect();
    let factorial = |number: u32| (1..=number).product::<u32>().max(1);
    let all = DRIVERS.len() as u32;
    (0..DRIVERS.len())
        .map(|driver| {
            let without = (0..1_usize << DRIVERS.len()).filter(|which| which & (1 << driver) == 0);
            let share = without.map(|which| {
                let size = which.count_ones();
                let weight = f64::from(factorial(size) * factorial(all - size - 1)) / f64::from(factorial(all));
                weight * (costs[which | (1 << driver)] - costs[which])
            });
            (DRIVERS[driver].0, share.sum())
        })
        .collect()
}

/// What placements cost in each year.
fn spent(projection: &Projection, scenario: &Scenario, prices: &PriceList, basis: &Basis<'_>, years: u32) -> Vec<f64> {
    let mut before = [0.0; PLACEMENTS];
    for group in basis.now {
        before[group.state / 2] += group.count;
    }
    let mut from = basis.start;
    let mut costs = vec![0.0; years as usize];
    for (month, day) in projection.days.iter().enumerate() {
        let heads = projection.by_placement(month);
        let middle = from + (*day - from) / 2;
        for place in 0..PLACEMENTS {
            let price = prices.week(place, middle) * scenario.price_factor(place, month as f64 + 0.5);
            costs[month / 12] += f64::midpoint(before[place], heads[place]) * f64::from(*day - from) / 7.0 * price;
        }
        (before, from) = (heads, *day);
    }
    costs
}
