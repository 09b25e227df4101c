//! 226: a change to or from a temporary placement has a reason.

use super::places;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "226",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A reason for a change of placement is given at the start or at the end of a temporary placement, where none is asked.",
    mend: "Leave the reason blank in the temporary placement and in the episode before it.",
    looks_at: &["Episodes.REASON_PLACE_CHANGE", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode DECOM=01/05/2026 PLACE=T0 REASON_PLACE_CHANGE=CARPL
        !episode DECOM=01/05/2026 PLACE=T4 REASON_PLACE_CHANGE=CARPL
        episode DECOM=01/05/2026 PLACE=K2 REASON_PLACE_CHANGE=CARPL | !episode DECOM=01/06/2026 PLACE=T0
        episode DECOM=01/06/2026 PLACE=K2 REASON_PLACE_CHANGE=CARPL | episode DECOM=01/05/2026 PLACE=T0
        episode DECOM=01/05/2026 PLACE=K2 REASON_PLACE_CHANGE=CARPL | episode DECOM=01/06/2026 PLACE=U1
        episode DECOM=01/05/2026 PLACE=K2 REASON_PLACE_CHANGE=CARPL | episode CHILD=2 DECOM=01/06/2026 PLACE=T0
        episode DECOM=01/05/2026 PLACE=T0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut reason_before = false;
    for episode in child.now.episodes {
        let reason = episode.reason_place_change.is_given();
        if episode.place.is_any(&places::TEMPORARY) && (reason || reason_before) {
            found.report(episode);
        }
        reason_before = reason;
    }
}
