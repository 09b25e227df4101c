//! 197B: a child who became 4 or 17 has neither an SDQ score nor a reason for none.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "197B",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was in care all year and became 4 or 17 in it, but has neither an SDQ score nor a reason for none.",
    mend: "Give the score, or the reason for having none.",
    looks_at: &["OC2.SDQ_SCORE", "OC2.SDQ_REASON", "OC2.DOB"],
    needs: &[Need::Table(Table::OC2), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !oc2 DOB=01/04/2022 | episode DECOM=01/04/2026
        oc2 DOB=31/03/2022 | episode DECOM=01/04/2026
        !oc2 DOB=31/03/2023 | episode DECOM=01/04/2026
        oc2 DOB=01/04/2023 | episode DECOM=01/04/2026
        !oc2 DOB=01/04/2009 | episode DECOM=01/04/2026
        oc2 DOB=31/03/2009 | episode DECOM=01/04/2026
        !oc2 DOB=31/03/2010 | episode DECOM=01/04/2026
        oc2 DOB=01/04/2010 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2022 SDQ_SCORE=5 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2022 SDQ_REASON=SDQ1 | episode DECOM=01/04/2026
        oc2 DOB=01/05/2022 | episode DECOM=02/04/2026 RNE=S
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, .. } = *child.collection;
    if child.now.oc2.is_empty() || !child.was_in_care_all_year() {
        return;
    }
    let of_age = |birth: Date| [4, 17].iter().any(|age| (start..=end).contains(&years_after(birth, *age)));
    found.report_all(
        child
            .now
            .oc2
            .iter()
            .filter(|row| row.dob.date.is_some_and(of_age) && row.sdq_score.is_blank() && row.sdq_reason.is_blank()),
    );
}
