//! 157: age is given as the reason for no SDQ score of a child of the right age.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "157",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason for no SDQ score is the child's age (SDQ1), but the child was at least 4 when the year began and at most 16 when it ended.",
    mend: "Give the score, or another reason for having none.",
    looks_at: &["OC2.SDQ_REASON", "OC2.SDQ_SCORE", "OC2.DOB"],
    needs: &[Need::Table(Table::OC2), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !oc2 DOB=01/04/2022 SDQ_REASON=SDQ1 | episode DECOM=01/04/2026
        oc2 DOB=02/04/2022 SDQ_REASON=SDQ1 | episode DECOM=01/04/2026
        !oc2 DOB=31/03/2011 SDQ_REASON=SDQ1 | episode DECOM=01/04/2026
        oc2 DOB=30/03/2011 SDQ_REASON=SDQ1 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2015 SDQ_REASON=SDQ2 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2015 SDQ_REASON=SDQ1 SDQ_SCORE=5 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2015 SDQ_REASON=SDQ1 | episode DECOM=02/04/2026 RNE=S
        oc2 DOB=01/05/2015 SDQ_REASON=SDQ1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    if child.now.oc2.is_empty() || !child.was_in_care_all_year() {
        return;
    }
    let of_age = |birth: Date| years_after(birth, 4) <= start && years_after(birth, 16) >= end;
    found.report_all(
        child
            .now
            .oc2
            .iter()
            .filter(|row| row.dob.date.is_some_and(of_age) && row.sdq_score.is_blank() && row.sdq_reason.is("SDQ1")),
    );
}
