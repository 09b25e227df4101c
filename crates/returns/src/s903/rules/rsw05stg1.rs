//! SW05STG1: the end of a time with a worker is not a day.

use super::super::SwEpisode;
use super::partly_known_day::latest_possible;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW05STG1",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The day on which the time with the social worker ended is not a real day written DD/MM/YYYY.",
    mend: "Give the day on which it ended, or leave it blank while it goes on.",
    looks_at: &["SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DEC=01/05/2026
        worker SW_DEC=
        !worker SW_DEC=31/02/2026
        !worker SW_DEC=2026-05-01
        !worker SW_DEC=zz/05/2026
        year 2026
        !worker SW_DEC=zz/05/2025
        year 2025
        worker SW_DEC=zz/05/2024        # parts could be unknown up to 2024/25
        !worker SW_DEC=31/02/2024
        worker SW_DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let all_known = child.collection.year >= 2026;
    let wrong = |worker: &&SwEpisode<'_>| {
        let day = worker.sw_dec;
        day.is_wrong() && (all_known || latest_possible(day.raw).is_none())
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
