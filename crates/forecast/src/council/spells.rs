//! From rows of a return to spells of care, and a report of what was joined, closed and doubted on the way. Nothing is dropped without
//! a line in the report.

use super::states::{Again, Arrival, Kind, Legal, Placement};
use crate::{
    Day,
    returned::{Code, EpisodeRow, Returned},
};
use std::{collections::BTreeMap, fmt};

/// A stretch of days in one placement under one kind of law.
#[derive(Clone, Copy, Debug)]
pub struct Spell {
    /// The child.
    pub child: u32,
    /// The day of birth.
    pub born: Day,
    /// The day the child entered care, without a gap since.
    pub entered: Day,
    /// First time or not, unaccompanied or not.
    pub kind: Kind,
    /// Where.
    pub placement: Placement,
    /// By which right.
    pub legal: Legal,
    /// The first day.
    pub from: Day,
    /// The day it ended; `None` if it goes on at the end of the data.
    pub to: Option<Day>,
    /// How it ended.
    pub ended: Ended,
}

/// How a spell ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It goes on.
    GoesOn,
    /// The child moved, or the order changed: the next spell begins on the day.
    Moved,
    /// The child left care.
    Left,
    /// The child turned 18.
    Eighteen,
    /// Nobody reported the child any more: counted as days, but not as leaving.
    Lost,
}

/// What was made of the rows, in counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataReport {
    /// Lines of what was used and joined.
    pub joined: Vec<String>,
    /// Lines of what was closed because nobody reported it any more.
    pub closed: Vec<String>,
    /// Lines of what is in doubt, and what was done about it.
    pub doubted: Vec<String>,
}

impl fmt::Display for DataReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (heading, lines) in [("Joined", &self.joined), ("Closed", &self.closed), ("Doubted", &self.doubted)] {
            writeln!(f, "{heading}")?;
            for line in lines {
                writeln!(f, "  {line}")?;
            }
            if lines.is_empty() {
                writeln!(f, "  nothing")?;
            }
        }
        Ok(())
    }
}

/// Spells with the days that they are known between.
#[derive(Clone, Debug)]
pub struct Spells {
    /// By child and first day.
    pub spells: Vec<Spell>,
    /// The first day that the returns cover.
    pub start: Day,
    /// The last day that the returns cover, a 31 March.
    pub end: Day,
}

/// Why nothing can be forecast.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotForecast {
    /// No spell is left.
    #[error(
        "no episode can be used: every one lacks a first day or the child's day of birth, or is of an age that cannot be"
    )]
    NoSpells,
    /// One year.
    #[error(
        "the returns cover {0} days. Rates need a year of days at risk and a year before it to tell who was in care: give at least \
         two years of returns"
    )]
    TooShort(i32),
    /// Nobody came.
    #[error(
        "nobody entered care in the last two years of the returns. Either a year is missing or nothing can be said about who comes next"
    )]
    NoEntries,
}

/// The least days that a forecast can be made from: two years of returns.
const DAYS_MIN: i32 = 700;

/// Makes spells of the rows.
pub fn spells(returned: &Returned) -> Result<(Spells, DataReport), CannotForecast> {
    let mut report = DataReport::default();
    let born = births(returned, &mut report);
    let years = returned.years();
    let last_year = years.last().copied().unwrap_or(0);

    let mut rows: Vec<EpisodeRow> = Vec::with_capacity(returned.episodes.len());
    let mut doubts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unknown: BTreeMap<Code, usize> = BTreeMap::new();
    for row in &returned.episodes {
        let doubt = match (row.from, born[row.child as usize]) {
            (None, _) => Some("episodes have no first day (DECOM), and were left out"),
            (Some(_), None) => Some("episodes are of a child without a day of birth, and were left out"),
            (Some(from), Some(_)) if row.to.is_some_and(|to| to < from) => {
                Some("episodes end before they begin, and were left out")
            }
            (Some(from), Some(born)) if from < born => {
                Some("episodes begin before the child was born, and were left out")
            }
            (Some(from), Some(born)) if from >= born.birthday(18) => {
                Some("episodes begin on or after the 18th birthday, when care ends, and were left out")
            }
            (Some(_), Some(_)) => None,
        };
        match doubt {
            Some(doubt) => *doubts.entry(doubt).or_default() += 1,
            None => rows.push(*row),
        }
        if !Placement::of(row.place, row.provider).1 {
            *unknown.entry(row.place).or_default() += 1;
        }
    }
    // A later year tells of the same episode again, with its end.
    rows.sort_by_key(|row| (row.child, row.from, row.year, row.to));
    let told = rows.len();
    let mut joined: Vec<EpisodeRow> = Vec::with_capacity(rows.len());
    for row in rows {
        match joined.last_mut() {
            Some(last) if last.child == row.child && last.from == row.from => *last = row,
            Some(_) | None => joined.push(row),
        }
    }
    report.joined.push(format!("{} rows of {} years: {}", returned.episodes.len(), years.len(), words(&years)));
    report.joined.push(format!(
        "{} rows told again of an episode of an earlier year, and were joined with it",
        told - joined.len()
    ));

    let end = joined.iter().filter_map(|row| row.to.max(row.from)).max().ok_or(CannotForecast::NoSpells)?.year_end();
    let first_year = years.first().copied().unwrap_or(last_year);
    // Some name a return by the year it begins in, others by the year it ends in: the last year ends where the data do.
    let last_day = |year: i32| end.birthday(year - last_year);
    let start_of_data = last_day(first_year - 1) + 1;
    if end - start_of_data < DAYS_MIN {
        return Err(CannotForecast::TooShort(end - start_of_data + 1));
    }

    let mut spells: Vec<Spell> = Vec::with_capacity(joined.len());
    let (mut cut, mut lost, mut eighteen) = (0, 0, 0);
    for (index, row) in joined.iter().enumerate() {
        let (Some(from), Some(born)) = (row.from, born[row.child as usize]) else { continue };
        let next = joined.get(index + 1).filter(|next| next.child == row.child).and_then(|next| next.from);
        let mut to = row.to;
        let mut ended = if to.is_some() { Ended::Left } else { Ended::GoesOn };
        match (to, next) {
            (Some(day), Some(next)) if day > next => {
                cut += 1;
                (to, ended) = (Some(next), Ended::Moved);
            }
            (Some(day), Some(next)) if day == next => ended = Ended::Moved,
            (None, Some(next)) => (to, ended) = (Some(next), Ended::Moved),
            (None, None) if row.year < last_year => {
                lost += 1;
                (to, ended) = (Some(last_day(row.year).max(from)), Ended::Lost);
            }
            (Some(_), Some(_) | None) | (None, None) => {}
        }
        let birthday = born.birthday(18);
        if to.unwrap_or(end + 1) >= birthday {
            eighteen += usize::from(to.is_none_or(|to| to > birthday));
            (to, ended) = (Some(birthday), Ended::Eighteen);
        }
        let (placement, _) = Placement::of(row.place, row.provider);
        let unaccompanied = returned.unaccompanied.binary_search(&row.child).is_ok();
        let arrival = if unaccompanied { Arrival::Unaccompanied } else { Arrival::FromFamily };
        let before = spells.last().filter(|before| before.child == row.child);
        let (entered, again) = match before {
            Some(before) if before.to == Some(from) => (before.entered, before.kind.again),
            Some(_) => (from, Again::Repeat),
            None => (from, Again::First),
        };
        let kind = Kind { again, arrival };
        spells.push(Spell {
            child: row.child,
            born,
            entered,
            kind,
            placement,
            legal: Legal::of(row.legal),
            from,
            to,
            ended,
        });
    }
    if spells.is_empty() {
        return Err(CannotForecast::NoSpells);
    }
    let children = spells.chunk_by(|one, other| one.child == other.child).count();
    let now = spells.iter().filter(|spell| spell.to.is_none_or(|to| to > end)).count();
    report.joined.push(format!(
        "{} spells of {children} children, {start_of_data} to {end}; {now} in care at the end",
        spells.len()
    ));
    if lost > 0 {
        report.closed.push(format!(
            "{lost} open episodes are of children whom no later year reports. Each was closed at the end of its year, and is not counted as leaving"
        ));
    }
    if eighteen > 0 {
        report.closed.push(format!(
            "{eighteen} episodes run past the 18th birthday. Each was closed on that day, when care ends"
        ));
    }
    if cut > 0 {
        report
            .doubted
            .push(format!("{cut} episodes overlap the child's next one. Each was cut off where the next begins"));
    }
    report.doubted.extend(doubts.into_iter().map(|(doubt, count)| format!("{count} {doubt}")));
    for (code, count) in unknown {
        let name = if code.is_empty() { "empty".to_owned() } else { code.to_string() };
        report.doubted.push(format!("{count} rows have the placement code {name}, which the guide does not know. They are counted as other placements"));
    }
    Ok((Spells { spells, start: start_of_data, end }, report))
}

/// Days of birth, the latest year's if they differ.
fn births(returned: &Returned, report: &mut DataReport) -> Vec<Option<Day>> {
    let mut born: Vec<Option<(i32, Day)>> = vec![None; returned.children as usize];
    let mut differ = vec![false; returned.children as usize];
    for header in &returned.headers {
        let Some(day) = header.born else { continue };
        let known = &mut born[header.child as usize];
        if known.is_some_and(|(_, other)| other != day) {
            differ[header.child as usize] = true;
        }
        if known.is_none_or(|(year, _)| header.year >= year) {
            *known = Some((header.year, day));
        }
    }
    let differing = differ.iter().filter(|differ| **differ).count();
    if differing > 0 {
        report.doubted.push(format!(
            "{differing} children have different days of birth in different years. The latest year's was used"
        ));
    }
    born.into_iter().map(|known| known.map(|(_, day)| day)).collect()
}

fn words(years: &[i32]) -> String {
    match years {
        [] => "none".to_owned(),
        [only] => only.to_string(),
        [first, .., last] if last - first + 1 == years.len() as i32 => format!("{first} to {last}"),
        years => years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}
