//! 503C: another category of need than the episode that was open last year.

use super::carried_over;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "503C",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode has another category of need than the episode that was open when last year ended.",
    mend: "It is the same episode: give what last year's return gave, or correct that return.",
    looks_at: &["Episodes.CIN", "Episodes.DECOM"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        last.episode DECOM=1/5/2025 CIN=N1 | episode DECOM=1/5/2025 CIN=N1
        last.episode DECOM=1/5/2025 CIN=N1 | !episode DECOM=1/5/2025 CIN=N2
        last.episode DECOM=1/5/2025 CIN=N1 | !episode DECOM=1/5/2025 CIN=
        last.episode DECOM=1/5/2025 CIN= | !episode DECOM=1/5/2025 CIN=N2
        last.episode DECOM=1/5/2025 CIN= | episode DECOM=1/5/2025 CIN=
        last.episode DECOM=1/5/2025 CIN=N1 | episode DECOM=1/5/2025 CIN=n1
        last.episode DECOM=1/5/2025 CIN=N1 DEC=1/6/2025 | episode DECOM=1/5/2025 CIN=N2
        last.episode DECOM=1/5/2025 CIN=N1 DEC=soon | !episode DECOM=1/5/2025 CIN=N2
        last.episode DECOM=1/5/2025 CIN=N1 | !episode DECOM=1/5/2025 CIN=N2 | episode DECOM=1/6/2026 CIN=N2
        last.episode DECOM=1/4/2025 CIN=N2 | last.episode DECOM=1/5/2025 CIN=N1 | !episode DECOM=1/5/2025 CIN=N2
        last.episode DECOM=1/5/2025 CIN=N1 | last.episode DECOM=1/5/2025 CIN=N2 | episode DECOM=1/5/2025 CIN=N1
        last.episode DECOM=1/5/2025 CIN=N1 | episode DECOM=1/5/2025 CIN=N2 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    carried_over::report_where(child, found, |now, last| !now.cin.same_as(last.cin));
}
