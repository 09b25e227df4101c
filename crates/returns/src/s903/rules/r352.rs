//! 352: came into care aged 18 or over.

use super::birthdays::had_reached;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "352",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was 18 or over when care began.",
    mend: "Check the date of birth, the start and the reason for the new episode.",
    looks_at: &["Episodes.DECOM", "Episodes.RNE", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=02/05/2008 | episode RNE=S DECOM=01/05/2026
        header DOB=01/05/2008 | !episode RNE=S DECOM=01/05/2026
        header DOB=30/04/2008 | !episode RNE=s DECOM=01/05/2026
        header DOB=01/05/2008 | episode RNE=L DECOM=01/05/2026
        header DOB=01/05/2008 CHILD=2 | episode RNE=S DECOM=01/05/2026
        header DOB= | episode RNE=S DECOM=01/05/2026
        header DOB=01/05/2008 | episode RNE=S DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let grown = |episode: &&Episode<'_>| {
        episode.rne.is("S") && child.now.headers.iter().any(|header| had_reached(header.dob, 18, episode.decom))
    };
    found.report_all(child.now.episodes.iter().filter(grown));
}
