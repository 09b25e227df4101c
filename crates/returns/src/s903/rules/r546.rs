//! 546: a child of five or over has an answer about development checks.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "546",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is 5 or over at the end of the collection, but development checks have been given.",
    mend: "Leave them blank, or check the date of birth.",
    looks_at: &["OC2.DOB", "OC2.HEALTH_CHECK"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2025 LS=C2 | !oc2 DOB=31/03/2022 HEALTH_CHECK=0
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB=01/04/2022 HEALTH_CHECK=0
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB=31/03/2022
        episode DECOM=01/05/2025 LS=C2 DEC=01/06/2026 REC=E8 | oc2 DOB=31/03/2022 HEALTH_CHECK=1
        episode DECOM=01/05/2025 LS=C2 CHILD=2 | oc2 DOB=31/03/2022 HEALTH_CHECK=1
        episode DECOM=01/05/2025 LS=C2 | oc2 DOB= HEALTH_CHECK=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.oc2.is_empty() || !child.was_in_care_all_year() {
        return;
    }
    let end = child.collection.end;
    let too_old = |health: &&Oc2<'_>| health.dob.date.is_some_and(|born| end >= years_after(born, 5));
    found.report_all(child.now.oc2.iter().filter(too_old).filter(|health| health.health_check.is_given()));
}
