//! The forecast of a rate: the last value, drawn towards the place's own past, its neighbours and its region, and moved by what came
//! and went. How far each draws is fitted by the error it would have made, never by how well it describes the past.
//!
//! There is no national trend in it: in every series the back-test is better without.

use super::Panel;
use crate::numeric::{median, solve};

/// What draws a rate away from its last value.
const PULLS: usize = 5;

/// The names of the pulls, in the order of [`Weights`].
pub const PULL_NAMES: [&str; PULLS] =
    ["own last three years", "own whole past", "neighbours", "region", "started less ended"];

/// How far each pull draws the logarithm of the rate over the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights(pub [f64; PULLS]);

/// The strength of what is believed before a series has a past of its own, in squared logarithms: about a fifth of one year of 150
/// authorities.
const BELIEF: f64 = 3.0;

/// A change of a log rate beyond this, 65%, is a change of counting and teaches nothing more about its size.
const CHANGE_MAX: f64 = 0.5;

/// What draws each place at the end of a year; zero where nothing is known, `None` where the place has no value.
pub fn pulls(panel: &Panel, year: i32) -> Vec<Option<[f64; PULLS]>> {
    let now: Vec<Option<f64>> = (0..panel.places.len()).map(|place| panel.log_rate(place, year)).collect();
    let mean_of = |others: &[usize]| mean(others.iter().filter_map(|other| now[*other]));
    let own = |place: usize, from: i32| {
        mean(
            panel
                .years
                .iter()
                .filter(|past| (from..=year).contains(past))
                .filter_map(|past| panel.log_rate(place, *past)),
        )
    };
    let net: Vec<Option<f64>> = (0..panel.places.len()).map(|place| net_flow(panel, place, year)).collect();
    let usual = median(net.iter().flatten().copied()).unwrap_or(0.0);
    (0..panel.places.len())
        .map(|place| {
            let now = now[place]?;
            let from = |towards: Option<f64>| towards.map_or(0.0, |towards| towards - now);
            let region = mean_of(&panel.region[place]);
            Some([
                from(own(place, year - 2)),
                from(own(place, i32::MIN)),
                from(mean_of(&panel.neighbours[place]).or(region)),
                from(region),
                net[place].map_or(0.0, |net| net - usual),
            ])
        })
        .collect()
}

/// What came less what went, as a share of what was there.
fn net_flow(panel: &Panel, place: usize, year: i32) -> Option<f64> {
    let at = panel.at(year)?;
    let net = (panel.started[place][at]? - panel.ended[place][at]?) / (panel.counts[place][at]? + 1.0);
    Some(net.clamp(-CHANGE_MAX, CHANGE_MAX))
}

/// The weights that would have erred least over every `horizon` that had ended by `origin`, drawn towards `believed`.
pub fn fit(panel: &Panel, origin: i32, horizon: i32, believed: Weights) -> Weights {
    let mut squares = [[0.0; PULLS]; PULLS];
    let mut products = [0.0; PULLS];
    for index in 0..PULLS {
        squares[index][index] = BELIEF;
        products[index] = BELIEF * believed.0[index];
    }
    for past in panel.years.iter().copied().filter(|past| past + horizon <= origin) {
        let pulls = pulls(panel, past);
        let changes: Vec<Option<f64>> = (0..panel.places.len())
            .map(|place| Some(panel.log_rate(place, past + horizon)? - panel.log_rate(place, past)?))
            .collect();
        // What all places did together in those years is not explained by any pull.
        let together = median(changes.iter().flatten().copied()).unwrap_or(0.0);
        for (pulls, change) in pulls.iter().zip(&changes) {
            let (Some(pulls), Some(change)) = (pulls, change) else { continue };
            let change = (change - together).clamp(-CHANGE_MAX, CHANGE_MAX);
            for row in 0..PULLS {
                products[row] += pulls[row] * change;
                for column in 0..PULLS {
                    squares[row][column] += pulls[row] * pulls[column];
                }
            }
        }
    }
    Weights(solve(squares, products).unwrap_or(believed.0))
}

/// What other series teach before a series has a past of its own. A pull works through what is renewed, so it is scaled by how much of
/// each series is renewed in a year. What came and went means something else in each series and is not lent.
pub fn belief(panel: &Panel, lenders: &[Panel], origin: i32, horizon: i32) -> Weights {
    let taught: Vec<(Weights, f64)> = lenders
        .iter()
        .filter(|lender| lender.years.first().is_some_and(|first| first + horizon <= origin))
        .map(|lender| (fit(lender, origin, horizon, Weights::default()), lender.turnover(origin)))
        .collect();
    if taught.is_empty() {
        return Weights::default();
    }
    let own = panel.turnover(origin);
    let mut believed = [0.0; PULLS];
    for (weights, turnover) in &taught {
        let share = (own / turnover).min(1.0) / taught.len() as f64;
        for index in 0..PULLS - 1 {
            believed[index] += share * weights.0[index];
        }
    }
    Weights(believed)
}

/// The logarithm of each place's rate, `horizon` years after `origin`, from what was known at `origin`.
pub fn log_rates(panel: &Panel, origin: i32, weights: Weights) -> Vec<Option<f64>> {
    let moved = |(place, pulls): (usize, &Option<[f64; PULLS]>)| {
        let pulls = (*pulls)?;
        Some(
            panel.log_rate(place, origin)?
                + pulls.iter().zip(&weights.0).map(|(pull, weight)| pull * weight).sum::<f64>(),
        )
    };
    pulls(panel, origin).iter().enumerate().map(moved).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then_some(sum / count)
}
