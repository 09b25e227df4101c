//! 542: a child under ten has an answer about convictions.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "542",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is under 10 at the end of the collection, but whether they were convicted has been given.",
    mend: "Leave it blank, or check the date of birth.",
    looks_at: &["OC2.DOB", "OC2.CONVICTED"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 DOB=31/03/2017 CONVICTED=1
        oc2 DOB=01/04/2017
        !oc2 DOB=01/04/2017 CONVICTED=0
        !oc2 DOB=01/04/2017 CONVICTED=1
        oc2 DOB= CONVICTED=1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let end = child.collection.end;
    let too_young = |health: &&Oc2<'_>| health.dob.date.is_some_and(|born| years_after(born, 10) > end);
    found.report_all(child.now.oc2.iter().filter(too_young).filter(|health| health.convicted.is_given()));
}
