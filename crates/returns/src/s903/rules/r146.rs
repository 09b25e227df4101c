//! 146: the placement type is not a code of the year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "146",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The placement type is not a code of this year's list.",
    mend: "Give one of the list's codes; supported accommodation is K3, and Z1 became Z11 to Z14 in 2025/26.",
    looks_at: &["Episodes.PLACE"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode PLACE=U1
        episode PLACE=k3
        episode PLACE=Z11
        episode PLACE=Z14
        episode PLACE=
        !episode PLACE=Z1
        !episode PLACE=H5
        !episode PLACE=P2
        !episode PLACE=Z15
        year 2026
        episode PLACE=Z12
        !episode PLACE=H5
        year 2025
        episode PLACE=Z1
        episode PLACE=H5
        episode PLACE=P2
        episode PLACE=K3
        !episode PLACE=Z11
        year 2024
        episode PLACE=K3
        year 2023
        !episode PLACE=K3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::PLACE, year);
    found.report_all(child.now.episodes.iter().filter(|episode| wrong(episode.place)));
}
