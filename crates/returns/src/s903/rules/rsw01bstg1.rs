//! SW01bSTG1: a worker who began from April 2023 is incomplete.

use super::super::SwEpisode;
use super::handover::REASONS_FROM;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW01bSTG1",
    years: Years::between(2025, 2025),
    severity: Severity::Error,
    says: "The time with a social worker has no start, or began from 1 April 2023 and has no number of the worker or \
           no reason.",
    mend: "Give the day on which it began, the worker's number and the reason for the change.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_ID", "SWEpisodes.SW_REASON"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        year 2025
        !worker SW_ID=SW1 SW_REASON=MANAGE
        !worker SW_DECOM=01/04/2023 SW_REASON=MANAGE
        !worker SW_DECOM=01/04/2023 SW_ID=SW1
        worker SW_DECOM=01/04/2023 SW_ID=SW1 SW_REASON=MANAGE
        worker SW_DECOM=31/03/2023
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |worker: &&SwEpisode<'_>| {
        let incomplete = worker.sw_id.is_blank() || worker.sw_reason.is_blank();
        worker.sw_decom.date.is_none_or(|begins| begins >= REASONS_FROM && incomplete)
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
