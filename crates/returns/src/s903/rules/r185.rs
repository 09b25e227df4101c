//! 185: a child not in care for twelve months has an SDQ score.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "185",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was not in care for all of the year, but has an SDQ score.",
    mend: "Leave the score blank, or correct the episodes.",
    looks_at: &["OC2.SDQ_SCORE"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 SDQ_SCORE=5 | episode DECOM=01/04/2026
        !oc2 SDQ_SCORE=5 | episode DECOM=02/04/2026 RNE=S
        !oc2 SDQ_SCORE=5
        oc2 SDQ_REASON=SDQ1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut scored = child.now.oc2.iter().filter(|row| row.sdq_score.is_given()).peekable();
    if scored.peek().is_some() && !child.was_in_care_all_year() {
        found.report_all(scored);
    }
}
