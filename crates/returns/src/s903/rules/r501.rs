//! 501: an episode that begins before the previous one ended.

use super::prelude::*;
use super::previous_episode;

pub const RULE: Rule = Rule {
    code: "501",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode begins before the previous one ended.",
    mend: "Check the start of this episode and the end of the one before.",
    looks_at: &["Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=03/05/2026 | episode DECOM=03/05/2026
        episode DECOM=01/05/2026 DEC=03/05/2026 | !episode DECOM=02/05/2026
        !episode DECOM=02/05/2026 | episode DECOM=01/05/2026 DEC=03/05/2026
        episode DECOM=01/05/2026 DEC=03/05/2026 CHILD=2 | episode DECOM=02/05/2026
        episode DECOM=01/05/2026 DEC= | episode DECOM=02/05/2026
        episode DECOM=01/05/2026 DEC=03/05/2026 | episode DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    previous_episode::report_where(child, found, |previous, episode| episode.decom.is_before(previous.dec));
}
