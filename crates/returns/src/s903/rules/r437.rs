//! 437: episodes after death or after the child was found to be an adult.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "437",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child died or was found to be an adult at the end of this episode, but there is a later one.",
    mend: "Check the reason for the end, and the later episode.",
    looks_at: &["Episodes.REC", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode DECOM=01/05/2026 REC=E2 | episode DECOM=02/05/2026
        !episode DECOM=01/05/2026 REC=e15 | episode DECOM=02/05/2026
        episode DECOM=01/05/2026 | episode DECOM=02/05/2026 REC=E2
        episode DECOM=01/05/2026 REC=E17 | episode DECOM=02/05/2026
        episode DECOM=01/05/2026 REC=E2 | episode DECOM=02/05/2026 CHILD=2
        !episode DECOM=01/05/2026 REC=E2 | episode DECOM=
        episode DECOM=01/05/2026 | episode DECOM= REC=E2 | episode DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some((_, earlier)) = child.now.episodes.split_last() else { return };
    let last = |episode: &&Episode<'_>| episode.rec.is_any(&["E2", "E15"]) && episode.decom.date.is_some();
    found.report_all(earlier.iter().filter(last));
}
