//! 205C: a child who never was an unaccompanied asylum-seeking child has an end of that status.

use super::asylum;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "205C",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is no unaccompanied asylum-seeking child, this year or last, but the day on which the status ended is given.",
    mend: "Take the day out, or correct the status.",
    looks_at: &["UASC.DUC", "Header.UASC"],
    needs: &[
        Need::Table(Table::UASC),
        Need::LastYear(Table::UASC),
        Need::Table(Table::Header),
        Need::LastYear(Table::Header),
    ],
    check: Check::Child(check),
    cases: "
        xml
        !uasc DUC=01/05/2026 | !header UASC=0
        !uasc | !header UASC=0 | last.uasc DUC=01/05/2025 | last.header UASC=0
        uasc | header UASC=0 | last.uasc | last.header UASC=0
        uasc DUC=31/04/2026 | header UASC=0
        uasc DUC=01/05/2026 | header UASC=1
        uasc DUC=01/05/2026 | header UASC=0 | last.uasc | last.header UASC=1
        header UASC=0 | last.uasc DUC=01/05/2025 | last.header UASC=0
        csv
        uasc DUC=01/05/2026 | header
        !uasc DUC=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    asylum::report_where(child, found, |now, last| {
        !now.is && !last.is && (now.ended.date.is_some() || last.ended.date.is_some())
    });
}
