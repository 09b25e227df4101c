//! 179: it is not known whether a placement is in the council's area.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "179",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The placement's postcode is missing or is not a real one, so whether it is in the council's area remains unknown.",
    mend: "Give the placement's postcode.",
    looks_at: &["Episodes.PL_POST", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes, Need::Authority],
    check: Check::Child(check),
    cases: "
        authority E09000026
        postcode AB12CD E09000026
        postcode AB12CE SCO
        postcode AB12CF -
        episode LS=C2 PL_POST=AB1_2CD
        episode LS=C2 PL_POST=AB1_2CE
        !episode LS=C2 PL_POST=AB1_2CF
        !episode LS=C2 PL_POST=AB1_2CG
        !episode PL_POST=
        episode LS=V3
        episode LS=V4
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child
            .now
            .episodes
            .iter()
            .filter(|episode| !episode.ls.is_any(&["V3", "V4"]) && episode.whereabouts.location.is_none()),
    );
}
