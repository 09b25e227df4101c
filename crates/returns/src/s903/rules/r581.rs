//! 581: an absence begins in no episode.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "581",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was not in care on the day that the absence began.",
    mend: "Check the day on which it began against the episodes.",
    looks_at: &["Missing.MIS_START", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=01/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | missing MIS_START=05/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=30/04/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | !missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 | missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 DEC=05/05/2026 | episode DECOM=06/05/2026 | missing MIS_START=06/05/2026
        episode DECOM=01/05/2026 | !missing MIS_START=
        episode DECOM= | !missing MIS_START=06/05/2026
        missing MIS_START=30/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.episodes.is_empty() {
        return;
    }
    let in_care = |day: Date| {
        let holds = |episode: &Episode<'_>| {
            episode.decom.date.is_some_and(|begins| begins <= day) && !episode.dec.is_before(day)
        };
        child.now.episodes.iter().any(holds)
    };
    found.report_all(child.now.missing.iter().filter(|spell| !spell.mis_start.date.is_some_and(in_care)));
}
