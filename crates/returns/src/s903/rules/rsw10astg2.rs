//! SW10aSTG2: a worker does not begin near the end of the one before.

use super::handover;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW10aSTG2",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The time with the social worker does not begin within 7 days before or after the end of the one before.",
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
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    handover::report_where(child, found, |before, next| {
        !next.sw_reason.is("FCONTA") && handover::is_far_from(before, next)
    });
}
