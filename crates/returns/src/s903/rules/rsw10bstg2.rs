//! SW10bSTG2: a first contact begins before the worker before has ended.

use super::handover;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW10bSTG2",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The time with the social worker begins with a first contact, but not after the end of the one before.",
    mend: "Check the days of both and the reason.",
    looks_at: &["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC", "SWEpisodes.SW_REASON"],
    needs: &[Need::Table(Table::SWEpisodes)],
    check: Check::Child(check),
    cases: "
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=11/05/2026 SW_REASON=FCONTA
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | !worker SW_DECOM=10/05/2026 SW_REASON=FCONTA
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | !worker SW_DECOM=09/05/2026 SW_REASON=fconta
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=09/05/2026 SW_REASON=MANAGE
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker SW_DECOM=09/05/2026
        worker SW_DECOM=01/05/2026 | worker SW_DECOM=09/05/2026 SW_REASON=FCONTA
        worker SW_DECOM=01/05/2026 SW_DEC=10/05/2026 | worker CHILD=2 SW_DECOM=09/05/2026 SW_REASON=FCONTA
        worker SW_DECOM=01/05/2026 SW_REASON=FCONTA
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    handover::report_where(child, found, |before, next| {
        next.sw_reason.is("FCONTA") && (next.sw_decom.is_before(before.sw_dec) || next.sw_decom.is_on(before.sw_dec))
    });
}
