//! 389: moved to adult services aged under 16.

use super::birthdays::not_known_to_have_reached;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "389",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ended with a move to adult services, but nothing shows that the child was 16.",
    mend: "Check the date of birth, the end and its reason.",
    looks_at: &["Episodes.REC", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2010 | episode REC=E7 DEC=01/05/2026
        header DOB=02/05/2010 | !episode REC=E7 DEC=01/05/2026
        header DOB=02/05/2010 | episode REC=E5 DEC=01/05/2026
        header DOB= | !episode REC=E7 DEC=01/05/2026
        header DOB=01/05/2010 CHILD=2 | !episode REC=E7 DEC=01/05/2026
        header DOB=01/05/2010 | !episode REC=E7 DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |episode: &&Episode<'_>| episode.rec.is("E7") && not_known_to_have_reached(child, 16, episode.dec);
    found.report_all(child.now.episodes.iter().filter(young));
}
