//! Figures in the layout of the department's "explore education statistics": one row for a place, a year and a breakdown. Any file of
//! that layout can be read; which of its series is forecast is decided in `series`.

use super::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::{self, Read, Write},
};

/// England and its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// England.
    National,
    /// One of the regions; the department publishes inner, outer and all of London.
    Regional,
    /// One council.
    Authority,
}

/// A place that figures are published for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The nine-character code of the Office for National Statistics.
    pub code: String,
    /// The department's three digits, for a council.
    pub old_code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub level: Level,
    /// The code of the region that a council belongs to.
    pub region: String,
}

/// Which figure: everything but the place and the year.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Measure {
    /// The kind of year, such as "Reporting year".
    pub period: String,
    /// What the row is broken down by, such as "Children looked after on 31 March each year".
    pub breakdown: String,
    /// The name of the column.
    pub indicator: String,
}

/// Published figures of any number of files. Figures of a later file replace those of an earlier one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    places: BTreeMap<String, Place>,
    measures: BTreeMap<Measure, BTreeMap<(String, i32), Value>>,
    neighbours: BTreeMap<String, Vec<String>>,
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum NotStatistics {
    /// The text.
    #[error("it is not a CSV file that can be read: {0}")]
    Text(#[from] csv::Error),
    /// The header.
    #[error(
        "it is not laid out as the department publishes statistics: there is no column {0}. Download the data set as CSV from \
         explore-education-statistics.service.gov.uk, and do not change its first line"
    )]
    Column(&'static str),
}

/// What became of one file.
#[derive(Debug, Default, PartialEq)]
pub struct ReadReport {
    /// Rows of the file.
    pub rows: usize,
    /// Figures with a number.
    pub numbers: usize,
    /// Figures without one, by reason.
    pub without: BTreeMap<&'static str, usize>,
    /// The years that it holds.
    pub years: BTreeSet<i32>,
    /// The places that it is about.
    pub places: usize,
    /// Whether it lists statistical neighbours instead of figures.
    pub is_neighbours: bool,
    /// Rows or figures that were left out, in words.
    pub problems: Vec<String>,
}

/// Longer lists of problems say nothing more; the count is always given.
const PROBLEMS_MAX: usize = 20;

/// Columns that say where and when; everything else is a figure or what it is broken down by.
const LOCATION: [&str; 11] = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "la_name",
    "new_la_code",
    "la_code",
];

/// The columns of the file that [`Statistics::write`] makes.
const KEPT: [&str; 10] =
    ["kith_statistics", "level", "code", "old_code", "name", "region", "period", "year", "breakdown", "indicator"];

impl Statistics {
    /// No figures yet.
    pub fn new() -> Statistics {
        Statistics::default()
    }

    /// Every place, by code.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.values()
    }

    /// A place by its code.
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.get(code)
    }

    /// Every measure that there are figures of.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.measures.keys()
    }

    /// The figures of the first measure with that column and a breakdown that contains `breakdown`.
    pub fn figures(&self, indicator: &str, breakdown: &str) -> Option<&BTreeMap<(String, i32), Value>> {
        self.measures
            .iter()
            .find(|(measure, _)| measure.indicator == indicator && measure.breakdown.contains(breakdown))
            .map(|(_, figures)| figures)
    }

    /// The department's three digits of a council's closest neighbours, closest first.
    pub fn neighbours(&self, old_code: &str) -> &[String] {
        self.neighbours.get(old_code).map_or(&[], Vec::as_slice)
    }

    /// Adds one file: published figures, statistical neighbours, or what [`Statistics::write`] wrote.
    ///
    /// A row that cannot be used is reported and the next one is read; a file of another layout is an error and changes nothing.
    pub fn read(&mut self, text: impl Read) -> Result<ReadReport, NotStatistics> {
        let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text);
        let header: Vec<String> =
            rows.headers()?.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let at: HashMap<&str, usize> =
            header.iter().enumerate().map(|(position, name)| (name.as_str(), position)).collect();
        let rows: Vec<csv::StringRecord> = rows.into_records().collect::<Result<_, _>>()?;
        if at.contains_key(KEPT[0]) {
            return self.read_kept(&at, &rows);
        }
        if at.contains_key("SN_1") {
            return self.read_neighbours(&at, &rows);
        }
        self.read_published(&header, &at, &rows)
    }

    fn read_published(
        &mut self,
        header: &[String],
        at: &HashMap<&str, usize>,
        rows: &[csv::StringRecord],
    ) -> Result<ReadReport, NotStatistics> {
        for needed in ["time_period", "geographic_level", "country_code"] {
            if !at.contains_key(needed) {
                return Err(NotStatistics::Column(needed));
            }
        }
        let others: Vec<usize> =
            (0..header.len()).filter(|column| !LOCATION.contains(&header[*column].as_str())).collect();
        let is_figure = |column: &usize| {
            let mut cells = rows.iter().map(|row| row.get(*column).unwrap_or_default());
            cells.clone().any(|cell| !cell.is_empty()) && cells.all(|cell| Value::parse(cell).is_some())
        };
        let (figures, breakdowns): (Vec<usize>, Vec<usize>) = others.into_iter().partition(is_figure);

        let mut report = ReadReport { rows: rows.len(), ..ReadReport::default() };
        let mut seen: BTreeSet<(Measure, String, i32)> = BTreeSet::new();
        let mut places = BTreeSet::new();
        for (line, row) in (2..).zip(rows) {
            let cell = |name: &str| at.get(name).and_then(|column| row.get(*column)).unwrap_or_default().trim();
            let Ok(year) = cell("time_period").parse::<i32>() else {
                report.problem(format!("Line {line}: time_period must be a year"));
                continue;
            };
            let Some(place) = place_of(&cell) else {
                report.problem(format!("Line {line}: the place has no code, or its level is not known"));
                continue;
            };
            let breakdown: Vec<&str> = breakdowns.iter().map(|column| row.get(*column).unwrap_or_default()).collect();
            let breakdown = breakdown.join(" / ");
            report.years.insert(year);
            places.insert(place.code.clone());
            for column in &figures {
                let value = row.get(*column).and_then(Value::parse).unwrap_or(Value::NotAvailable);
                let measure = Measure {
                    period: cell("time_identifier").to_owned(),
                    breakdown: breakdown.clone(),
                    indicator: header[*column].clone(),
                };
                if !seen.insert((measure.clone(), place.code.clone(), year)) {
                    let name = &header[*column];
                    report.problem(format!(
                        "Line {line}: {name} of this place and year is there twice. The first is kept"
                    ));
                    continue;
                }
                report.count(value);
                self.measures.entry(measure).or_default().insert((place.code.clone(), year), value);
            }
            self.places.insert(place.code.clone(), place);
        }
        report.places = places.len();
        Ok(report)
    }

    fn read_neighbours(
        &mut self,
        at: &HashMap<&str, usize>,
        rows: &[csv::StringRecord],
    ) -> Result<ReadReport, NotStatistics> {
        let Some(own) = at.get("old_la_code") else { return Err(NotStatistics::Column("old_la_code")) };
        let columns: Vec<usize> = (1..=10).filter_map(|rank| at.get(format!("SN_{rank}").as_str()).copied()).collect();
        let mut report = ReadReport { rows: rows.len(), is_neighbours: true, ..ReadReport::default() };
        for (line, row) in (2..).zip(rows) {
            let Some(code) = row.get(*own).filter(|code| !code.is_empty()) else {
                report.problem(format!("Line {line}: the council has no code"));
                continue;
            };
            let codes = columns.iter().filter_map(|column| row.get(*column)).filter(|code| !code.is_empty());
            self.neighbours.insert(code.to_owned(), codes.map(str::to_owned).collect());
            report.places += 1;
        }
        Ok(report)
    }

    fn read_kept(
        &mut self,
        at: &HashMap<&str, usize>,
        rows: &[csv::StringRecord],
    ) -> Result<ReadReport, NotStatistics> {
        for needed in KEPT {
            if !at.contains_key(needed) {
                return Err(NotStatistics::Column(needed));
            }
        }
        let mut report = ReadReport { rows: rows.len(), ..ReadReport::default() };
        let mut places = BTreeSet::new();
        for (line, row) in (2..).zip(rows) {
            let cell = |name: &str| at.get(name).and_then(|column| row.get(*column)).unwrap_or_default();
            if cell("level") == "neighbours" {
                let codes = cell(KEPT[0]).split(' ').map(str::to_owned).collect();
                self.neighbours.insert(cell("old_code").to_owned(), codes);
                continue;
            }
            let level = level(cell("level"));
            let (Some(level), Ok(year), Some(value)) =
                (level, cell("year").parse::<i32>(), Value::parse(cell(KEPT[0])))
            else {
                report.problem(format!("Line {line}: this is not a line that Kith wrote. It was left out"));
                continue;
            };
            let text = |name: &str| cell(name).to_owned();
            let place = Place {
                code: text("code"),
                old_code: text("old_code"),
                name: text("name"),
                level,
                region: text("region"),
            };
            let measure =
                Measure { period: text("period"), breakdown: text("breakdown"), indicator: text("indicator") };
            report.count(value);
            report.years.insert(year);
            places.insert(place.code.clone());
            self.measures.entry(measure).or_default().insert((place.code.clone(), year), value);
            self.places.insert(place.code.clone(), place);
        }
        report.places = places.len();
        Ok(report)
    }

    /// Writes everything in one file that [`Statistics::read`] takes again, with each reason for a missing figure.
    pub fn write(&self, to: impl Write) -> io::Result<()> {
        let mut out = csv::Writer::from_writer(to);
        out.write_record(KEPT)?;
        for (measure, figures) in &self.measures {
            for ((code, year), value) in figures {
                let Some(place) = self.places.get(code) else { continue };
                let level = match place.level {
                    Level::National => "National",
                    Level::Regional => "Regional",
                    Level::Authority => "Local authority",
                };
                out.write_record([
                    &value.to_string(),
                    level,
                    code,
                    &place.old_code,
                    &place.name,
                    &place.region,
                    &measure.period,
                    &year.to_string(),
                    &measure.breakdown,
                    &measure.indicator,
                ])?;
            }
        }
        for (own, others) in &self.neighbours {
            out.write_record([&others.join(" "), "neighbours", "", own, "", "", "", "", "", ""])?;
        }
        out.flush()
    }
}

impl ReadReport {
    fn problem(&mut self, says: String) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(says);
        } else if self.problems.len() == PROBLEMS_MAX {
            self.problems.push("There are more problems of the same kind".to_owned());
        }
    }

    fn count(&mut self, value: Value) {
        match value.reason() {
            None => self.numbers += 1,
            Some(reason) => *self.without.entry(reason).or_default() += 1,
        }
    }
}

fn level(name: &str) -> Option<Level> {
    match name {
        "National" => Some(Level::National),
        "Regional" => Some(Level::Regional),
        "Local authority" => Some(Level::Authority),
        _ => None,
    }
}

fn place_of<'a>(cell: &impl Fn(&str) -> &'a str) -> Option<Place> {
    let level = level(cell("geographic_level"))?;
    let (code, name, region) = match level {
        Level::National => (cell("country_code"), cell("country_name"), ""),
        Level::Regional => (cell("region_code"), cell("region_name"), ""),
        Level::Authority => (cell("new_la_code"), cell("la_name"), cell("region_code")),
    };
    let is_code = |code: &str| !code.is_empty() && Value::parse(code).is_none();
    let old_code = if is_code(code) { cell("old_la_code") } else { "" };
    is_code(code).then(|| Place {
        code: code.to_owned(),
        old_code: old_code.to_owned(),
        name: name.to_owned(),
        level,
        region: region.to_owned(),
    })
}
