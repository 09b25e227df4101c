//! 550: a parent provides a placement that is not with parents.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "550",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The provider is a parent (PR0), but the child is not placed with parents (P1).",
    mend: "Check the placement type and who provides it.",
    looks_at: &["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=P1 PLACE_PROVIDER=PR0
        episode PLACE=U1 PLACE_PROVIDER=PR1
        !episode PLACE=U1 PLACE_PROVIDER=PR0
        !episode PLACE=k2 PLACE_PROVIDER=pr0
        !episode PLACE= PLACE_PROVIDER=PR0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| !episode.place.is("P1") && episode.place_provider.is("PR0");
    found.report_all(child.now.episodes.iter().filter(wrong));
}
