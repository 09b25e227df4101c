//! 1002: a care leaver has never been in care.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1002",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care leaver information is given, but there is no episode of care this year or last.",
    mend: "Take the child's row out of the care leaver table; ignore this when the child was in care in earlier years.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !oc3
        oc3 | episode
        oc3 | last.episode
        !oc3 | episode CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.episodes.is_empty() && child.last.episodes.is_empty() {
        found.report_all(child.now.oc3);
    }
}
