//! 1010: a care leaver's open episode of last year is not in this year's return.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1010",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was in care when last year ended and has care leaver information, but no episode this year.",
    mend: "Give this year's episodes, at least the one that was open, with the day and the reason that it ended.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !oc3 | last.episode DECOM=01/05/2025
        oc3 | last.episode DECOM=01/05/2025 DEC=01/06/2025
        oc3 | last.episode DECOM=01/05/2025 | episode DECOM=01/05/2025
        oc3 | last.episode DECOM=01/05/2025 | last.episode DECOM=02/06/2025 DEC=01/07/2025
        !oc3 | last.episode DECOM=01/05/2025 DEC=02/06/2025 | last.episode DECOM=02/06/2025
        oc3 | last.episode DECOM=
        !oc3 | last.episode DECOM=01/05/2025 | last.episode DECOM= DEC=01/06/2025
        oc3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let last = child.last.episodes.iter().rfind(|episode| episode.decom.date.is_some());
    if child.now.episodes.is_empty() && last.is_some_and(|last| last.dec.is_blank()) {
        found.report_all(child.now.oc3);
    }
}
