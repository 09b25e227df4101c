//! 574: times missing or away overlap.

use super::overlaps;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "574",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An absence began before the one before it had ended, or the one before it has no end.",
    mend: "Check the days of both absences.",
    looks_at: &["Missing.MIS_START", "Missing.MIS_END"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing MIS_START=01/05/2026 MIS_END=03/05/2026 | missing MIS_START=03/05/2026 MIS_END=04/05/2026
        missing MIS_START=01/05/2026 MIS_END=03/05/2026 | !missing MIS_START=02/05/2026 MIS_END=04/05/2026
        missing MIS_START=01/05/2026 | !missing MIS_START=05/05/2026
        !missing MIS_START=05/05/2026 | missing MIS_START=01/05/2026
        # an absence without an end counts as ending on the day that it began
        !missing MIS_START=01/05/2026 MIS_END=09/05/2026 | missing MIS_START=05/05/2026
        missing MIS_START=01/05/2026 MIS_END=31/02/2026 | !missing MIS_START=05/05/2026
        missing MIS_START=01/05/2026 | missing CHILD=2 MIS_START=05/05/2026
        missing MIS_START=01/05/2026 MIS_END=03/05/2026 | missing
        missing MIS_END=03/05/2026 | missing MIS_START=01/05/2026 MIS_END=03/05/2026
        missing MIS_START=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    overlaps::report_in_order_of_ends(child.now.missing, |spell| spell.mis_end.date, found);
}
