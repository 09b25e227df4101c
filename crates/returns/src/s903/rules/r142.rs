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
        episode DECOM= | episode DECOM=02/06/2026        # 141 reports an episode without a start
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let started = child.now.episodes.partition_point(|episode| episode.decom.date.is_some());
    let Some((_, earlier)) = child.now.episodes[..started].split_last() else { return };
    let open = |episode: &&Episode<'_>| episode.dec.date.is_none() || episode.rec.is_blank();
    found.report_all(earlier.iter().filter(open));
}
