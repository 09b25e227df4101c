//! 347: a care leaver under 18 in a foyer.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "347",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The young person was under 18 when the year began, and is said to live in a foyer.",
    mend: "Check the date of birth and the accommodation.",
    looks_at: &["OC3.DOB", "OC3.ACCOM"],
    needs: &[Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        oc3 DOB=01/04/2008 ACCOM=T1
        !oc3 DOB=02/04/2008 ACCOM=T1
        !oc3 DOB=02/04/2008 ACCOM=T2
        oc3 DOB=02/04/2008 ACCOM=B1
        oc3 DOB= ACCOM=T1
        oc3 DOB=02/04/2008 ACCOM=
        year 2024
        oc3 DOB=01/04/2005 ACCOM=T1
        !oc3 DOB=02/04/2005 ACCOM=T1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |dob| birthday(dob, 18).is_some_and(|birthday| birthday > child.collection.start);
    // A foyer is T1 when it suits the young person and T2 when it does not.
    found.report_all(child.now.oc3.iter().filter(|leaver| leaver.accom.is_any(&["T1", "T2"]) && young(leaver.dob)));
}
