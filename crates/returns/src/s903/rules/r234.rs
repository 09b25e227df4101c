//! 234: a child under 10 moved because of custody.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "234",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "The reason for the change of placement is custody, but the child was under 10 when the episode began.",
    mend: "Check the reason and the date of birth: nobody under 10 can be taken into custody.",
    looks_at: &["Episodes.REASON_PLACE_CHANGE", "Episodes.DECOM", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        !episode DECOM=01/05/2026 REASON_PLACE_CHANGE=CUSTOD | !header DOB=02/05/2016
        episode DECOM=01/05/2026 REASON_PLACE_CHANGE=CUSTOD | header DOB=01/05/2016
        episode DECOM=01/05/2026 REASON_PLACE_CHANGE=CARPL | header DOB=02/05/2016
        episode DECOM= REASON_PLACE_CHANGE=CUSTOD | header DOB=02/05/2016
        episode DECOM=01/05/2026 REASON_PLACE_CHANGE=CUSTOD | header DOB=
        episode DECOM=01/05/2026 REASON_PLACE_CHANGE=CUSTOD | header CHILD=2 DOB=02/05/2016
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.now.episodes.iter().filter(|episode| episode.reason_place_change.is("CUSTOD")) {
        for header in child.now.headers {
            if header.dob.date.is_some_and(|birth| episode.decom.is_before(years_after(birth, 10))) {
                found.report(episode);
                found.report(header);
            }
        }
    }
}
