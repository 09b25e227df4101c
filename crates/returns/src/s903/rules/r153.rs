//! 153: care leaver information is given in part.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "153",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Some of the items about the care leaver are given, but not all.",
    mend: "Give being in touch, activity and accommodation, or none of them.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3
        oc3 IN_TOUCH=YES ACTIV=F1 ACCOM=B1
        !oc3 ACTIV=F1 ACCOM=B1
        !oc3 IN_TOUCH=YES ACCOM=B1
        !oc3 IN_TOUCH=YES ACTIV=F1
        !oc3 IN_TOUCH=YES
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.oc3.iter().filter(|leaver| {
        let items = [leaver.in_touch, leaver.activ, leaver.accom].map(Cell::is_given);
        items.contains(&true) && items.contains(&false)
    }));
}
