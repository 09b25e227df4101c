//! 359: still in care after the 18th birthday.

use super::birthdays::birthday;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "359",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child turned 18 in care: the episode is open, but not under section 20(5) in a children's home.",
    mend: "Close the episode, or give V2 and K2 if the young person stays in a children's home under section 20(5).",
    looks_at: &["Episodes.DEC", "Episodes.LS", "Episodes.PLACE", "Header.DOB"],
    needs: &[Need::Table(Table::Header), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        header DOB=31/03/2009 | episode LS=C2 PLACE=U1
        header DOB=30/03/2009 | !episode LS=C2 PLACE=U1
        header DOB=30/03/2009 | episode LS=V2 PLACE=K2
        header DOB=30/03/2009 | !episode LS=V2 PLACE=K1
        header DOB=30/03/2009 | !episode LS=C2 PLACE=K2
        header DOB=30/03/2009 | episode LS=C2 PLACE=U1 DEC=30/03/2027
        header DOB=30/03/2009 CHILD=2 | episode LS=C2 PLACE=U1
        header DOB= | episode LS=C2 PLACE=U1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let grown = |header: &Header<'_>| birthday(header.dob, 18).is_some_and(|birthday| birthday < child.collection.end);
    if child.now.headers.iter().any(grown) {
        let allowed = |episode: &Episode<'_>| episode.ls.is("V2") && episode.place.is("K2");
        found.report_all(child.now.episodes.iter().filter(|episode| episode.dec.is_blank() && !allowed(episode)));
    }
}
