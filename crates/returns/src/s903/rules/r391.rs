//! 391: a care leaver under 17 when the year ended.

use super::super::Oc3;
use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "391",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The young person was not yet 17 when the year ended, so nothing is asked of a care leaver.",
    mend: "Check the date of birth, or take this row away.",
    looks_at: &["OC3.DOB", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 DOB=31/03/2010 IN_TOUCH=YES
        !oc3 DOB=01/04/2010 IN_TOUCH=YES
        !oc3 DOB=01/04/2010 ACTIV=F1
        !oc3 DOB=01/04/2010 ACCOM=B1
        oc3 DOB=01/04/2010
        oc3 DOB= IN_TOUCH=YES
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let asked = |leaver: &Oc3<'_>| leaver.in_touch.is_given() || leaver.activ.is_given() || leaver.accom.is_given();
    let young = |leaver: &Oc3<'_>| birthday(leaver.dob, 17).is_some_and(|birthday| birthday > child.collection.end);
    found.report_all(child.now.oc3.iter().filter(|leaver| young(leaver) && asked(leaver)));
}
