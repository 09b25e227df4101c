//! 354: an episode that begins after the year.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "354",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode begins after the end of the year.",
    mend: "Check the start of the episode; one of next year belongs to next year's return.",
    looks_at: &["Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=31/03/2027
        !episode DECOM=01/04/2027
        episode DECOM=
        year 2026
        !episode DECOM=01/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.decom.is_after(child.collection.end)));
}
