//! 377: more than two temporary placements while the carer was away.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "377",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "More than two temporary placements while the usual carer was away: two are allowed in 12 months.",
    mend: "Check the placement of each.",
    looks_at: &["Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=T3 | episode PLACE=T3
        !episode PLACE=T3 | !episode PLACE=T3 | !episode PLACE=T3 | episode PLACE=T4
        episode PLACE=T3 | episode PLACE=T3 | episode PLACE=T3 CHILD=2
        episode PLACE=T4 | episode PLACE=T4 | episode PLACE=T4
        episode PLACE=T3 CHILD= | episode PLACE=T3 CHILD= | episode PLACE=T3 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let away = || child.now.episodes.iter().filter(|episode| episode.place.is("T3"));
    if away().count() > 2 {
        found.report_all(away());
    }
}
