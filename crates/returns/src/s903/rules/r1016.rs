//! 1016: a young person left care on or after the 17th or 18th birthday.

use super::completed;
use super::leaving_age;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1016",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "Care leaver information is given for a young person who left care on or after this year's 17th or 18th birthday.",
    mend: "Leave the care leaver items blank, or correct the day on which the episode ended.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM", "OC3.DOB", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        !oc3 DOB=01/05/2009 IN_TOUCH=YES | episode DEC=01/05/2026
        oc3 DOB=01/05/2009 IN_TOUCH=YES | episode DEC=30/04/2026
        !oc3 DOB=01/05/2008 ACTIV=F1 | episode DEC=01/05/2026
        oc3 DOB=01/05/2008 ACTIV=F1 | episode DEC=30/04/2026
        !oc3 DOB=01/04/2008 ACCOM=B1 | episode DEC=01/05/2026
        oc3 DOB=31/03/2008 ACCOM=B1 | episode DEC=01/05/2026
        !oc3 DOB=31/03/2010 ACCOM=B1 | episode DEC=31/03/2027
        oc3 DOB=01/04/2010 ACCOM=B1 | episode DEC=01/04/2027
        oc3 DOB=01/05/2009 | episode DEC=01/05/2026
        oc3 DOB=01/05/2009 ACCOM=B1 | episode DEC=
        oc3 DOB= ACCOM=B1 | episode DEC=01/05/2026
        oc3 DOB=01/05/2009 CHILD=2 IN_TOUCH=YES | episode DEC=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for leaver in child.now.oc3.iter().filter(|leaver| completed::care_leaver(leaver)) {
        let Some(birthday) = leaver.dob.date.and_then(|birth| leaving_age::birthday(birth, child.collection.end))
        else {
            continue;
        };
        let left = |episode: &Episode<'_>| episode.dec.date.is_some_and(|day| day >= birthday);
        if child.now.episodes.iter().any(left) {
            found.report(leaver);
        }
    }
}
