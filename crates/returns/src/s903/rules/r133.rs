//! 133: a care leaver's accommodation is missing or not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "133",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The care leaver's accommodation is missing or is not a code of the list.",
    mend: "Give one of the list's codes; 0 when the council is not in touch.",
    looks_at: &["OC3.ACCOM"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 ACCOM=B1
        oc3 ACCOM=0
        !oc3 ACCOM=
        !oc3 ACCOM=S1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    found.report_all(child.now.oc3.iter().filter(|leaver| !leaver.accom.is_of(&codes::ACCOM, year)));
}
