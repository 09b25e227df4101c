//! 384: a short break in long-term fostering.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "384",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A short break cannot be in a long-term foster placement.",
    mend: "Check the placement and the legal status.",
    looks_at: &["Episodes.PLACE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=U1 LS=V3
        !episode PLACE=U4 LS=V4
        episode PLACE=U2 LS=V3
        episode PLACE=U1 LS=V2
        episode PLACE= LS=V3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.ls.is_any(SHORT_BREAKS) && episode.place.is_any(&["U1", "U4"]);
    found.report_all(child.now.episodes.iter().filter(wrong));
}
