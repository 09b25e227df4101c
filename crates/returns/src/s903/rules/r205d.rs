//! 205D: an unaccompanied asylum-seeking child was none last year.

use super::asylum;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "205D",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is an unaccompanied asylum-seeking child this year, but was in last year's return and none then.",
    mend: "Correct the status of this year, or last year's return.",
    looks_at: &["Header.CHILD", "Header.UASC"],
    needs: &[
        Need::Table(Table::UASC),
        Need::LastYear(Table::UASC),
        Need::Table(Table::Header),
        Need::LastYear(Table::Header),
    ],
    check: Check::Child(check),
    cases: "
        !header | uasc | last.header
        header | uasc | last.header | last.uasc
        header | uasc
        header | last.header
        uasc | last.header
        xml
        !header UASC=1 | last.header UASC=0
        header UASC=1 | last.header UASC=1
        header UASC=0 | last.header UASC=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let said = |header: &&Header<'_>| asylum::says(&child.now, header);
    if child.last.headers.iter().any(|last| !asylum::says(&child.last, last)) {
        found.report_all(child.now.headers.iter().filter(said));
    }
}
