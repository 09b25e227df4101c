//! 407: special guardianship of a child over 18.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "407",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ended in special guardianship, but the child was over 18.",
    mend: "Check the date of birth, the end and its reason.",
    looks_at: &["Episodes.REC", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2008 | episode REC=E45 DEC=01/05/2026
        !header DOB=30/04/2008 | !episode REC=E45 DEC=01/05/2026
        !header DOB=30/04/2008 | !episode REC=E46 DEC=01/05/2026
        !header DOB=30/04/2008 | !episode REC=E47 DEC=01/05/2026
        !header DOB=30/04/2008 | !episode REC=E48 DEC=01/05/2026
        header DOB=30/04/2008 | episode REC=E41 DEC=01/05/2026
        header DOB=30/04/2008 CHILD=2 | episode REC=E45 DEC=01/05/2026
        header DOB= | episode REC=E45 DEC=01/05/2026
        header DOB=30/04/2008 | episode REC=E45 DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.now.episodes.iter().filter(|episode| episode.rec.is_any(&["E45", "E46", "E47", "E48"])) {
        for header in child.now.headers.iter().filter(|header| episode.dec.is_after(birthday(header.dob, 18))) {
            found.report(episode);
            found.report(header);
        }
    }
}
