//! 207: a mother is no longer one.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "207",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Last year's return says that the child is a mother, this year's does not.",
    mend: "Give 1, or correct last year's return.",
    looks_at: &["Header.MOTHER"],
    needs: &[Need::Table(Table::Header), Need::LastYear(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !header MOTHER=0 | last.header MOTHER=1 | episode
        !header MOTHER= | last.header MOTHER=1 | episode
        header MOTHER=1 | last.header MOTHER=1 | episode
        header MOTHER=1 | last.header MOTHER=0 | episode
        header MOTHER=0 | last.header MOTHER=1
        header MOTHER=0 | last.header MOTHER=1 CHILD=2 | episode
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.now.episodes.is_empty() && child.last.headers.iter().any(|last| last.mother.is("1")) {
        found.report_all(child.now.headers.iter().filter(|header| !header.mother.is("1")));
    }
}
