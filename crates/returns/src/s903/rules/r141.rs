//! 141: the start of an episode is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "141",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The start of the episode is not a real day.",
    mend: "Give it as DD/MM/YYYY.",
    looks_at: &["Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026
        episode DECOM=
        !episode DECOM=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.decom.is_wrong()));
}
