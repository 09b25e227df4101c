//! 132: a care leaver's activity is missing or not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "132",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The care leaver's main activity is missing or is not a code of the list.",
    mend: "Give one of the list's codes; 0 when the council is not in touch.",
    looks_at: &["OC3.ACTIV"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 ACTIV=F1
        oc3 ACTIV=0
        !oc3 ACTIV=
        !oc3 ACTIV=F3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    found.report_all(child.now.oc3.iter().filter(|leaver| !leaver.activ.is_of(&codes::ACTIV, year)));
}
