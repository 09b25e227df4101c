//! 205A: an unaccompanied asylum-seeking child of last year is none this year, and no end in last year says why.

use super::asylum;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "205A",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was an unaccompanied asylum-seeking child last year and is none this year, but the days on which the status ended do not say so.",
    mend: "Give the status again, or correct the day in last year's return; leave this year's blank when the status ended last year.",
    looks_at: &["UASC.CHILD", "UASC.DUC", "Header.UASC"],
    needs: &[
        Need::Table(Table::UASC),
        Need::LastYear(Table::UASC),
        Need::Table(Table::Header),
        Need::LastYear(Table::Header),
    ],
    check: Check::Child(check),
    cases: "
        xml
        uasc | header UASC=0 | last.uasc DUC=01/04/2025 | last.header UASC=1
        uasc | header UASC=0 | last.uasc DUC=31/03/2026 | last.header UASC=1
        !uasc | !header UASC=0 | last.uasc DUC=31/03/2025 | last.header UASC=1
        !uasc | !header UASC=0 | last.uasc DUC=01/04/2026 | last.header UASC=1
        !uasc | !header UASC=0 | last.uasc DUC= | last.header UASC=1
        !uasc DUC=01/05/2026 | !header UASC=0 | last.uasc DUC=01/05/2025 | last.header UASC=1
        !uasc DUC=31/04/2026 | !header UASC=0 | last.uasc DUC=01/05/2025 | last.header UASC=1
        uasc | header UASC=1 | last.uasc | last.header UASC=1
        uasc | header UASC=0 | last.uasc | last.header UASC=0
        uasc | header UASC=0 | last.uasc | last.header CHILD=2 UASC=1
        csv
        !uasc | last.uasc | last.header
        uasc | header | last.uasc | last.header
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    let last_year = years_after(start, -1)..=years_after(end, -1);
    asylum::report_where(child, found, |now, last| {
        let ended_last_year = last.ended.date.is_some_and(|day| last_year.contains(&day));
        !now.is && last.is && (now.ended.is_given() || !ended_last_year)
    });
}
