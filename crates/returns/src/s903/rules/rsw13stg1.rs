//! SW13STG1: the reason for a change of worker is not a code.

use super::super::SwEpisode;
use super::handover::REASONS_FROM;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW13STG1",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The reason for the change of social worker is not a code, or is missing although the change was after \
           March 2023.",
    mend: "Give one of the codes.",
    looks_at: &["SWEpisodes.SW_REASON", "SWEpisodes.SW_DECOM"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_REASON=MANAGE SW_DECOM=01/05/2026
        worker SW_REASON=others SW_DECOM=01/05/2026
        !worker SW_REASON=SWLAZY SW_DECOM=01/05/2026
        !worker SW_REASON=SWLAZY
        !worker SW_DECOM=01/04/2023
        worker SW_DECOM=31/03/2023
        worker SW_DECOM=
        year 2025
        worker SW_DECOM=31/03/2023
        !worker SW_DECOM=01/04/2023
        year 2024
        !worker SW_DECOM=31/03/2023
        !worker SW_REASON=SWLAZY
        worker SW_REASON=MANAGE
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |worker: &&SwEpisode<'_>| {
        if worker.sw_reason.is_blank() {
            year < 2025 || worker.sw_decom.date.is_some_and(|begins| begins >= REASONS_FROM)
        } else {
            !worker.sw_reason.is_of(&codes::SW_REASON, year)
        }
    };
    found.report_all(child.now.sw_episodes.iter().filter(wrong));
}
