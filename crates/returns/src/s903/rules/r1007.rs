//! 1007: a young person of 17 or 18 was still in care on the birthday.

use super::completed;
use super::leaving_age;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1007",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care leaver information is given for a young person of 17 or 18 who was in care on this year's birthday.",
    mend: "Leave the care leaver items blank, or correct the day on which the episode ended.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM", "OC3.DOB", "Episodes.DECOM", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3)],
    check: Check::Child(check),
    cases: "
        # Born on 1 May 2009: 17 on 1 May 2026.
        !oc3 DOB=01/05/2009 IN_TOUCH=YES | episode DECOM=01/05/2026 DEC=02/05/2026
        !oc3 DOB=01/05/2009 ACTIV=F1 | episode DECOM=01/04/2026 DEC=02/05/2026
        !oc3 DOB=01/05/2009 ACCOM=B1 | episode DECOM=01/04/2026 DEC=02/05/2026
        oc3 DOB=01/05/2009 ACCOM=B1 | episode DECOM=01/04/2026 DEC=01/05/2026
        oc3 DOB=01/05/2009 ACCOM=B1 | episode DECOM=02/05/2026 DEC=03/05/2026
        oc3 DOB=01/05/2009 ACCOM=B1 | episode DECOM=01/05/2026         # one that has not ended is not counted
        oc3 DOB=01/05/2009 | episode DECOM=01/05/2026 DEC=02/05/2026
        oc3 DOB=01/05/2009 CHILD=2 IN_TOUCH=YES | episode DECOM=01/05/2026 DEC=02/05/2026
        # The last birthday before a year ends in March may be the year before.
        !oc3 DOB=31/03/2010 ACCOM=B1 | episode DECOM=01/03/2027 DEC=01/04/2027
        oc3 DOB=01/04/2010 ACCOM=B1 | episode DECOM=01/04/2026 DEC=02/04/2026
        !oc3 DOB=01/04/2008 ACCOM=B1 | episode DECOM=01/04/2026 DEC=02/04/2026
        oc3 DOB=31/03/2008 ACCOM=B1 | episode DECOM=01/03/2027 DEC=01/04/2027
        oc3 DOB= ACCOM=B1 | episode DECOM=01/05/2026 DEC=02/05/2026
        # A birthday on 29 February is on the 28th in other years.
        year 2026
        !oc3 DOB=29/02/2008 ACCOM=B1 | episode DECOM=28/02/2026 DEC=01/03/2026
        oc3 DOB=29/02/2008 ACCOM=B1 | episode DECOM=01/02/2026 DEC=28/02/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for leaver in child.now.oc3.iter().filter(|leaver| completed::care_leaver(leaver)) {
        let Some(birthday) = leaver.dob.date.and_then(|birth| leaving_age::birthday(birth, child.collection.end))
        else {
            continue;
        };
        let in_care = |episode: &Episode<'_>| {
            episode.decom.date.is_some_and(|begun| begun <= birthday) && episode.dec.is_after(birthday)
        };
        if child.now.episodes.iter().any(in_care) {
            found.report(leaver);
        }
    }
}
