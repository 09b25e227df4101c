//! 382: a short break in a temporary placement.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;
use super::temporary::TEMPORARY;

pub const RULE: Rule = Rule {
    code: "382",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A short break cannot be in a temporary placement.",
    mend: "Check the placement and the legal status.",
    looks_at: &["Episodes.LS", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=T0 LS=V3
        !episode PLACE=T4 LS=V4
        episode PLACE=T0 LS=C2
        episode PLACE=U1 LS=V3
        episode PLACE=T0 LS=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.ls.is_any(SHORT_BREAKS) && episode.place.is_any(TEMPORARY);
    found.report_all(child.now.episodes.iter().filter(wrong));
}
