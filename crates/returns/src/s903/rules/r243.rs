//! 243: a placement outside England has a provider's number.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "243",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "A provider's number (URN) is given for a placement outside England, where Ofsted registers nobody.",
    mend: "Leave the number blank, or correct the placement's postcode.",
    looks_at: &["Episodes.URN", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB12CD E09000026
        postcode AB12CE WAL
        postcode AB12CF SCO
        postcode AB12CG NIR
        !episode URN=SC000001 PL_POST=AB1_2CE
        !episode URN=SC000001 PL_POST=AB1_2CF
        !episode URN=XXXXXXX PL_POST=AB1_2CG
        episode URN= PL_POST=AB1_2CE
        episode URN=SC000001 PL_POST=AB1_2CD
        episode URN=SC000001 PL_POST=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let abroad =
        |episode: &&Episode<'_>| ["CON", "NIR", "SCO", "WAL", "NUK"].iter().any(|code| episode.whereabouts.is_in(code));
    found.report_all(child.now.episodes.iter().filter(|episode| episode.urn.is_given()).filter(abroad));
}
