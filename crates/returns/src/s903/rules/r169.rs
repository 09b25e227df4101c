//! 169: it is not known in which authority a placement is.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "169",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The placement's postcode is missing or is not a real one, so the authority in which it is remains unknown.",
    mend: "Give the placement's postcode.",
    looks_at: &["Episodes.PL_POST", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB12CD E09000026
        postcode AB12CE WAL
        postcode AB12CF -
        episode LS=C2 PL_POST=AB1_2CD
        episode LS=C2 PL_POST=AB1_2CE
        !episode LS=C2 PL_POST=AB1_2CF
        !episode LS=C2 PL_POST=AB1_2CG
        !episode LS=C2 PL_POST=
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
            .filter(|episode| !episode.ls.is_any(&["V3", "V4"]) && episode.whereabouts.authority.is_none()),
    );
}
