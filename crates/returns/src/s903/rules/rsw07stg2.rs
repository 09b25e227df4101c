//! SW07STG2: a time with a worker ended outside the time that is asked about.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW07STG2",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The time with the social worker ended more than a year before the collection began, or after it ended.",
    mend: "Check the day on which it ended.",
    looks_at: &["SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        !worker SW_DEC=31/03/2025
        worker SW_DEC=01/04/2025
        worker SW_DEC=31/03/2027
        !worker SW_DEC=01/04/2027
        worker SW_DEC=
        year 2025
        !worker SW_DEC=31/03/2023
        worker SW_DEC=01/04/2023
        year 2024
        !worker SW_DEC=31/03/2023        # the first year of these details asked for none before it
        worker SW_DEC=01/04/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, year, .. } = *child.collection;
    let from = if year >= 2025 { years_after(start, -1) } else { start };
    let wrong = |worker: &&SwEpisode<'_>| worker.sw_dec.is_before(from) || worker.sw_dec.is_after(end);
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
