//! 503A: the open episode of last year has another reason for beginning this year.

use super::carried_over;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "503A",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first episode has another reason for beginning than the episode that was open when last year ended.",
    mend: "It is the same episode: give the reason that last year's return gave, or correct that return.",
    looks_at: &["Episodes.RNE"],
    needs: &[Need::Table(Table::Episodes), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        last.episode DECOM=01/05/2025 RNE=S | episode DECOM=01/05/2025 RNE=S
        last.episode DECOM=01/05/2025 RNE=S | !episode DECOM=01/05/2025 RNE=P
        last.episode DECOM=01/05/2025 DEC=01/06/2025 RNE=S | episode DECOM=01/05/2025 RNE=P
        last.episode DECOM=01/05/2025 RNE=S | !episode DECOM=01/05/2025 RNE=P | episode DECOM=01/06/2026 RNE=L
        episode DECOM=01/05/2025 RNE=S
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    carried_over::report_where(child, found, |now, last| !now.rne.same_as(last.rne));
}
