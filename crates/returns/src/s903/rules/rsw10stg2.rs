//! SW10STG2: a worker does not follow the one before.

use super::handover;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW10STG2",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The time with the social worker does not begin within 7 days of the end of the one before, and is no first \
           contact.",
    mend: "Check the days of both, or give first contact (FCONTA) as the reason.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC", "SWEpisodes.SW_REASON"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=10/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=17/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | !worker SW_DECOM=18/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=03/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | !worker SW_DECOM=02/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | !worker SW_DECOM=18/05/2026
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=18/05/2026 SW_REASON=FCONTA
        worker SW_DECOM=01/05/2026 | !worker SW_DECOM=10/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | !worker SW_DECOM= SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker CHILD=2 SW_DECOM=18/05/2026
        !worker SW_DECOM=01/05/2026 SW_REASON=MANAGE | worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026
        worker SW_DECOM=18/05/2026
        year 2025
        worker SW_DECOM=01/05/2024 SW_DEC=10/05/2024 | worker SW_DECOM=18/05/2024 SW_REASON=FCONTA
        year 2024
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | !worker SW_DECOM=18/05/2023 SW_REASON=FCONTA
        worker SW_DECOM=01/05/2023 SW_DEC=10/05/2023 | worker SW_DECOM=17/05/2023 SW_REASON=FCONTA
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    handover::report_where(child, found, |before, next| {
        // Before 2024/25 a first contact was no exception.
        let excepted = child.collection.year >= 2025 && next.sw_reason.is("FCONTA");
        !excepted && handover::is_far_from(before, next)
    });
}
