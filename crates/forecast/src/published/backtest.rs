//! What the forecasts would have been worth: made again in every past year with what was known then, beside what came and beside
//! what others would have said.

use super::{
    Forecast, Level, Rival,
    outlook::{JUDGED, Outlook},
};
use std::collections::BTreeMap;

/// One forecast of the past with what came.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The forecast.
    pub forecast: Forecast,
    /// How many years ahead it was.
    pub horizon: i32,
    /// What came.
    pub came: f64,
    /// What each rival forecast, in the order of [`Rival::ALL`].
    pub rivals: [f64; 4],
}

/// The sizes that coverage is told apart by, in children of the population.
pub const SIZES: [(&str, f64, f64); 4] = [
    ("under 30,000 children", 0.0, 30_000.0),
    ("30,000 to 60,000", 30_000.0, 60_000.0),
    ("60,000 to 120,000", 60_000.0, 120_000.0),
    ("120,000 and more", 120_000.0, f64::INFINITY),
];

/// Errors and coverage of a group of judged forecasts.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// How many forecasts.
    pub forecasts: usize,
    /// The mean absolute error as a share of what came, over forecasts where something came.
    pub error: f64,
    /// The same for each rival.
    pub rivals: [f64; 4],
    /// How many had bands.
    pub banded: usize,
    /// The share that each band held.
    pub held: [f64; 3],
    /// The mean width of the 80% band as a share of the forecast.
    pub width: f64,
}

/// The first year that is judged: before it the method had nothing to learn from.
fn first_origin(outlook: &Outlook) -> i32 {
    let years = &outlook.panel().years;
    let learnt = if years.len() > 5 { 2 } else { 0 };
    years[learnt.min(years.len() - 1)]
}

/// Makes every forecast of the past again. Each is one to three years ahead, for every place of the level.
pub fn judge(outlook: &Outlook, level: Level) -> Vec<Judged> {
    let Some(panel) = outlook.level(level) else { return Vec::new() };
    let position: BTreeMap<&str, usize> =
        (0..).zip(&panel.places).map(|(at, place)| (place.code.as_str(), at)).collect();
    let mut judged = Vec::new();
    for origin in panel.years.iter().copied().filter(|year| *year >= first_origin(outlook)) {
        for horizon in 1..=JUDGED {
            if origin + horizon > panel.last_year() {
                continue;
            }
            for forecast in outlook.forecasts(level, origin, horizon) {
                let place = position[forecast.place.code.as_str()];
                let Some(came) = panel.count(place, origin + horizon) else { continue };
                let said = Rival::ALL.map(|rival| rival.forecast(panel, place, origin, horizon));
                if let [Some(last), Some(line), Some(review), Some(flows)] = said {
                    judged.push(Judged { forecast, horizon, came, rivals: [last, line, review, flows] });
                }
            }
        }
    }
    judged
}

/// Scores the forecasts that `which` picks.
pub fn score(judged: &[Judged], which: impl Fn(&Judged) -> bool) -> Score {
    let mut score = Score::default();
    let mut compared = 0.0;
    for one in judged.iter().filter(|one| which(one)) {
        score.forecasts += 1;
        if one.came > 0.0 {
            compared += 1.0;
            score.error += (one.forecast.count - one.came).abs() / one.came;
            for (sum, said) in score.rivals.iter_mut().zip(one.rivals) {
                *sum += (said - one.came).abs() / one.came;
            }
        }
        if let Some(bands) = one.forecast.bands {
            score.banded += 1;
            for (held, (low, high)) in score.held.iter_mut().zip(bands) {
                *held += f64::from(u8::from(low <= one.came && one.came <= high));
            }
            score.width += (bands[1].1 - bands[1].0) / one.forecast.count.max(1.0);
        }
    }
    if compared > 0.0 {
        score.error /= compared;
        score.rivals = score.rivals.map(|sum| sum / compared);
    }
    if score.banded > 0 {
        score.held = score.held.map(|held| held / score.banded as f64);
        score.width /= score.banded as f64;
    }
    score
}
