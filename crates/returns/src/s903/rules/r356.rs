//! 356: an episode that ended before it began.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "356",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ends before it begins.",
    mend: "Check both days.",
    looks_at: &["Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 DEC=01/05/2026
        !episode DECOM=01/05/2026 DEC=30/04/2026
        episode DECOM=01/05/2026 DEC=
        episode DECOM= DEC=30/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.dec.is_before(episode.decom)));
}
