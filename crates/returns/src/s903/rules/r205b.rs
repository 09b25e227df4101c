//! 205B: an unaccompanied asylum-seeking child of both years has days of its end that do not fit.

use super::asylum;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "205B",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is an unaccompanied asylum-seeking child this year and last, but the days on which the status ends do not fit: last year's is the 18th birthday, this year's the same or in this year.",
    mend: "Check the day on which the status ends, this year's and last year's.",
    looks_at: &["UASC.DUC", "Header.UASC"],
    needs: &[
        Need::Table(Table::UASC),
        Need::LastYear(Table::UASC),
        Need::Table(Table::Header),
        Need::LastYear(Table::Header),
    ],
    check: Check::Child(check),
    cases: "
        uasc DUC=01/05/2026 | header | last.uasc DOB=01/05/2008 DUC=01/05/2026 | last.header
        uasc DUC=01/04/2026 | header | last.uasc DOB=01/05/2008 DUC=01/05/2026 | last.header
        uasc DUC=31/03/2027 | header | last.uasc DOB=01/05/2008 DUC=01/05/2026 | last.header
        !uasc DUC=31/03/2026 | !header | last.uasc DOB=01/05/2008 DUC=01/05/2026 | last.header
        !uasc DUC=01/04/2027 | !header | last.uasc DOB=01/05/2008 DUC=01/05/2026 | last.header
        uasc DUC=01/05/2028 | header | last.uasc DOB=01/05/2010 DUC=01/05/2028 | last.header
        !uasc DUC=01/05/2026 | !header | last.uasc DOB=02/05/2008 DUC=01/05/2026 | last.header
        !uasc DUC=01/05/2026 | !header | last.uasc DOB= DUC=01/05/2026 | last.header
        !uasc DUC= | !header | last.uasc DOB=01/05/2008 DUC=01/05/2026 | last.header
        uasc DUC= | header | last.header
        uasc DUC= | last.uasc | last.header
        uasc DUC= | header | last.uasc
        xml
        uasc DUC= | header UASC=1 | last.uasc | last.header UASC=0
        !uasc DUC= | !header UASC=1 | last.uasc | last.header UASC=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    asylum::report_where(child, found, |now, last| {
        let in_year = now.ended.date.is_some_and(|day| (start..=end).contains(&day));
        let on_18th = last.born.date.is_some_and(|birth| last.ended.is_on(years_after(birth, 18)));
        now.is && last.is && (!(in_year || now.ended.is_on(last.ended)) || !on_18th)
    });
}
