//! 233: an open episode has a reason for a change of placement.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "233",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "A reason for a change of placement is given, but the episode has not ended.",
    mend: "Leave the reason blank, or give the day and the reason that the episode ended.",
    looks_at: &["Episodes.REASON_PLACE_CHANGE", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode REASON_PLACE_CHANGE=CARPL
        episode REASON_PLACE_CHANGE=CARPL DEC=01/05/2026
        episode
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child.now.episodes.iter().filter(|episode| episode.dec.is_blank() && episode.reason_place_change.is_given()),
    );
}
