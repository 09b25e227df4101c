//! SW03STG1: worker details are incomplete.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW03STG1",
    years: Years::between(2024, 2024),
    severity: Severity::Error,
    says: "Who the social worker was, from when or why is not given.",
    mend: "Give the worker's number, the day they began and the reason for the change.",
    looks_at: &["SWEpisodes.SW_ID", "SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        worker SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=MANAGE
        !worker SW_DECOM=01/05/2023 SW_REASON=MANAGE
        !worker SW_ID=SW1 SW_REASON=MANAGE
        !worker SW_ID=SW1 SW_DECOM=01/05/2023
        worker SW_ID=SW1 SW_DECOM=31/02/2023 SW_REASON=MANAGE        # given, if wrong
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |worker: &&SwEpisode<'_>| worker.sw_id.is_blank() || worker.sw_decom.is_blank() || worker.sw_reason.is_blank();
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
