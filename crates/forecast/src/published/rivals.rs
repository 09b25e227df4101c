//! What others would have forecast from the same figures: the comparison that a forecast has to earn its place against.

use super::Panel;

/// Somebody else's way to forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rival {
    /// The last rate stays.
    LastValue,
    /// A straight line through the last five rates.
    StraightLine,
    /// The Independent Review's: the rate goes on as over the last five years, on projected population.
    Review,
    /// Constant entries and a constant chance to leave, as in cs-demand-model 0.5.1, from the last year.
    ConstantFlows,
}

/// Years that a line is drawn through: as in the review's method.
const LINE_YEARS: usize = 5;

impl Rival {
    /// Every rival.
    pub const ALL: [Rival; 4] = [Rival::LastValue, Rival::StraightLine, Rival::Review, Rival::ConstantFlows];

    /// Its name in words.
    pub fn words(self) -> &'static str {
        match self {
            Rival::LastValue => "last value",
            Rival::StraightLine => "straight line",
            Rival::Review => "the review's method",
            Rival::ConstantFlows => "constant flows (cs-demand-model)",
        }
    }

    /// The count that it forecasts, `horizon` years after `origin`.
    pub fn forecast(self, panel: &Panel, place: usize, origin: i32, horizon: i32) -> Option<f64> {
        let count = panel.count(place, origin)?;
        let people = panel.population(place, origin, origin)?;
        let later = panel.population(place, origin, origin + horizon)?;
        let rates: Vec<(f64, f64)> = panel
            .years
            .iter()
            .filter(|year| **year <= origin)
            .filter_map(|year| {
                Some((f64::from(*year), panel.count(place, *year)? / panel.population(place, *year, *year)?))
            })
            .collect();
        let at = f64::from(origin + horizon);
        let rate = match self {
            Rival::LastValue => count / people,
            Rival::StraightLine => line(&rates[rates.len().saturating_sub(LINE_YEARS)..], at),
            Rival::Review => {
                let (then, rate) = rates[rates.len().saturating_sub(LINE_YEARS + 1)];
                let (now, last) = *rates.last()?;
                let step = if now > then { (last - rate) / (now - then) } else { 0.0 };
                last + step * f64::from(horizon)
            }
            Rival::ConstantFlows => return constant_flows(panel, place, origin, horizon),
        };
        Some((rate * later).max(0.0))
    }
}

/// The least-squares line through points, read at `at`.
fn line(points: &[(f64, f64)], at: f64) -> f64 {
    let count = points.len() as f64;
    let middle = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let spread: f64 = points.iter().map(|(x, _)| (x - middle).powi(2)).sum();
    let slope: f64 = points.iter().map(|(x, y)| (x - middle) * (y - mean)).sum();
    if spread > 0.0 { mean + slope / spread * (at - middle) } else { mean }
}

/// Daily steps of the last year's entries and its daily chance to leave. A count of the year has no stock: it stays.
fn constant_flows(panel: &Panel, place: usize, origin: i32, horizon: i32) -> Option<f64> {
    const DAYS: f64 = 365.0;
    let at = panel.at(origin)?;
    let count = panel.counts[place][at]?;
    let (Some(started), Some(ended)) = (panel.started[place][at], panel.ended[place][at]) else {
        return Some(count);
    };
    let before = at.checked_sub(1).and_then(|before| panel.counts[place][before]).unwrap_or(count);
    let there = f64::midpoint(before, count);
    let leave = if there > 0.0 { (ended / DAYS / there).min(1.0) } else { 0.0 };
    if leave == 0.0 {
        return Some(count + started * f64::from(horizon));
    }
    let stays = (1.0 - leave).powf(DAYS * f64::from(horizon));
    Some(count * stays + started / DAYS / leave * (1.0 - stays))
}
