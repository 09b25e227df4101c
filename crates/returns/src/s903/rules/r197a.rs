//! 197a: a reason for no SDQ score is given beside a score.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "197a",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A reason for no SDQ score is given, but the score is given as well.",
    mend: "Leave the reason blank, or take the score out.",
    looks_at: &["OC2.SDQ_SCORE", "OC2.SDQ_REASON"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 SDQ_SCORE=5 SDQ_REASON=SDQ2
        oc2 SDQ_SCORE=5
        oc2 SDQ_REASON=SDQ2
        oc2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let both = |row: &&Oc2<'_>| row.sdq_score.is_given() && row.sdq_reason.is_given();
    found.report_all(child.now.oc2.iter().filter(both));
}
