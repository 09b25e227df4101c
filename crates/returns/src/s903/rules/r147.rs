//! 147: the end of an episode is not a day.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "147",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The end of the episode is not a real day.",
    mend: "Give it as DD/MM/YYYY, or leave it blank while the episode is open.",
    looks_at: &["Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DEC=01/05/2026
        episode DEC=
        !episode DEC=31/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.dec.is_wrong()));
}
