//! SW04STG1: the start of a time with a worker is not a day.

use super::super::SwEpisode;
use super::partly_known_day::latest_possible;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW04STG1",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The day on which the time with the social worker began is not a real day written DD/MM/YYYY.",
    mend: "Give the day on which it began.",
    looks_at: &["SWEpisodes.SW_DECOM"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DECOM=01/05/2026
        worker SW_DECOM=
        !worker SW_DECOM=31/02/2026
        !worker SW_DECOM=2026-05-01
        !worker SW_DECOM=zz/05/2026
        year 2026
        !worker SW_DECOM=zz/05/2025
        year 2025
        worker SW_DECOM=zz/05/2024        # parts could be unknown up to 2024/25
        !worker SW_DECOM=31/02/2024
        worker SW_DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let all_known = child.collection.year >= 2026;
    let wrong = |worker: &&SwEpisode<'_>| {
        let day = worker.sw_decom;
        day.is_wrong() && (all_known || latest_possible(day.raw).is_none())
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
