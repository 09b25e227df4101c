//! 345: in touch with a care leaver, but no activity or accommodation.

use super::super::Oc3;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "345",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The council is in touch with the young person, but the activity or the accommodation is 0.",
    mend: "Give the activity and the accommodation, or correct IN_TOUCH.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 IN_TOUCH=YES ACTIV=F1 ACCOM=B1
        !oc3 IN_TOUCH=YES ACTIV=0 ACCOM=B1
        !oc3 IN_TOUCH=yes ACTIV=F1 ACCOM=0
        oc3 IN_TOUCH=YES ACTIV= ACCOM=
        oc3 IN_TOUCH=NO ACTIV=0 ACCOM=0
        oc3 IN_TOUCH= ACTIV=0 ACCOM=0
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |leaver: &&Oc3<'_>| leaver.in_touch.is("YES") && (leaver.activ.is("0") || leaver.accom.is("0"));
    found.report_all(child.now.oc3.iter().filter(wrong));
}
