//! 344: a care leaver who died or went home has an activity or accommodation.

use super::super::Oc3;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "344",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The young person has died or gone home for good, but an activity or accommodation is given.",
    mend: "Give 0 for both ACTIV and ACCOM, or correct IN_TOUCH.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 IN_TOUCH=DIED ACTIV=0 ACCOM=0
        oc3 IN_TOUCH=RHOM ACTIV=0 ACCOM=0
        !oc3 IN_TOUCH=DIED ACTIV=F1 ACCOM=0
        !oc3 IN_TOUCH=RHOM ACTIV=0 ACCOM=B1
        !oc3 IN_TOUCH=RHOM ACTIV= ACCOM=0
        !oc3 IN_TOUCH=DIED ACTIV=0 ACCOM=
        oc3 IN_TOUCH=YES ACTIV=F1 ACCOM=B1
        oc3 IN_TOUCH= ACTIV=F1 ACCOM=B1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |leaver: &&Oc3<'_>| {
        leaver.in_touch.is_any(&["DIED", "RHOM"]) && !(leaver.activ.is("0") && leaver.accom.is("0"))
    };
    found.report_all(child.now.oc3.iter().filter(wrong));
}
