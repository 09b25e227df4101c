//! 348: a care leaver who was reported as having died.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "348",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "Last year's return said that this young person had died.",
    mend: "Check IN_TOUCH in both years.",
    looks_at: &["OC3.IN_TOUCH"],
    needs: &[Need::Table(Table::OC3), Need::LastYear(Table::OC3)],
    check: Check::Child(check),
    cases: "
        last.oc3 IN_TOUCH=DIED | oc3 IN_TOUCH=DIED
        last.oc3 IN_TOUCH=DIED | !oc3 IN_TOUCH=YES
        last.oc3 IN_TOUCH=DIED | !oc3 IN_TOUCH=
        last.oc3 IN_TOUCH=YES | oc3 IN_TOUCH=NO
        last.oc3 IN_TOUCH=DIED CHILD=2 | oc3 IN_TOUCH=YES
        last.oc3 IN_TOUCH=DIED
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.last.oc3.iter().any(|leaver| leaver.in_touch.is("DIED")) {
        found.report_all(child.now.oc3.iter().filter(|leaver| !leaver.in_touch.is("DIED")));
    }
}
