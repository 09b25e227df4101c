//! 516: special guardianship to a foster carer, without fostering.

use super::adoption::FOSTERED;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "516",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child left to special guardianship with a former foster carer, but was not fostered in this episode.",
    mend: "Check the placement and the reason for the end.",
    looks_at: &["Episodes.REC", "Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode REC=E45 PLACE=U1
        episode REC=E46 PLACE=U6
        !episode REC=E45 PLACE=K2
        !episode REC=E46 PLACE=
        episode REC=E47 PLACE=K2
        episode REC= PLACE=K2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.rec.is_any(&["E45", "E46"]) && !episode.place.is_any(FOSTERED);
    found.report_all(child.now.episodes.iter().filter(wrong));
}
