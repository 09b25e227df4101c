//! SW09STG2: a very short time with a worker.

use super::super::SwEpisode;
use super::prelude::*;
use super::same_day::same_day;

pub const RULE: Rule = Rule {
    code: "SW09STG2",
    years: Years::from(2024),
    severity: Severity::Query,
    says: "The time with the social worker lasted less than three days (up to 2024/25: ended on the day it began).",
    mend: "Check both days.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        !worker SW_DECOM=01/05/2026 SW_DEC=01/05/2026
        !worker SW_DECOM=01/05/2026 SW_DEC=03/05/2026
        worker SW_DECOM=01/05/2026 SW_DEC=04/05/2026
        !worker SW_DECOM=01/05/2026 SW_DEC=30/04/2026
        worker SW_DECOM=01/05/2026
        worker SW_DEC=01/05/2026
        year 2026
        !worker SW_DECOM=01/05/2025 SW_DEC=03/05/2025
        year 2025
        !worker SW_DECOM=01/05/2024 SW_DEC=01/05/2024
        worker SW_DECOM=01/05/2024 SW_DEC=02/05/2024
        worker
    ",
};

/// Less than three days with a worker is taken for a mistake.
const DAYS_MIN: i32 = 3;

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |worker: &&SwEpisode<'_>| {
        if child.collection.year < 2026 {
            return same_day(worker.sw_decom, worker.sw_dec);
        }
        let (begins, ends) = (worker.sw_decom.date, worker.sw_dec.date);
        begins.zip(ends).is_some_and(|(begins, ends)| days_between(begins, ends) < DAYS_MIN)
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
