//! 381: a period of care that ends with a temporary placement.

use super::prelude::*;
use super::temporary::TEMPORARY;

pub const RULE: Rule = Rule {
    code: "381",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A temporary placement cannot end a period of care.",
    mend: "Check the placement and the reason that the episode ended.",
    looks_at: &["Episodes.PLACE", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=T0 REC=X1
        episode PLACE=T4 REC=
        !episode PLACE=T0 REC=E4A
        !episode PLACE=T1 REC=E3
        !episode PLACE=T2 REC=E3
        !episode PLACE=T3 REC=E3
        !episode PLACE=T4 REC=E3
        episode PLACE=U1 REC=E3
        episode PLACE= REC=E3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |episode: &&Episode<'_>| episode.place.is_any(TEMPORARY) && episode.rec.is_given() && !episode.rec.is("X1");
    found.report_all(child.now.episodes.iter().filter(wrong));
}
