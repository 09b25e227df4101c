//! 543: a child over ten in care all year has no answer about convictions.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "543",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is over 10 at the end of the collection and was in care all year, but whether they were \
           convicted is blank.",
    mend: "Say whether the child was convicted or given a final warning in the year.",
    looks_at: &["OC2.DOB", "OC2.CONVICTED"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2025 LS=C2 | !oc2 DOB=30/03/2017
        episode DECOM=01/05/2025 LS=C2 | !oc2 DOB=01/05/2012
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB=31/03/2017        # ten on the last day: not over ten
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB=01/04/2017
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB=30/03/2017 CONVICTED=0
        episode DECOM=01/05/2025 LS=C2 DEC=01/06/2026 REC=E8 | oc2 DOB=30/03/2017
        episode DECOM=01/05/2025 LS=C2 CHILD=2 | oc2 DOB=30/03/2017
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.oc2.is_empty() || !child.was_in_care_all_year() {
        return;
    }
    let end = child.collection.end;
    let old_enough = |health: &&Oc2<'_>| health.dob.date.is_some_and(|born| end > years_after(born, 10));
    found.report_all(child.now.oc2.iter().filter(old_enough).filter(|health| health.convicted.is_blank()));
}
