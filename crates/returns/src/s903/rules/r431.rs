//! 431: care begins again on the day it ended.

use super::prelude::*;
use super::previous_episode;

pub const RULE: Rule = Rule {
    code: "431",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care is said to begin anew, but the previous episode ended on this day or later.",
    mend: "Give another reason for the new episode, or check the days.",
    looks_at: &["Episodes.RNE", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM=03/05/2026 RNE=S
        episode DECOM=01/05/2026 DEC=02/05/2026 | !episode DECOM=02/05/2026 RNE=S
        episode DECOM=01/05/2026 DEC=03/05/2026 | !episode DECOM=02/05/2026 RNE=S
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 DEC=02/05/2026 CHILD=2 | episode DECOM=02/05/2026 RNE=S
        episode DECOM=01/05/2026 DEC= | episode DECOM=02/05/2026 RNE=S
        episode DECOM=01/05/2026 DEC=02/05/2026 | episode DECOM= RNE=S
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    previous_episode::report_where(child, found, |previous, episode| {
        episode.rne.is("S") && (episode.decom.is_before(previous.dec) || episode.decom.is_on(previous.dec))
    });
}
