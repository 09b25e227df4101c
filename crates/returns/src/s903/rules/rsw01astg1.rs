//! SW01aSTG1: a worker who began before April 2023 is incomplete.

use super::super::SwEpisode;
use super::handover::REASONS_FROM;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW01aSTG1",
    years: Years::between(2025, 2025),
    severity: Severity::Error,
    says: "The time with a social worker has no start, or began before 1 April 2023 and has no number of the worker.",
    mend: "Give the day on which it began and the worker's number.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_ID"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        year 2025
        !worker SW_ID=SW1
        !worker SW_ID=SW1 SW_DECOM=31/02/2023
        !worker SW_DECOM=31/03/2023
        worker SW_DECOM=01/04/2023
        worker SW_DECOM=31/03/2023 SW_ID=SW1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |worker: &&SwEpisode<'_>| {
        worker.sw_decom.date.is_none_or(|begins| begins < REASONS_FROM && worker.sw_id.is_blank())
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
