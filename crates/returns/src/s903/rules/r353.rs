//! 353: an episode that began before the Children Act 1989 was in force.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "353",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode begins before 14 October 1991.",
    mend: "Check the start of the episode.",
    looks_at: &["Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=14/10/1991
        !episode DECOM=13/10/1991
        episode DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    // The day on which the Children Act 1989 came into force.
    let in_force = date(1991, 10, 14);
    found.report_all(child.now.episodes.iter().filter(|episode| episode.decom.is_before(in_force)));
}
