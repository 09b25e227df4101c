//! 358: remanded or detained aged under 10.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "358",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was not over 10 when this legal status, remand or detention, began.",
    mend: "Check the date of birth and the legal status.",
    looks_at: &["Episodes.LS", "Episodes.DECOM", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=30/04/2016 | episode LS=J1 DECOM=01/05/2026
        !header DOB=01/05/2016 | !episode LS=J1 DECOM=01/05/2026
        !header DOB=02/05/2016 | !episode LS=J2 DECOM=01/05/2026
        !header DOB=02/05/2016 | !episode LS=j3 DECOM=01/05/2026
        header DOB=02/05/2016 | episode LS=C2 DECOM=01/05/2026
        header DOB=02/05/2016 CHILD=2 | episode LS=J1 DECOM=01/05/2026
        header DOB= | episode LS=J1 DECOM=01/05/2026
        header DOB=02/05/2016 | episode LS=J1 DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.now.episodes.iter().filter(|episode| episode.ls.is_any(&["J1", "J2", "J3"])) {
        for header in child.now.headers {
            let tenth = birthday(header.dob, 10);
            if episode.decom.is_before(tenth) || episode.decom.is_on(tenth) {
                found.report(episode);
                found.report(header);
            }
        }
    }
}
