//! 571: a time missing or away ended outside the year.

use super::super::Missing;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "571",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The absence ended before the collection began or after it ended.",
    mend: "Check the day on which it ended; an absence of another year belongs to that year's return.",
    looks_at: &["Missing.MIS_END"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        !missing MIS_END=31/03/2026
        missing MIS_END=01/04/2026
        missing MIS_END=31/03/2027
        !missing MIS_END=01/04/2027
        missing MIS_END=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    let wrong = |spell: &&Missing<'_>| spell.mis_end.is_before(start) || spell.mis_end.is_after(end);
    found.report_all(child.now.missing.iter().filter(wrong));
}
