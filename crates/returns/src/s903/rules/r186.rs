//! 186: a child in care for twelve months has neither an SDQ score nor a reason for none.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "186",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was in care all year, was at least 4 when it began and under 17 when it ended, but has neither an SDQ score nor a reason for none.",
    mend: "Give the score, or the reason for having none.",
    looks_at: &["OC2.SDQ_SCORE", "OC2.SDQ_REASON", "OC2.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        !oc2 DOB=01/04/2022 | episode DECOM=01/04/2026
        oc2 DOB=02/04/2022 | episode DECOM=01/04/2026
        !oc2 DOB=01/04/2010 | episode DECOM=01/04/2026
        oc2 DOB=31/03/2010 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2015 SDQ_SCORE=5 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2015 SDQ_REASON=SDQ2 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2015 | episode DECOM=02/04/2026 RNE=S
        oc2 DOB= | episode DECOM=01/04/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    if child.now.oc2.is_empty() || !child.was_in_care_all_year() {
        return;
    }
    let of_age = |birth: Date| years_after(birth, 4) <= start && years_after(birth, 17) > end;
    found.report_all(
        child
            .now
            .oc2
            .iter()
            .filter(|row| row.dob.date.is_some_and(of_age) && row.sdq_score.is_blank() && row.sdq_reason.is_blank()),
    );
}
