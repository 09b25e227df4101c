//! SW06STG2: a time with a worker begins after the year.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW06STG2",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The time with the social worker began after the end of the collection.",
    mend: "Check the day on which it began, or leave it for next year's return.",
    looks_at: &["SWEpisodes.SW_DECOM"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DECOM=31/03/2027
        !worker SW_DECOM=01/04/2027
        worker SW_DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |worker: &&SwEpisode<'_>| worker.sw_decom.is_after(child.collection.end);
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
