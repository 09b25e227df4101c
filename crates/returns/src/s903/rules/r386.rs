//! 386: adopted aged 18 or over.

use super::adoption::ADOPTED;
use super::birthdays::had_reached;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "386",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode ended in adoption, but the child was 18 or over.",
    mend: "Check the date of birth, the end and its reason.",
    looks_at: &["Episodes.REC", "Episodes.DEC", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=02/05/2008 | episode REC=E11 DEC=01/05/2026
        header DOB=01/05/2008 | !episode REC=E11 DEC=01/05/2026
        header DOB=30/04/2008 | !episode REC=E12 DEC=01/05/2026
        header DOB=01/05/2008 | episode REC=E13 DEC=01/05/2026
        header DOB=01/05/2008 CHILD=2 | episode REC=E11 DEC=01/05/2026
        header DOB= | episode REC=E11 DEC=01/05/2026
        header DOB=01/05/2008 | episode REC=E11 DEC=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let grown = |episode: &&Episode<'_>| {
        episode.rec.is_any(ADOPTED) && child.now.headers.iter().any(|header| had_reached(header.dob, 18, episode.dec))
    };
    found.report_all(child.now.episodes.iter().filter(grown));
}
