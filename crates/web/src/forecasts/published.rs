//! Forecasts from published figures, ready to be shown: every series for the council, its region, England and the councils most like it,
//! with what the same method was worth in the past.

use super::{
    capital,
    chart::{self, Fan, whole},
    sheet::{Cell, Origin, Sheet},
};
use forecast::{
    METHOD,
    council::rates::Seen,
    published::{
        Forecast, JUDGED, Level, NotEnough, Outlook, Place, Rival, Series, Statistics,
        backtest::{self, Judged, SIZES},
        left_care_in_region_of,
    },
};
use std::sync::OnceLock;

/// Years ahead that a page shows.
const AHEAD: i32 = 3;

/// Published figures with the forecasts from them.
pub struct Published {
    statistics: Statistics,
    /// Where the numbers come from.
    pub origin: Origin,
    authority: String,
    told: OnceLock<Vec<(Series, Result<Told, NotEnough>)>>,
}

/// One series, forecast and judged.
pub struct Told {
    outlook: Outlook,
    judged: Vec<Judged>,
}

/// One place of a series: what is drawn and what is listed.
pub struct OfPlace {
    /// The finding in one sentence.
    pub finding: String,
    /// The chart.
    pub chart: String,
    /// Its tables.
    pub sheets: Vec<Sheet>,
}

/// What a series says of one place, short.
pub struct Short {
    /// The last year that was published.
    pub year: i32,
    /// Counted then.
    pub count: f64,
    /// The rate per 10,000 children then.
    pub rate: f64,
    /// Expected a year after, and the furthest year.
    pub ahead: Vec<Forecast>,
}

impl Published {
    /// Figures for a council of that name.
    pub fn new(statistics: Statistics, data: String, authority: &str) -> Published {
        let origin = Origin { method: METHOD, seed: None, data };
        Published { statistics, origin, authority: authority.to_owned(), told: OnceLock::new() }
    }

    /// Forecasts and judges every series. It takes seconds for all of England, once.
    pub fn prepare(&self) -> &[(Series, Result<Told, NotEnough>)] {
        self.told.get_or_init(|| {
            let tell = |series: Series| {
                let outlook = Outlook::of(&self.statistics, series)?;
                let judged = backtest::judge(&outlook, Level::Authority);
                Ok(Told { outlook, judged })
            };
            Series::ALL.into_iter().map(|series| (series, tell(series))).collect()
        })
    }

    /// The same, if it is ready.
    pub fn ready(&self) -> Option<&[(Series, Result<Told, NotEnough>)]> {
        self.told.get().map(Vec::as_slice)
    }

    /// The place of a code, or the council itself, or England where the council is not among the figures.
    pub fn place(&self, code: Option<&str>) -> Option<&Place> {
        let named = |name: &str| self.statistics.places().find(|place| place.code == name);
        let own = || {
            let authority = self.authority.to_lowercase();
            let councils = self.statistics.places().filter(|place| place.level == Level::Authority);
            councils.filter(|place| authority.contains(&place.name.to_lowercase())).max_by_key(|place| place.name.len())
        };
        let england = || self.statistics.places().find(|place| place.level == Level::National);
        code.and_then(named).or_else(own).or_else(england)
    }

    /// Every place: England, regions, councils, each by name.
    pub fn places(&self) -> Vec<&Place> {
        let mut places: Vec<&Place> = self.statistics.places().collect();
        places.sort_by(|one, other| (one.level, &one.name).cmp(&(other.level, &other.name)));
        places
    }

    /// What was seen of leaving care in the council's region.
    pub fn region(&self) -> Option<Seen> {
        left_care_in_region_of(&self.statistics, &self.place(None)?.name)
    }

    /// The places to be seen beside one: its region, England, and the councils most like it.
    pub fn beside(&self, place: &Place) -> Vec<&Place> {
        let find = |test: &dyn Fn(&Place) -> bool| self.statistics.places().find(|one| test(one));
        let near = self.statistics.neighbours(&place.old_code).iter();
        let near = near.filter_map(|code| find(&|one| one.old_code == *code && one.level == Level::Authority));
        let wider = [find(&|one| one.code == place.region), find(&|one| one.level == Level::National)];
        wider.into_iter().flatten().filter(|one| one.code != place.code).chain(near).collect()
    }
}

impl Told {
    /// What it says of a place, short; nothing where no number was published.
    pub fn short(&self, place: &Place) -> Option<Short> {
        let panel = self.outlook.level(place.level)?;
        let at = panel.places.iter().position(|one| one.code == place.code)?;
        let year = panel.last_year();
        let (count, rate) = (panel.count(at, year)?, panel.log_rate(at, year)?.exp());
        let ahead = (1..=AHEAD).filter_map(|ahead| self.forecast(place, ahead)).collect();
        Some(Short { year, count, rate, ahead })
    }

    fn forecast(&self, place: &Place, ahead: i32) -> Option<Forecast> {
        let made = self.outlook.forecasts(place.level, self.outlook.panel().last_year(), ahead);
        made.into_iter().find(|one| one.place.code == place.code)
    }

    /// Everything that is shown of a place.
    pub fn of_place(&self, published: &Published, series: Series, place: &Place) -> Option<OfPlace> {
        let panel = self.outlook.level(place.level)?;
        let at = panel.places.iter().position(|one| one.code == place.code)?;
        let short = self.short(place)?;
        let history: Vec<(i32, f64)> =
            panel.years.iter().filter_map(|year| Some((*year, panel.count(at, *year)?))).collect();
        let last = short.ahead.last()?;
        let held = last.bands.map(|bands| bands[1]);
        let finding = format!(
            "{}: {} in {}, about {} in {}{}",
            place.name,
            whole(short.count),
            short.year,
            whole(last.count),
            last.year,
            held.map_or(String::new(), |(low, high)| format!(
                " (80% likely between {} and {})",
                whole(low),
                whole(high)
            ))
        );
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let text = |year: i32| Cell::Text(year.to_string());
        for (year, count) in &history {
            let rate = panel.log_rate(at, *year).map_or(0.0, f64::exp);
            let none = || Cell::Text(String::new());
            let counted = vec![text(*year), Cell::Text("counted".into()), Cell::Heads(*count), Cell::Number(rate)];
            rows.push(counted.into_iter().chain((0..6).map(|_| none())).collect());
        }
        for one in &short.ahead {
            let bands = one.bands.unwrap_or([(one.count, one.count); 3]);
            let cells = [text(one.year), Cell::Text("expected".into()), Cell::Heads(one.count), Cell::Number(one.rate)];
            let bands = bands.into_iter().flat_map(|(low, high)| [Cell::Heads(low), Cell::Heads(high)]);
            rows.push(cells.into_iter().chain(bands).collect());
        }
        let heads = [
            "Year",
            "",
            "Number",
            "Per 10,000 children",
            "50% from",
            "50% to",
            "80% from",
            "80% to",
            "95% from",
            "95% to",
        ];
        let forecast = Sheet {
            name: "forecast",
            title: format!("Counted and expected: {}", series.words()),
            heads: heads.map(str::to_owned).to_vec(),
            rows,
        };
        let chart = chart::fan(
            "published",
            &Fan {
                title: &finding,
                description: &format!(
                    "{} of {}: what was published from {} to {}, and what is expected for the {AHEAD} years after it, with bands that \
                     held 50, 80 and 95% of outcomes in the past. The table below has every number.",
                    series.words(),
                    place.name,
                    history.first().map_or(0, |first| first.0),
                    short.year
                ),
                unit: "Number",
                history: history.iter().map(|(year, count)| (f64::from(*year), *count)).collect(),
                expected: short.ahead.iter().map(|one| (f64::from(one.year), one.count, one.bands)).collect(),
                reform: Vec::new(),
            },
        );
        let sheets =
            vec![forecast, self.beside(published, place), self.errors(), self.coverage(place), self.own(place)];
        Some(OfPlace { finding, chart, sheets: sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect() })
    }

    /// The place among others, by rate.
    fn beside(&self, published: &Published, place: &Place) -> Sheet {
        let year = self.outlook.panel().last_year();
        let row = |one: &Place| {
            let short = self.short(one)?;
            let ahead = short.ahead.iter().map(|one| Cell::Number(one.rate));
            Some([Cell::Text(one.name.clone()), Cell::Number(short.rate)].into_iter().chain(ahead).collect())
        };
        let beside = published.beside(place);
        let years = (1..=AHEAD).map(|ahead| format!("{} (expected)", year + ahead));
        Sheet {
            name: "beside",
            title: "Beside region, England and the councils most like it: rate per 10,000 children".into(),
            heads: ["Place".to_owned(), year.to_string()].into_iter().chain(years).collect(),
            rows: std::iter::once(place).chain(beside).filter_map(row).collect(),
        }
    }

    /// How far the method was out, beside others.
    fn errors(&self) -> Sheet {
        let row = |ahead: i32| {
            let score = backtest::score(&self.judged, |one| one.horizon == ahead);
            let errors = std::iter::once(score.error).chain(score.rivals).map(Cell::Share);
            let first = [Cell::Text(ahead.to_string()), Cell::Text(score.forecasts.to_string())];
            (score.forecasts > 0).then(|| first.into_iter().chain(errors).collect())
        };
        let heads = ["Years ahead", "Forecasts", "This method"].map(str::to_owned).into_iter();
        let heads = heads.chain(Rival::ALL.map(|rival| capital(rival.words())));
        Sheet {
            name: "errors",
            title: "Back-test: mean error of forecasts of every authority made with what was known at the time".into(),
            heads: heads.collect(),
            rows: (1..=JUDGED).filter_map(row).collect(),
        }
    }

    /// How often the bands held.
    fn coverage(&self, place: &Place) -> Sheet {
        let mut rows = Vec::new();
        let mut row = |name: String, which: &dyn Fn(&Judged) -> bool| {
            let score = backtest::score(&self.judged, which);
            if score.banded > 0 {
                let held = score.held.map(Cell::Share);
                let first = [Cell::Text(name), Cell::Text(score.banded.to_string())];
                rows.push(first.into_iter().chain(held).collect::<Vec<_>>());
            }
        };
        for ahead in 1..=JUDGED {
            row(format!("{ahead} ahead"), &|one| one.horizon == ahead);
        }
        for (name, from, below) in SIZES {
            row(name.to_owned(), &|one| (from..below).contains(&one.forecast.population));
        }
        row(format!("{} alone", place.name), &|one| one.forecast.place.code == place.code);
        Sheet {
            name: "coverage",
            title: "Back-test: share of outcomes that each band held".into(),
            heads: ["Group", "Forecasts", "50% band", "80% band", "95% band"].map(str::to_owned).to_vec(),
            rows,
        }
    }

    /// What would have been said of one council a year ahead, and what came.
    fn own(&self, place: &Place) -> Sheet {
        let own = self.judged.iter().filter(|one| one.horizon == 1 && one.forecast.place.code == place.code);
        let row = |one: &Judged| {
            let (low, high) = one.forecast.bands.map_or((one.forecast.count, one.forecast.count), |bands| bands[1]);
            let held = if (low..=high).contains(&one.came) { "inside" } else { "outside" };
            vec![
                Cell::Text(one.forecast.year.to_string()),
                Cell::Banded(one.forecast.count, low, high),
                Cell::Heads(one.came),
                Cell::Text(held.into()),
            ]
        };
        Sheet {
            name: "own",
            title: format!("Back-test: what would have been said of {} a year ahead", place.name),
            heads: ["Year", "Forecast a year before (80% band)", "Came", "The 80% band"].map(str::to_owned).to_vec(),
            rows: own.map(row).collect(),
        }
    }
}
