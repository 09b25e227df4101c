//! 210: UN4 stands beside an episode of the year's last week.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "210",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The pupil number is UN4, for a child who came into care in the last week of the year, and an episode began on or after 24 March.",
    mend: "Give the pupil number, or another reason for having none, when the child has been in care for more than a week.",
    looks_at: &["Header.UPN", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !header UPN=UN4 | !episode DECOM=24/03/2027
        header UPN=UN4 | episode DECOM=23/03/2027
        !header UPN=UN4 | episode DECOM=01/05/2026 | !episode DECOM=25/03/2027
        header UPN=UN3 | episode DECOM=24/03/2027
        header UPN=UN4 | episode DECOM=
        header UPN=UN4 | episode CHILD=2 DECOM=24/03/2027
    ",
};

// The department's words are of children longer in care than a week, its test is of episodes that begin within the last week.
// This is the test, so that the rows are those that the department reports.
fn check(child: &Child<'_>, found: &mut Found) {
    let last_week = date(child.collection.end.year(), 3, 24);
    let late = |episode: &&Episode<'_>| episode.decom.date.is_some_and(|begun| begun >= last_week);
    for header in child.now.headers.iter().filter(|header| header.upn.is("UN4")) {
        for episode in child.now.episodes.iter().filter(late) {
            found.report(header);
            found.report(episode);
        }
    }
}
