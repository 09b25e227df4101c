//! 189: a young person of 17 or over has an SDQ score or a reason for none.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "189",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The young person was 17 before the year began, but has an SDQ score or a reason for none.",
    mend: "Leave both blank.",
    looks_at: &["OC2.SDQ_SCORE", "OC2.SDQ_REASON", "OC2.DOB"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 DOB=31/03/2009 SDQ_SCORE=5
        !oc2 DOB=31/03/2009 SDQ_REASON=SDQ1
        oc2 DOB=01/04/2009 SDQ_SCORE=5
        oc2 DOB=31/03/2009
        oc2 DOB= SDQ_SCORE=5
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let start = child.collection.start;
    let too_old = |birth: Date| years_after(birth, 17) < start;
    found.report_all(
        child
            .now
            .oc2
            .iter()
            .filter(|row| row.dob.date.is_some_and(too_old) && (row.sdq_score.is_given() || row.sdq_reason.is_given())),
    );
}
