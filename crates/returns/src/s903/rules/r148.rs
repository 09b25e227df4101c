//! 148: an episode has an end without a reason, or a reason without an end.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "148",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Of the day and the reason that the episode ended, only one is given.",
    mend: "Give both, or neither while the episode is open.",
    looks_at: &["Episodes.DEC", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode
        episode DEC=01/05/2026 REC=X1
        !episode DEC=01/05/2026
        !episode REC=X1
        episode DEC=31/04/2026 REC=X1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.dec.is_blank() != episode.rec.is_blank()));
}
