//! 380: a period of care that begins with a temporary placement.

use super::prelude::*;
use super::temporary::TEMPORARY;

pub const RULE: Rule = Rule {
    code: "380",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A temporary placement cannot begin a period of care, nor come without a change of placement.",
    mend: "Check the placement and the reason for the new episode (P or B).",
    looks_at: &["Episodes.PLACE", "Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=T0 RNE=P
        episode PLACE=T4 RNE=B
        !episode PLACE=T0 RNE=S
        !episode PLACE=T1 RNE=L
        !episode PLACE=T2 RNE=T
        !episode PLACE=T3 RNE=U
        !episode PLACE=T4 RNE=
        episode PLACE=U1 RNE=S
        episode PLACE= RNE=S
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.place.is_any(TEMPORARY) && !episode.rne.is_any(&["P", "B"]);
    found.report_all(child.now.episodes.iter().filter(wrong));
}
