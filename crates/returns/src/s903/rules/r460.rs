//! 460: stayed with carers at 18, aged under 18.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "460",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ended because the young person stayed with the carers at 18, but was under 18.",
    mend: "Check the date of birth, the end and its reason.",
    looks_at: &["Episodes.REC", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2008 | episode REC=E17 DEC=01/05/2026
        header DOB=02/05/2008 | !episode REC=E17 DEC=01/05/2026
        header DOB=02/05/2008 | episode REC=E7 DEC=01/05/2026
        header DOB=02/05/2008 CHILD=2 | episode REC=E17 DEC=01/05/2026
        header DOB= | episode REC=E17 DEC=01/05/2026
        header DOB=02/05/2008 | episode REC=E17 DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |episode: &&Episode<'_>| {
        let before = |header: &Header<'_>| episode.dec.is_before(birthday(header.dob, 18));
        episode.rec.is("E17") && child.now.headers.iter().any(before)
    };
    found.report_all(child.now.episodes.iter().filter(young));
}
