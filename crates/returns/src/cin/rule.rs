//! What a rule of the census decides on, and where it says what it found.

use std::collections::HashSet;

use super::census::Census;
use super::rows::{Child, Row, Table};
use crate::Finding;

/// One rule of the census: one number, one file under `rules`.
pub type Rule = crate::Rule<Check, Need>;

/// How a rule decides. Every kind works on a stream: none needs more than one child and what it keeps itself.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The header is wrong.
    Header(fn(&Heading<'_>) -> bool),
    /// One child at a time.
    Child(fn(&Child<'_>, &Census<'_>, &mut Found<'_>)),
    /// Children who must not share this text; none for a child who has it not.
    Unique(for<'a> fn(&Child<'a>) -> Option<&'a str>),
    /// The whole return, added up child by child.
    Whole(fn() -> Box<dyn Whole>),
}

/// What a rule cannot run without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The first and last day of the collection.
    Period,
    /// The bank holidays of the collection.
    WorkingDays,
}

/// A rule over the whole return: it keeps totals, never children.
pub trait Whole {
    /// Adds a child.
    fn add(&mut self, child: &Child<'_>, census: &Census<'_>);
    /// Whether the whole is wrong, once every child has been added.
    fn is_wrong(&self) -> bool;
}

/// The header as a rule sees it; texts are empty when blank or not there.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    /// The year as given.
    pub year: &'a str,
    /// The reference date as given.
    pub reference_date: &'a str,
}

/// Where a rule says what it found in one child.
#[derive(Debug)]
pub struct Found<'a> {
    rule: &'static Rule,
    child: &'a str,
    seen: &'a mut HashSet<(Table, u32)>,
    findings: &'a mut Vec<Finding<'static>>,
}

/// Emptying a set takes as long as the set is large, so one that a giant child has stretched is not kept.
const SEEN_KEPT_MAX: usize = 1_000;

impl<'a> Found<'a> {
    pub(super) fn new(
        rule: &'static Rule,
        child: &'a str,
        seen: &'a mut HashSet<(Table, u32)>,
        findings: &'a mut Vec<Finding<'static>>,
    ) -> Found<'a> {
        if seen.capacity() > SEEN_KEPT_MAX {
            *seen = HashSet::new();
        }
        seen.clear();
        Found { rule, child, seen, findings }
    }

    /// Says that a row is wrong, or takes part in what is wrong. A row is said once however often it is found.
    pub fn report(&mut self, row: &Row<'_>) {
        if self.seen.insert((row.table, row.number)) {
            self.findings.push(finding(self.rule, row, self.child));
        }
    }

    /// Says it when `wrong`.
    pub fn report_if(&mut self, wrong: bool, row: &Row<'_>) {
        if wrong {
            self.report(row);
        }
    }
}

/// A finding of a rule on a row, with the columns of that row's table that the rule looks at.
pub(super) fn finding(rule: &'static Rule, row: &Row<'_>, child: &str) -> Finding<'static> {
    let fields = columns(rule, row.table);
    let values = fields.iter().map(|column| row.value(column)).collect();
    Finding {
        rule: rule.code,
        table: row.table.name(),
        row: i64::from(row.number),
        severity: rule.severity,
        child: child.to_owned().into(),
        fields,
        values,
        says: rule.says,
        mend: rule.mend,
        file: None,
    }
}

/// The columns of a table that a rule looks at.
pub(super) fn columns(rule: &'static Rule, table: Table) -> Vec<&'static str> {
    let of_table = rule.looks_at.iter().filter_map(|column| column.split_once('.'));
    of_table.filter(|(name, _)| *name == table.name()).map(|(_, column)| column).collect()
}

/// A finding on the whole return.
pub(super) fn finding_on_whole(rule: &'static Rule) -> Finding<'static> {
    Finding {
        rule: rule.code,
        table: "-",
        row: -1,
        severity: rule.severity,
        child: "".into(),
        fields: Vec::new(),
        values: Vec::new(),
        says: rule.says,
        mend: rule.mend,
        file: None,
    }
}
