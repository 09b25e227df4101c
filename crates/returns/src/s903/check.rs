//! Checking a whole return: every rule of the year on every child, on all processors, with the same findings on any number of them.

use super::cells::READ;
use super::child::{Child, Whole};
use super::collection::{Collection, Form};
use super::found::{Found, Hit};
use super::layout::{Row, Table, Tables};
use super::tables::Children;
use super::whereabouts::{Whereabouts, mentioned};
use super::{Check, Need, RULES, Rule, Sheet};
use crate::{Finding, Outcome, State};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashSet;

/// Children that one processor takes at a time: enough to be worth handing over, few enough to share out evenly.
const CHILDREN_AT_A_TIME: u32 = 256;

/// A return and what was given beside it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// This year's files.
    pub now: &'a [Sheet],
    /// Last year's files; none when it was not given.
    pub last: &'a [Sheet],
    /// The collection, with the lists that were given.
    pub collection: &'a Collection,
}

/// What checking a return gave.
#[derive(Debug)]
pub struct Checked<'a> {
    given: Given<'a>,
    rules: Vec<&'static Rule>,
    hits: Vec<Hit>,
    /// What became of each rule of the year, in the order of the findings.
    pub outcomes: Vec<Outcome>,
    /// How many children this year's return has.
    pub children: u32,
}

/// Checks a return by every rule of its year.
pub fn check<'a>(given: Given<'a>) -> Checked<'a> {
    let of_the_year = RULES.iter().copied().filter(|rule| rule.years.include(given.collection.year));
    check_by(given, of_the_year.chain([&READ]).collect())
}

/// Checks a return by these rules.
pub(super) fn check_by<'a>(given: Given<'a>, rules: Vec<&'static Rule>) -> Checked<'a> {
    let mut children = Children::default();
    let mut now = Tables::of(given.now, &mut children);
    let children_now = children.count();
    let mut last = Tables::of(given.last, &mut children);
    let count = children.count();
    rayon::join(|| now.group(count), || last.group(count));
    rayon::join(|| derive(&mut now, given.collection), || derive(&mut last, given.collection));

    let wanting: Vec<Option<String>> = rules.iter().map(|rule| wants(rule, given)).collect();
    let runs = |place: &usize| wanting[*place].is_none();
    let (mut by_child, mut by_whole) = (Vec::new(), Vec::new());
    for place in (0..rules.len()).filter(runs) {
        let number = u16::try_from(place).expect("there are some hundred rules");
        match rules[place].check {
            Check::Child(check) => by_child.push((number, check)),
            Check::Whole(check) => by_whole.push((number, check)),
        }
    }

    let chunks: Vec<u32> = (0..count).step_by(CHILDREN_AT_A_TIME as usize).collect();
    let mut hits: Vec<Hit> = chunks
        .into_par_iter()
        .flat_map_iter(|begin| {
            let mut found = Found::default();
            for number in begin..count.min(begin + CHILDREN_AT_A_TIME) {
                let child =
                    Child { collection: given.collection, now: now.of_child(number), last: last.of_child(number) };
                for (rule, check) in &by_child {
                    found.rule = *rule;
                    check(&child, &mut found);
                }
            }
            found.hits
        })
        .collect();
    let whole = Whole { collection: given.collection, now: &now, last: &last };
    for (rule, check) in by_whole {
        let mut found = Found { rule, hits: Vec::new() };
        check(&whole, &mut found);
        hits.extend(found.hits);
    }
    hits.par_sort_unstable();
    hits.dedup();

    let outcomes = outcomes(&rules, wanting, &hits);
    Checked { given, rules, hits, outcomes, children: children_now }
}

/// The items that the department derives from postcodes.
fn derive(tables: &mut Tables<'_>, collection: &Collection) {
    if let Some(postcodes) = &collection.postcodes {
        let own = collection.authority.as_deref();
        tables.episodes.all_mut().par_iter_mut().for_each(|episode| {
            episode.whereabouts = Whereabouts::of(episode, postcodes, own);
        });
    }
}

/// The postcodes that a return mentions, without spaces and in capitals: all that a list of postcodes need be read for.
pub fn postcodes_mentioned(given: Given<'_>) -> HashSet<String> {
    let sheets = given.now.iter().chain(given.last).filter(|sheet| sheet.table() == Table::Episodes);
    let mut found = HashSet::new();
    for sheet in sheets {
        let mut cells = Vec::new();
        for row in 0..sheet.row_count() {
            sheet.cells(row, &mut cells);
            found.extend(mentioned(std::iter::once(&super::Episode::of(0, 0, &cells))));
        }
    }
    found
}

/// What a rule needs that was not given, in one sentence; none when it can run.
fn wants(rule: &Rule, given: Given<'_>) -> Option<String> {
    let has = |sheets: &[Sheet], table| sheets.iter().any(|sheet| sheet.table() == table);
    let missing = |need: &Need| match *need {
        Need::Table(table) if !has(given.now, table) => Some(format!("the {} table", table.name())),
        Need::LastYear(table) if !has(given.last, table) => Some(format!("last year's {} table", table.name())),
        Need::Postcodes if given.collection.postcodes.is_none() => Some("a list of postcodes".to_owned()),
        Need::Providers if given.collection.providers.is_none() => Some("Ofsted's lists of providers".to_owned()),
        Need::Authority if given.collection.authority.is_none() => Some("the council's code".to_owned()),
        Need::Xml if given.collection.form != Form::Xml => {
            Some("the return in XML, the only form that has what it looks at".to_owned())
        }
        Need::Table(_) | Need::LastYear(_) | Need::Postcodes | Need::Providers | Need::Authority | Need::Xml => None,
    };
    let wanted: Vec<String> = rule.needs.iter().filter_map(missing).collect();
    (!wanted.is_empty()).then(|| format!("Not run. To run it, give {}.", wanted.join(" and ")))
}

fn outcomes(rules: &[&'static Rule], wanting: Vec<Option<String>>, hits: &[Hit]) -> Vec<Outcome> {
    let mut counts = vec![0_u32; rules.len()];
    for hit in hits {
        counts[usize::from(hit.rule)] += 1;
    }
    let outcome = |((rule, why), findings): ((&&'static Rule, Option<String>), u32)| Outcome {
        rule: rule.code,
        severity: rule.severity,
        says: rule.says,
        mend: rule.mend,
        state: match why {
            Some(why) => State::CouldNotRun { why },
            None => State::Ran { findings },
        },
    };
    rules.iter().zip(wanting).zip(counts).map(outcome).collect()
}

impl<'a> Checked<'a> {
    /// Every finding, by rule, table and row.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'a>> + '_ {
        self.hits.iter().map(|hit| self.finding(hit))
    }

    fn finding(&self, hit: &Hit) -> Finding<'a> {
        let rule = self.rules[usize::from(hit.rule)];
        let (sheet, row, several) = self.place(hit);
        let looked_at = rule.looks_at.iter().filter_map(|field| field.split_once('.'));
        let own = looked_at.filter(|(table, _)| *table == hit.table.name());
        let fields: Vec<&'static str> = own.map(|(_, column)| column).collect();
        let value = |field: &&'static str| match hit.table.column(field) {
            Some(column) => Cow::Borrowed(sheet.cell(row, column)),
            None => Cow::Borrowed(""),
        };
        Finding {
            rule: rule.code,
            table: hit.table.name(),
            row: i64::try_from(row).expect("a sheet's limit keeps rows within 64 bits"),
            severity: rule.severity,
            child: Cow::Borrowed(sheet.cell(row, 0)),
            values: fields.iter().map(value).collect(),
            fields,
            says: rule.says,
            mend: rule.mend,
            file: several.then(|| Cow::Borrowed(sheet.file())),
        }
    }

    /// The sheet and the row in it that a hit means, and whether its table came in several sheets.
    fn place(&self, hit: &Hit) -> (&'a Sheet, usize, bool) {
        let sheets = || self.given.now.iter().filter(|sheet| sheet.table() == hit.table);
        let several = sheets().count() > 1;
        let mut row = hit.at as usize;
        for sheet in sheets() {
            if row < sheet.row_count() {
                return (sheet, row, several);
            }
            row -= sheet.row_count();
        }
        unreachable!("a hit is a row of one of the sheets")
    }
}
