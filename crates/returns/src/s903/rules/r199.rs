//! 199: an episode follows the child's adoption.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "199",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was adopted from care in an earlier episode of this year or last.",
    mend: "Give the adopted child's new care under a new identifier, or correct the reason that the earlier episode ended.",
    looks_at: &["Episodes.CHILD", "Episodes.DECOM", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 REC=E11
        episode DECOM=01/05/2026 REC=E11 | !episode DECOM=01/06/2026
        !episode DECOM=01/06/2026 REC=X1 | episode DECOM=01/05/2026 REC=E12
        episode DECOM=01/05/2026 REC=E11 | !episode DECOM=01/06/2026 REC=E12
        last.episode DECOM=01/05/2025 REC=E11 | !episode DECOM=01/06/2026
        last.episode DECOM=01/05/2025 REC=E4A | episode DECOM=01/06/2026
        last.episode DECOM=01/06/2026 REC=E11 | episode DECOM=01/06/2026 REC=E11     # the same episode in both years
        last.episode DECOM= REC=E11 | episode DECOM=01/06/2026
        episode DECOM=01/05/2026 REC=E11 | episode DECOM=
        episode DECOM=01/05/2026 REC=E11 | episode CHILD=2 DECOM=01/06/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let adopted = |episode: &&Episode<'_>| episode.rec.is_any(&["E11", "E12"]) && episode.decom.date.is_some();
    let mut adopted_now = false;
    for episode in child.now.episodes.iter().filter(|episode| episode.decom.date.is_some()) {
        let adopted_last =
            || child.last.episodes.iter().filter(adopted).any(|last| last.decom.is_before(episode.decom));
        if adopted_now || adopted_last() {
            found.report(episode);
        }
        adopted_now |= adopted(&episode);
    }
}
