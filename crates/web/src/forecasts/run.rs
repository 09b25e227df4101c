//! One forecast from a council's returns: what is worked out, and what of it is shown. What a reform would change is told in `reform`.

use super::{
    Forecasts, capital,
    chart::{self, Fan, whole},
    given,
    kept::Progress,
    population_words,
    reform::Compared,
    sheet::{Cell, Origin, Sheet},
};
use forecast::{
    Day, METHOD,
    council::{
        backtest::in_care,
        states::{AGE_NAMES, Placement},
        worked::{self, Drawing, NotWorked, Wanted, Worked},
    },
    population::Growth,
    scenario::Scenario,
};
use returns::GivenFile;

/// How many years ahead, unless somebody says otherwise.
pub const YEARS_USUAL: u32 = 5;
/// Further than this nobody plans homes.
pub const YEARS_MAX: u32 = 10;
/// The seed of what is drawn; the same data and seed give the same answer.
pub const SEED: u64 = 1;
/// How often the future is drawn where a reform limits room.
const RUNS: u32 = 200;
/// Days between the points of the history that is drawn.
const QUARTER: i32 = 91;

/// What came of returns.
pub enum Run {
    /// A forecast.
    Worked(Box<Made>),
    /// None: what is missing, and what became of the files.
    Cannot {
        /// What is missing, and what would help.
        says: String,
        /// What became of the files.
        notes: Vec<String>,
    },
}

/// A forecast that was made.
pub struct Made {
    /// How many years ahead.
    pub years: u32,
    /// Everything that was worked out.
    pub worked: Worked,
    /// What a person should know about how the files were read.
    pub notes: Vec<String>,
    /// How the child population was taken to go on.
    pub population: String,
    /// Where the numbers come from.
    pub origin: Origin,
}

impl Forecasts {
    fn wanted(&self, years: u32) -> Wanted<'_> {
        Wanted {
            years,
            prices: &self.prices,
            growth: Growth::Projected(&self.population),
            region: self.published.as_ref().and_then(|published| published.region()),
        }
    }
}

/// Reads returns and works a forecast out.
pub fn work_out(forecasts: &Forecasts, files: Vec<GivenFile>, years: u32, progress: &Progress) -> Run {
    let read = match given::read(files) {
        Ok(read) => read,
        Err(nothing) => return Run::Cannot { says: sentence(nothing.says), notes: nothing.notes },
    };
    let follow = |done: u32, of: u32| progress.tell(done, of);
    match worked::work_out(&read.returned, &forecasts.wanted(years), &follow) {
        Ok(worked) => {
            let end = worked.spells.end;
            let last = end.birthday(i32::try_from(years).unwrap_or(1));
            Run::Worked(Box::new(Made {
                years,
                population: population_words(&forecasts.population, end, last),
                origin: Origin { method: METHOD, seed: Some(SEED), data: read.fingerprint },
                notes: read.notes,
                worked,
            }))
        }
        Err(why) => Run::Cannot { says: sentence(&why.to_string()), notes: read.notes },
    }
}

/// Tries a reform out.
pub fn compare(
    forecasts: &Forecasts,
    made: &Made,
    scenario: Scenario,
    hides: bool,
    progress: &Progress,
) -> Result<Compared, NotWorked> {
    let wanted = forecasts.wanted(made.years);
    let comparison = made.worked.compare(&scenario, &wanted);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let drawing = Drawing { seed: SEED, runs: RUNS, threads };
    let queues = made.worked.queues(&scenario, &wanted, drawing, &|done, of| progress.tell(done, of))?;
    Ok(Compared { scenario, comparison, queues, history: made.history(), origin: made.origin.clone(), hides })
}

fn sentence(text: &str) -> String {
    capital(text) + "."
}

/// A day as a year with a fraction. A year's end, 31 March, is drawn at the number of the year.
fn at(day: Day) -> f64 {
    2026.0 + f64::from(day - Day::new(2026, 3, 31).unwrap_or(day)) / 365.25
}

pub(super) fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

pub(super) fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

/// A day as people say it: 31 March 2026.
pub fn said(day: Day) -> String {
    let (year, month, day) = day.civil();
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{day} {} {year}", MONTHS[(month - 1) as usize])
}

/// What a placement is called on a page.
pub fn placement_words(placement: Placement) -> &'static str {
    match placement {
        Placement::Kinship => "With relatives or friends",
        Placement::OwnFoster => "The council’s own foster carers",
        Placement::AgencyFoster => "Agency foster carers",
        Placement::Residential => "Children’s homes",
        Placement::Supported => "Supported accommodation",
        Placement::Parents => "With parents",
        Placement::Adoption => "Placed for adoption",
        Placement::Other => "Other (secure, custody, hospital)",
    }
}

impl Made {
    /// Children in care by quarter, until the end of the returns.
    fn history(&self) -> Vec<(f64, f64)> {
        let spells = &self.worked.spells;
        let quarters = (spells.end - spells.start) / QUARTER;
        (0..=quarters)
            .rev()
            .map(|back| spells.end + -back * QUARTER)
            .map(|day| (at(day), in_care(spells, day)))
            .collect()
    }

    /// The places of the ends of years among the months.
    fn year_ends(&self) -> Vec<usize> {
        (11..self.worked.banded.projection.days.len()).step_by(12).collect()
    }

    /// The finding in one sentence.
    pub fn finding(&self) -> String {
        let banded = &self.worked.banded;
        let Some(last) = self.year_ends().last().copied() else { return "Children in care".into() };
        let expected = banded.projection.total(last);
        let (low, high) = banded.total[last].band(expected)[1];
        format!(
            "{} children in care on {}, about {} by {} (80% likely between {} and {})",
            whole(banded.projection.at_start),
            said(self.worked.spells.end),
            whole(expected),
            said(banded.projection.days[last]),
            whole(low),
            whole(high)
        )
    }

    /// The fan of children in care.
    pub fn chart(&self) -> String {
        let banded = &self.worked.banded;
        let months = (2..banded.projection.days.len()).step_by(3);
        let expected = months.map(|month| {
            let total = banded.projection.total(month);
            (at(banded.projection.days[month]), total, Some(banded.total[month].band(total)))
        });
        let finding = self.finding();
        chart::fan(
            "care",
            &Fan {
                title: &finding,
                description: "Children in care as they were returned until the last 31 March, and as expected after it, with bands of \
                              50, 80 and 95%. A year’s mark on the lower axis is its 31 March. The table below has the numbers.",
                unit: "Children in care",
                history: self.history(),
                expected: expected.collect(),
                reform: Vec::new(),
            },
        )
    }

    /// The tables, in the order of a page.
    pub fn sheets(&self) -> Vec<Sheet> {
        vec![
            self.children("children", "Children in care", &self.year_ends()),
            self.homes(),
            self.ages(),
            self.costs(),
            self.drivers(),
            self.backtest(),
            self.hangs_on(),
            self.rates(),
        ]
    }

    /// Every month, for a file.
    pub fn months(&self) -> Sheet {
        let all: Vec<usize> = (0..self.worked.banded.projection.days.len()).collect();
        self.children("months", "Children in care, month by month", &all)
    }

    fn children(&self, name: &'static str, title: &str, which: &[usize]) -> Sheet {
        let banded = &self.worked.banded;
        let today = [text(said(self.worked.spells.end)), Cell::Heads(banded.projection.at_start)];
        let today: Vec<Cell> = today.into_iter().chain((0..6).map(|_| text(""))).collect();
        let row = |month: &usize| -> Vec<Cell> {
            let total = banded.projection.total(*month);
            let bands = banded.total[*month].band(total).into_iter();
            let bands = bands.flat_map(|(low, high)| [Cell::Heads(low), Cell::Heads(high)]);
            [text(said(banded.projection.days[*month])), Cell::Heads(total)].into_iter().chain(bands).collect()
        };
        Sheet {
            name,
            title: title.into(),
            heads: heads(&["On", "Children", "50% from", "50% to", "80% from", "80% to", "95% from", "95% to"]),
            rows: std::iter::once(today).chain(which.iter().map(row)).collect(),
        }
    }

    fn homes(&self) -> Sheet {
        let banded = &self.worked.banded;
        let today = self.worked.heads();
        let row = |placement: Placement| {
            let place = placement as usize;
            let ahead = self.year_ends().into_iter().map(|month| {
                let count = banded.projection.by_placement(month)[place];
                let (low, high) = banded.placements[month][place].band(count)[1];
                Cell::Banded(count, low, high)
            });
            [text(placement_words(placement)), Cell::Heads(today[place])].into_iter().chain(ahead).collect()
        };
        Sheet {
            name: "homes",
            title: "Homes needed, by type and year (80% band)".into(),
            heads: self.dated("Where children live"),
            rows: Placement::ALL.into_iter().map(row).collect(),
        }
    }

    fn dated(&self, first: &str) -> Vec<String> {
        let days = self.year_ends().into_iter().map(|month| said(self.worked.banded.projection.days[month]));
        [first.to_owned(), said(self.worked.spells.end)].into_iter().chain(days).collect()
    }

    fn ages(&self) -> Sheet {
        let banded = &self.worked.banded;
        let mut today = [0.0; AGE_NAMES.len()];
        for group in &self.worked.now {
            if let Some(age) = forecast::council::states::age_band(group.born, self.worked.spells.end) {
                today[age] += group.count;
            }
        }
        let row = |(age, name): (usize, &&str)| {
            let ahead = self.year_ends().into_iter().map(|month| Cell::Heads(banded.projection.by_age(month)[age]));
            [text(*name), Cell::Heads(today[age])].into_iter().chain(ahead).collect()
        };
        Sheet {
            name: "ages",
            title: "Children in care, by age".into(),
            heads: self.dated("Age"),
            rows: AGE_NAMES.iter().enumerate().map(row).collect(),
        }
    }

    fn costs(&self) -> Sheet {
        let row = |year: &forecast::council::costs::YearCost| {
            let bands = [year.band[1].0, year.band[1].1, year.band[2].0, year.band[2].1].map(Cell::Pounds);
            let name = format!("{}-{:02}", year.year, (year.year + 1) % 100);
            [text(name), Cell::Pounds(year.total()), Cell::Pounds(year.real)].into_iter().chain(bands).collect()
        };
        Sheet {
            name: "costs",
            title: "Cost of placements, by financial year".into(),
            heads: heads(&["Year", "In cash", "In today’s prices", "80% from", "80% to", "95% from", "95% to"]),
            rows: self.worked.costs.iter().map(row).collect(),
        }
    }

    fn drivers(&self) -> Sheet {
        let drivers = &self.worked.drivers;
        let rows = [
            ("Children who come", drivers.entries),
            ("Children who leave before 18", drivers.leaving),
            ("Children who turn 18", drivers.age),
            ("Where they live", drivers.mix),
            ("What that costs", drivers.price),
            ("Together", drivers.change),
        ];
        Sheet {
            name: "drivers",
            title: "Why the yearly cost changes by the end; the parts add up".into(),
            heads: heads(&["Driver", "Pounds a year"]),
            rows: rows.into_iter().map(|(name, pounds)| vec![text(name), Cell::Pounds(pounds)]).collect(),
        }
    }

    fn backtest(&self) -> Sheet {
        let row = |one: &forecast::council::backtest::Judged| {
            let (low, high) = one.band[1];
            let off = |said: f64| if one.came > 0.0 { (said - one.came).abs() / one.came } else { 0.0 };
            let held = if (low..=high).contains(&one.came) { "inside" } else { "outside" };
            vec![
                text(said(one.made)),
                text(said(one.day)),
                Cell::Heads(one.now),
                Cell::Banded(one.expected, low, high),
                Cell::Heads(one.came),
                text(held),
                Cell::Share(off(one.expected)),
                Cell::Share(off(one.now)),
            ]
        };
        Sheet {
            name: "backtest",
            title: self.worth(),
            heads: heads(&[
                "Made on",
                "For",
                "Then",
                "Expected (80% band)",
                "Came",
                "The 80% band",
                "Off by",
                "The last value, off by",
            ]),
            rows: self.worked.judged.iter().map(row).collect(),
        }
    }

    /// What earlier forecasts were worth, in one sentence.
    fn worth(&self) -> String {
        let judged = &self.worked.judged;
        if judged.is_empty() {
            return "Back-test: there are too few years to forecast one of them from those before it".into();
        }
        let held = judged.iter().filter(|one| (one.band[1].0..=one.band[1].1).contains(&one.came)).count();
        let wider = self.worked.wider.sqrt();
        let widened = if wider > 1.005 {
            format!(". The bands above are {wider:.1} times as wide as the rates alone make them, because of that")
        } else {
            String::new()
        };
        format!(
            "Back-test: the same method in earlier years; the 80% band held {held} of {} outcomes{widened}",
            judged.len()
        )
    }

    fn hangs_on(&self) -> Sheet {
        let rows = self.worked.banded.hangs_on.iter().take(8);
        Sheet {
            name: "hangs-on",
            title: "What the number at the end hangs on: a rate one tenth higher changes it by so many children".into(),
            heads: heads(&["Rate", "Children"]),
            rows: rows.map(|(name, children)| vec![text(name), Cell::Number(*children)]).collect(),
        }
    }

    fn rates(&self) -> Sheet {
        let (rates, entries) = (&self.worked.rates, &self.worked.entries);
        let row = |(age, name): (usize, &&str)| {
            let left = rates.left_by_age[age];
            vec![
                text(*name),
                Cell::Heads(entries.counted[age]),
                Cell::Heads(left.events),
                Cell::Number(left.days / 365.25),
            ]
        };
        Sheet {
            name: "rates",
            title: format!("What the rates are counted from, {} to {}", said(rates.from), said(rates.until + -1)),
            heads: heads(&["Age", "Entered", "Left before 18", "Years of care"]),
            rows: AGE_NAMES.iter().enumerate().map(row).collect(),
        }
    }
}
