//! 387: moved into independent living aged under 14.

use super::birthdays::not_known_to_have_reached;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "387",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ended with a move into independent living, but nothing shows that the child was 14.",
    mend: "Check the date of birth, the end and its reason.",
    looks_at: &["Episodes.REC", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=01/05/2012 | episode REC=E5 DEC=01/05/2026
        header DOB=02/05/2012 | !episode REC=E5 DEC=01/05/2026
        header DOB=02/05/2012 | !episode REC=E6 DEC=01/05/2026
        header DOB=02/05/2012 | episode REC=E7 DEC=01/05/2026
        header DOB= | !episode REC=E5 DEC=01/05/2026
        header DOB=01/05/2012 CHILD=2 | !episode REC=E5 DEC=01/05/2026
        header DOB=02/05/2012 | episode REC=E5 DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ended = |episode: &&Episode<'_>| episode.rec.is_any(&["E5", "E6"]) && episode.dec.date.is_some();
    let young = |episode: &&Episode<'_>| not_known_to_have_reached(child, 14, episode.dec);
    found.report_all(child.now.episodes.iter().filter(ended).filter(young));
}
