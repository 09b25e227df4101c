//! 503B: another legal status than the episode that was open last year.

use super::carried_over;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "503B",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode has another legal status than the episode that was open when last year ended.",
    mend: "It is the same episode: give what last year's return gave, or correct that return.",
    looks_at: &["Episodes.LS", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        last.episode DECOM=1/5/2025 LS=C1 | episode DECOM=1/5/2025 LS=C1
        last.episode DECOM=1/5/2025 LS=C1 | !episode DECOM=1/5/2025 LS=C2
        last.episode DECOM=1/5/2025 LS=C1 | !episode DECOM=1/5/2025 LS=
        last.episode DECOM=1/5/2025 LS= | !episode DECOM=1/5/2025 LS=C2
        last.episode DECOM=1/5/2025 LS= | episode DECOM=1/5/2025 LS=
        last.episode DECOM=1/5/2025 LS=C1 | episode DECOM=1/5/2025 LS=c1
        last.episode DECOM=1/5/2025 LS=C1 DEC=1/6/2025 | episode DECOM=1/5/2025 LS=C2
        last.episode DECOM=1/5/2025 LS=C1 DEC=soon | !episode DECOM=1/5/2025 LS=C2
        last.episode DECOM=1/5/2025 LS=C1 | !episode DECOM=1/5/2025 LS=C2 | episode DECOM=1/6/2026 LS=C2
        last.episode DECOM=1/4/2025 LS=C2 | last.episode DECOM=1/5/2025 LS=C1 | !episode DECOM=1/5/2025 LS=C2
        last.episode DECOM=1/5/2025 LS=C1 | last.episode DECOM=1/5/2025 LS=C2 | episode DECOM=1/5/2025 LS=C1
        last.episode DECOM=1/5/2025 LS=C1 | episode DECOM=1/5/2025 LS=C2 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    carried_over::report_where(child, found, |now, last| !now.ls.same_as(last.ls));
}
