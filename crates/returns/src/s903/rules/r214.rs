//! 214: a short break has a postcode or a provider's number.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "214",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A placement's postcode or a provider's number is given for short breaks (V3, V4), of which neither is asked.",
    mend: "Leave both blank.",
    looks_at: &["Episodes.LS", "Episodes.PL_POST", "Episodes.URN"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode LS=V3 PL_POST=AB1_2CD
        !episode LS=V4 URN=SC000001
        episode LS=V3
        episode LS=C2 PL_POST=AB1_2CD URN=SC000001
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(
        child.now.episodes.iter().filter(|episode| {
            episode.ls.is_any(&["V3", "V4"]) && (episode.pl_post.is_given() || episode.urn.is_given())
        }),
    );
}
