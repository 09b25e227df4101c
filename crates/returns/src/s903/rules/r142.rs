//! 142: an episode other than the child's latest has not ended.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "142",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A later episode has begun, but this one has no end date or no reason for ending.",
    mend: "Give the day and the reason that this episode ended.",
    looks_at: &["Episodes.DEC", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026
        episode DECOM=01/05/2026 DEC=02/06/2026 REC=X1 | episode DECOM=02/06/2026
        !episode DECOM=01/05/2026 REC=X1 | episode DECOM=02/06/2026
        !episode DECOM=01/05/2026 DEC=02/06/2026 | episode DECOM=02/06/2026
        episode DECOM=02/06/2026 | !episode DECOM=01/05/2026
        episode DECOM=01/05/2026 | episode DECOM=02/06/2026 CHILD=2
        episode DECOM= | !episode DECOM=02/06/2026       # nothing says that the one without a start is not the later
        episode DECOM= | episode DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some((_, earlier)) = child.now.episodes.split_last() else { return };
    let started = earlier.iter().filter(|episode| episode.decom.date.is_some());
    found.report_all(started.filter(|episode| episode.dec.date.is_none() || episode.rec.is_blank()));
}
