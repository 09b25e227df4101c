//! 577: an absence goes on after the child left care.

use super::super::Missing;
use super::outside_care;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "577",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child left care, but an absence has no end, or lies outside the time in care.",
    mend: "Give the day on which the absence ended; it is not after the child left care.",
    looks_at: &["Missing.MIS_START", "Missing.MIS_END", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=02/05/2026
        episode DECOM=01/05/2026 | missing MIS_START=01/05/2026
        episode DECOM=01/05/2026 | missing MIS_START=02/05/2026 MIS_END=06/05/2026
        episode DECOM=01/05/2026 | !missing MIS_START=30/04/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=02/05/2026 MIS_END=05/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=02/05/2026 MIS_END=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=02/04/2026 MIS_END=30/04/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=02/04/2026 MIS_END=01/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=05/05/2026 | missing MIS_START=02/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=06/05/2026 | !missing MIS_START=02/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=06/05/2026 | missing MIS_START=07/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=
        episode DECOM= DEC=05/05/2026 | missing MIS_START=02/05/2026
        missing MIS_START=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let outside = |spell: &&Missing<'_>| {
        spell.mis_start.date.is_some_and(|begins| outside_care::is_outside_care(child, begins, spell.mis_end.date))
    };
    found.report_all(child.now.missing.iter().filter(outside));
}
