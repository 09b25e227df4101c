//! 378: placed with parents under section 20.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "378",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A child placed with parents cannot be accommodated under section 20.",
    mend: "Check the placement and the legal status.",
    looks_at: &["Episodes.PLACE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode PLACE=P1 LS=V2
        episode PLACE=P1 LS=C2
        episode PLACE=U1 LS=V2
        episode PLACE=P1 LS=
        episode PLACE= LS=V2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.place.is("P1") && episode.ls.is("V2")));
}
