//! A reform as a readable file: dated changes to rates, prices and capacity, with ramp, reach, evidence and what it costs to run.

mod compare;
pub mod national;

pub use compare::{Comparison, Net, compare};

use crate::{
    Day,
    council::{
        project::Period,
        states::{AGE_NAMES, AGES, PLACEMENTS, Placement},
    },
};
use serde::{Deserialize, Serialize};

/// A reform.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Who saved it and why: the reason is read before the numbers are.
    pub why: String,
    /// What it changes.
    #[serde(default)]
    pub change: Vec<Change>,
    /// What it costs to run.
    #[serde(default)]
    pub run: Vec<Run>,
    /// How many children a placement has room for.
    #[serde(default)]
    pub capacity: Vec<Capacity>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What is changed.
    pub what: What,
    /// Age bands that it reaches; all if none is named.
    #[serde(default)]
    pub ages: Vec<String>,
    /// Placements that it reaches; all if none is named.
    #[serde(default)]
    pub placements: Vec<String>,
    /// The factor for those whom it reaches.
    pub factor: f64,
    /// The share of children, or of the price, that it reaches.
    #[serde(default = "whole")]
    pub reach: f64,
    /// Months after the start of the forecast until it begins.
    #[serde(default)]
    pub from_month: u32,
    /// Months until it has its whole effect.
    #[serde(default)]
    pub ramp_months: u32,
    /// How good the evidence is.
    pub evidence: Evidence,
    /// Where the factor comes from, or the word "assumed".
    pub source: String,
}

impl What {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            What::Entering => "entering care",
            What::Leaving => "leaving care",
            What::MovingInto => "moving into a placement",
            What::Price => "price",
        }
    }
}

/// What can be changed.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// How many enter care.
    Entering,
    /// How soon they leave.
    Leaving,
    /// How many move into a placement or begin there.
    MovingInto,
    /// What a placement costs.
    Price,
}

/// How good the evidence of a change is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Trials or strong comparisons in England.
    Strong,
    /// Evaluations without a good comparison, or from elsewhere.
    Some,
    /// None: it is assumed.
    None,
}

impl Evidence {
    /// The grade in words.
    pub fn words(self) -> &'static str {
        match self {
            Evidence::Strong => "strong evidence",
            Evidence::Some => "some evidence",
            Evidence::None => "assumed",
        }
    }

    /// How unsure the size of an effect is, as a share of it: one standard deviation.
    pub fn unsure(self) -> f64 {
        match self {
            Evidence::Strong => 0.25,
            Evidence::Some => 0.5,
            Evidence::None => 1.0,
        }
    }
}

/// What a reform costs to run.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Pounds a year.
    pub pounds_a_year: f64,
    /// Months after the start until it begins.
    #[serde(default)]
    pub from_month: u32,
    /// Months after the start at which it ends; it goes on if there is none.
    pub until_month: Option<u32>,
    /// Where the amount comes from, or the word "assumed".
    pub source: String,
}

/// Room in a placement.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// The placement.
    pub placement: String,
    /// Children who fit.
    pub places: u32,
    /// Where who does not fit lives until there is room.
    pub spills_into: String,
    /// Where the number comes from, or the word "assumed".
    pub source: String,
}

fn whole() -> f64 {
    1.0
}

/// Why a scenario cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoScenario {
    /// The text.
    #[error("the scenario cannot be read: {0}")]
    Text(#[from] toml::de::Error),
    /// What it says, all problems together.
    #[error("the scenario cannot be used:{}", .0.iter().map(|problem| format!("\n  {problem}")).collect::<String>())]
    Wrong(Vec<String>),
}

/// Longer than this no ramp is: a reform of a generation.
const MONTHS_MAX: u32 = 360;

impl Scenario {
    /// Reads a scenario, with every problem of it at once.
    pub fn read(text: &str) -> Result<Scenario, NoScenario> {
        let scenario: Scenario = toml::from_str(text)?;
        let problems = scenario.problems();
        if problems.is_empty() { Ok(scenario) } else { Err(NoScenario::Wrong(problems)) }
    }

    /// Everything for which it cannot be used; nothing when it can.
    pub fn problems(&self) -> Vec<String> {
        let scenario = self;
        let mut problems = Vec::new();
        if scenario.change.is_empty() && scenario.capacity.is_empty() {
            problems.push("it changes nothing: add a [[change]] or a [[capacity]]".to_owned());
        }
        for (number, change) in (1..).zip(&scenario.change) {
            let mut problem = |says: String| problems.push(format!("change {number}: {says}"));
            for age in change.ages.iter().filter(|age| !AGE_NAMES.contains(&age.as_str())) {
                problem(format!("no age band is called \"{age}\". They are: {}", AGE_NAMES.join(", ")));
            }
            for placement in change.placements.iter().filter(|name| placement(name).is_none()) {
                problem(format!(
                    "no placement is called \"{placement}\". They are: {}",
                    Placement::ALL.map(Placement::name).join(", ")
                ));
            }
            if !(0.0..=10.0).contains(&change.factor) {
                problem("factor must be from 0 to 10".to_owned());
            }
            if !(0.0..=1.0).contains(&change.reach) {
                problem("reach must be from 0 to 1".to_owned());
            }
            if change.from_month > MONTHS_MAX || change.ramp_months > MONTHS_MAX {
                problem(format!("months must be at most {MONTHS_MAX}"));
            }
            if change.source.trim().is_empty() {
                problem("source must say where the factor comes from, or \"assumed\"".to_owned());
            }
            if change.what == What::MovingInto && change.placements.is_empty() {
                problem("moving-into needs placements".to_owned());
            }
            if change.what == What::Entering && !change.placements.is_empty() {
                problem(
                    "entering is by age, not by placement. Use moving-into to change where children begin".to_owned(),
                );
            }
        }
        for room in &scenario.capacity {
            for name in [&room.placement, &room.spills_into] {
                if placement(name).is_none() {
                    problems.push(format!("capacity: no placement is called \"{name}\""));
                }
            }
            if room.placement == room.spills_into {
                problems.push(format!("capacity: {} cannot spill into itself", room.placement));
            }
        }
        problems
    }

    /// The rules that it makes, month by month while something ramps.
    pub fn periods(&self, start: Day, months: u32) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for month in 0..=months {
            let mut period = Period::unchanged(start + months_to_days(month));
            for change in &self.change {
                // The middle of the month stands for the month.
                let factor = change.factor_at(f64::from(month) + 0.5);
                match change.what {
                    What::Entering => change.ages().for_each(|age| period.entering[age] *= factor),
                    What::Leaving => {
                        for age in change.ages() {
                            change.placements().for_each(|place| period.leaving[age][place] *= factor);
                        }
                    }
                    What::MovingInto => change.placements().for_each(|place| period.into[place] *= factor),
                    What::Price => {}
                }
            }
            let from = period.from;
            if periods.last().is_none_or(|last| Period { from, ..last.clone() } != period) {
                periods.push(period);
            }
        }
        periods
    }

    /// The factor of a placement's price in a month after the start.
    pub fn price_factor(&self, placement: usize, month: f64) -> f64 {
        let prices = self.change.iter().filter(|change| change.what == What::Price);
        prices
            .filter(|change| change.placements().any(|place| place == placement))
            .map(|change| change.factor_at(month))
            .product()
    }

    /// What it costs to run in a month after the start, in pounds.
    pub fn running_cost(&self, month: u32) -> f64 {
        let runs = |run: &&Run| month >= run.from_month && run.until_month.is_none_or(|until| month < until);
        self.run.iter().filter(runs).map(|run| run.pounds_a_year / 12.0).sum()
    }

    /// The same scenario with the effect of one change taken as `times` as large.
    pub fn with_effect(&self, change: usize, times: f64) -> Scenario {
        let mut scenario = self.clone();
        if let Some(change) = scenario.change.get_mut(change) {
            change.factor = (1.0 + (change.factor - 1.0) * times).max(0.0);
        }
        scenario
    }
}

impl Change {
    fn factor_at(&self, month: f64) -> f64 {
        let since = month - f64::from(self.from_month);
        let ramp = if since < 0.0 {
            0.0
        } else if self.ramp_months == 0 {
            1.0
        } else {
            (since / f64::from(self.ramp_months)).min(1.0)
        };
        1.0 + (self.factor - 1.0) * self.reach * ramp
    }

    fn ages(&self) -> impl Iterator<Item = usize> {
        (0..AGES).filter(|age| self.ages.is_empty() || self.ages.iter().any(|name| name == AGE_NAMES[*age]))
    }

    fn placements(&self) -> impl Iterator<Item = usize> {
        let named = |place: &usize| {
            self.placements.is_empty() || self.placements.iter().any(|name| placement(name) == Some(*place))
        };
        (0..PLACEMENTS).filter(named)
    }
}

/// The number of a placement by its name.
pub fn placement(name: &str) -> Option<usize> {
    Placement::ALL.iter().position(|placement| placement.name() == name)
}

/// Days from the start to the end of so many months.
pub fn months_to_days(months: u32) -> i32 {
    (f64::from(months) * 30.4375).round() as i32
}
