//! Checking a census message while it streams past: one child in memory at a time, and of the others only what a rule over all of
//! them needs. The same file gives the same findings in the same order, always.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::ops::ControlFlow;

use policy::Calendar;

use super::census::{Census, FIRST_YEAR, NEWEST_YEAR, last_day};
use super::child::{self, Header};
use super::notes::Notes;
use super::problem::CannotRead;
use super::read::{Part, Summary, read};
use super::rows::{Child, Counts, Given, Row, Table};
use super::rule::{Check, Found, Heading, Need, Rule, Whole, finding, finding_on_whole};
use super::{rules, values};
use crate::{Finding, Note, Outcome, State};

/// What the person who checks may say beside the file.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The file as it is named in notes.
    pub file: String,
    /// The collection whose rules are asked, by the year in which it ends; without it the year of the header.
    pub year: Option<u16>,
    /// The three digits of the council; a note says when the header has others.
    pub authority: Option<String>,
    /// England's working days.
    pub calendar: &'a Calendar,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { file: "the message".to_owned(), year: None, authority: None, calendar: policy::national().calendar() }
    }
}

/// What a checked message is like.
#[derive(Debug)]
pub struct Checked {
    /// The collection whose rules were asked, by the year in which it ends.
    pub year: u16,
    /// The three digits of the council, as the header gives them.
    pub authority: Option<String>,
    /// Everything found, by rule, table and row; none twice.
    pub findings: Vec<Finding<'static>>,
    /// What became of each rule of that collection, by code; `READ` last.
    pub outcomes: Vec<Outcome>,
    /// What a person should know about how the file is written, by line.
    pub notes: Vec<Note>,
    /// How many rows each table has.
    pub counts: Vec<(&'static str, u32)>,
    /// How the reading went.
    pub summary: Summary,
}

/// Reads a message and asks every rule of its collection. `progress` is told now and then how many bytes have been read.
///
/// What is wrong with the data is never an error: an error means that the file is no census message, or ends too early.
pub fn check(source: impl BufRead, options: Options<'_>, progress: impl FnMut(u64)) -> Result<Checked, CannotRead> {
    check_by(rules::RULES, source, options, progress)
}

/// The same for some of the rules.
pub(super) fn check_by(
    rules: &[&'static Rule],
    source: impl BufRead,
    options: Options<'_>,
    mut progress: impl FnMut(u64),
) -> Result<Checked, CannotRead> {
    let mut notes = Notes::new(&options.file);
    let mut checking = Checking::new(rules);
    let mut begun = None;
    let summary = read(source, |part| {
        match part {
            Part::Header(header) if begun.is_none() => {
                begun = Some(checking.begin(Some(&header), &options, &mut notes));
                notes.add_all(&header.problems);
            }
            Part::Header(header) => {
                let line = Some(header.block.line);
                notes.say(
                    line,
                    "This header comes too late or is the second, and has not been used. Keep one, at the start",
                );
            }
            Part::Child(child) => {
                let census = begun.get_or_insert_with(|| checking.begin(None, &options, &mut notes));
                checking.take(&child, census);
                notes.add_all(&child.problems);
            }
            // Its problem follows and says the same.
            Part::Unknown(_) => {}
            Part::Problem(problem) => notes.add(&problem),
            Part::Progress(bytes) => progress(bytes),
        }
        ControlFlow::Continue(())
    })?;
    let census = begun.unwrap_or_else(|| checking.begin(None, &options, &mut notes));
    Ok(checking.end(&census, notes, summary))
}

/// A return in the middle of its check.
struct Checking {
    all: Vec<&'static Rule>,
    running: Vec<Running>,
    could_not: HashMap<&'static str, String>,
    counts: Counts,
    seen: HashSet<(Table, u32)>,
    findings: Vec<Finding<'static>>,
    authority: Option<String>,
}

/// A rule of this collection, with what it keeps from child to child.
struct Running {
    rule: &'static Rule,
    kept: Kept,
}

enum Kept {
    Nothing,
    Whole(Box<dyn Whole>),
    Unique(HashMap<String, First>),
}

/// Where a text was first.
struct First {
    row: u32,
    child: String,
    reported: bool,
}

impl Checking {
    fn new(rules: &[&'static Rule]) -> Checking {
        Checking {
            all: rules.to_vec(),
            running: Vec::new(),
            could_not: HashMap::new(),
            counts: Counts::default(),
            seen: HashSet::new(),
            findings: Vec::new(),
            authority: None,
        }
    }

    /// Settles the collection, asks the rules of the header and chooses the others.
    fn begin<'a>(&mut self, header: Option<&Header>, options: &Options<'a>, notes: &mut Notes) -> Census<'a> {
        let given_year = header.and_then(Header::year).and_then(|field| field.number().ok());
        let given_year = given_year.and_then(|year| u16::try_from(year).ok());
        let given_end = header.and_then(Header::reference_date).and_then(|field| field.date().ok());
        let year = options.year.or(given_year).or(given_end.and_then(|end| u16::try_from(end.year()).ok()));
        let end = given_end.or(year.map(last_day));
        let asked = year.unwrap_or(NEWEST_YEAR).max(FIRST_YEAR);
        let census = Census::ending(asked, end.unwrap_or(last_day(asked)), options.calendar);
        match year {
            None => notes.say(
                None,
                "The file does not say its year, so rules about the collection's dates could not run. Give the year",
            ),
            Some(year) if year < FIRST_YEAR => notes.say(
                None,
                "The collection is older than the rules that are known. The oldest of them were used: those of 2022/23",
            ),
            Some(_) => {}
        }
        if options.year.is_some() && given_year.is_some() && options.year != given_year {
            notes.say(
                None,
                "The header is of another year than the one that was named. The rules are those of the year that was named, \
                 and days are compared with the header's reference date",
            );
        }
        self.authority = header.and_then(Header::authority).map(|field| field.text().to_owned());
        if let (Some(said), Some(given)) = (&options.authority, &self.authority)
            && said.len() == given.len()
            && said != given
        {
            notes.say(
                None,
                "The header is of another council than the one that was named. Check that it is the right file",
            );
        }

        for rule in self.all.iter().copied().filter(|rule| rule.years.include(asked)) {
            match missing(rule, end.is_some(), &census) {
                Some(why) => drop(self.could_not.insert(rule.code, why.to_owned())),
                None => self.running.push(Running { rule, kept: Kept::of(rule) }),
            }
        }
        self.ask_header(header);
        census
    }

    fn ask_header(&mut self, header: Option<&Header>) {
        let text = |field: Option<&super::Field>| field.map_or(String::new(), |field| field.text().to_owned());
        let year = text(header.and_then(Header::year));
        let reference_date = text(header.and_then(Header::reference_date));
        let heading = Heading { year: &year, reference_date: &reference_date };
        let row = self.counts.next(Table::Header, header.map_or(Given::Nothing, |header| Given::Block(&header.block)));
        for running in &self.running {
            if let Check::Header(is_wrong) = running.rule.check
                && is_wrong(&heading)
            {
                self.findings.push(finding(running.rule, &row, ""));
            }
        }
        values::unreadable(&[row], "", 0, &mut self.findings);
    }

    fn take(&mut self, given: &child::Child, census: &Census<'_>) {
        let child = Child::of(given, &mut self.counts);
        let before = self.findings.len();
        for running in &mut self.running {
            running.ask(&child, census, &mut self.seen, &mut self.findings);
        }
        values::unreadable(&child.rows(), child.id, before, &mut self.findings);
    }

    fn end(mut self, census: &Census<'_>, notes: Notes, summary: Summary) -> Checked {
        for running in &self.running {
            if let Kept::Whole(whole) = &running.kept
                && whole.is_wrong()
            {
                self.findings.push(finding_on_whole(running.rule));
            }
        }
        // Codes are in the order of the rules, and a row is reported once by a rule, so this order is total.
        self.findings.sort_by(|one, other| {
            (one.rule, one.table, one.row, &one.fields).cmp(&(other.rule, other.table, other.row, &other.fields))
        });
        let mut found: HashMap<&str, u32> = HashMap::new();
        for finding in &self.findings {
            *found.entry(finding.rule).or_default() += 1;
        }
        let asked = self.all.iter().filter(|rule| rule.years.include(census.year));
        let mut outcomes: Vec<Outcome> = asked
            .map(|rule| Outcome {
                rule: rule.code,
                severity: rule.severity,
                says: rule.says,
                mend: rule.mend,
                state: match self.could_not.remove(rule.code) {
                    Some(why) => State::CouldNotRun { why },
                    None => State::Ran { findings: found.get(rule.code).copied().unwrap_or(0) },
                },
            })
            .collect();
        outcomes.push(values::outcome(found.get(values::CODE).copied().unwrap_or(0)));
        Checked {
            year: census.year,
            authority: self.authority,
            findings: self.findings,
            outcomes,
            notes: notes.finish(),
            counts: Table::ALL.map(|table| (table.name(), self.counts.of(table))).to_vec(),
            summary,
        }
    }
}

/// What a rule lacks, in words for the person who can give it.
fn missing(rule: &Rule, period_known: bool, census: &Census<'_>) -> Option<&'static str> {
    rule.needs.iter().find_map(|need| match need {
        Need::Period if !period_known => Some("The file does not say which year it is for. Give the year"),
        Need::WorkingDays if !period_known => Some("The file does not say which year it is for. Give the year"),
        Need::WorkingDays if !census.working_days_known() => {
            Some("The bank holidays of that year are not known. Add them to policy/bank_holidays.toml")
        }
        Need::Period | Need::WorkingDays => None,
    })
}

impl Kept {
    fn of(rule: &Rule) -> Kept {
        match rule.check {
            Check::Whole(start) => Kept::Whole(start()),
            Check::Unique(_) => Kept::Unique(HashMap::new()),
            Check::Header(_) | Check::Child(_) => Kept::Nothing,
        }
    }
}

impl Running {
    fn ask(
        &mut self,
        child: &Child<'_>,
        census: &Census<'_>,
        seen: &mut HashSet<(Table, u32)>,
        findings: &mut Vec<Finding<'static>>,
    ) {
        match (self.rule.check, &mut self.kept) {
            (Check::Child(check), _) => check(child, census, &mut Found::new(self.rule, child.id, seen, findings)),
            (Check::Unique(text), Kept::Unique(firsts)) => {
                if let Some(text) = text(child) {
                    unique(self.rule, text, child, firsts, findings);
                }
            }
            (_, Kept::Whole(whole)) => whole.add(child, census),
            (Check::Header(_) | Check::Unique(_) | Check::Whole(_), Kept::Nothing | Kept::Unique(_)) => {}
        }
    }
}

/// Reports a text that an earlier child has too, and that child once.
fn unique(
    rule: &'static Rule,
    text: &str,
    child: &Child<'_>,
    firsts: &mut HashMap<String, First>,
    findings: &mut Vec<Finding<'static>>,
) {
    let Some(first) = firsts.get_mut(text) else {
        let first = First { row: child.row.number, child: child.id.to_owned(), reported: false };
        firsts.insert(text.to_owned(), first);
        return;
    };
    let second = finding(rule, &child.row, child.id);
    if !first.reported {
        first.reported = true;
        let row = Row { table: child.row.table, number: first.row, given: Given::Nothing };
        // The first child has gone by, but the text that the two share is the value of the one column that such a rule looks at.
        let values = second.fields.iter().map(|_| text.to_owned().into()).collect();
        findings.push(Finding { values, ..finding(rule, &row, &first.child) });
    }
    findings.push(second);
}
