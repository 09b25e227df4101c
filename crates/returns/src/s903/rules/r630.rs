//! 630: a child came into care and earlier permanence is not told.

use super::super::PrevPerm;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "630",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child came into care in the year, but earlier permanence, or its date or authority, is not given.",
    mend: "Say whether the child had left care for a permanent home before; if not, give Z1.",
    looks_at: &["Episodes.DECOM", "Episodes.RNE", "PrevPerm.PREV_PERM", "PrevPerm.LA_PERM", "PrevPerm.DATE_PERM"],
    needs: &[Need::Table(Table::PrevPerm), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode RNE=S DECOM=01/04/2026
        episode RNE=S DECOM=31/03/2026
        episode RNE=L DECOM=01/04/2026
        episode RNE=S DECOM=
        episode RNE=S DECOM=01/04/2026 | permanence PREV_PERM=Z1
        episode RNE=S DECOM=01/04/2026 | permanence PREV_PERM=P1 LA_PERM=330 DATE_PERM=01/05/2020
        !episode RNE=S DECOM=01/04/2026 | permanence PREV_PERM=P1 LA_PERM=330
        !episode RNE=S DECOM=01/04/2026 | permanence PREV_PERM=P1 DATE_PERM=01/05/2020
        !episode RNE=S DECOM=01/04/2026 | permanence LA_PERM=330 DATE_PERM=01/05/2020
        !episode RNE=S DECOM=01/04/2026 | permanence PREV_PERM=Z1 | permanence PREV_PERM=P2
        !episode RNE=S DECOM=01/04/2026 | permanence CHILD=2 PREV_PERM=Z1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let incomplete = |earlier: &PrevPerm<'_>| {
        let details = earlier.la_perm.is_given() && earlier.date_perm.is_given();
        earlier.prev_perm.is_blank() || (!earlier.prev_perm.is("Z1") && !details)
    };
    let told = child.now.prev_perm;
    if told.is_empty() || told.iter().any(incomplete) {
        let start = child.collection.start;
        let came = |episode: &&Episode<'_>| episode.rne.is("S") && episode.decom.date.is_some_and(|day| day >= start);
        found.report_all(child.now.episodes.iter().filter(came));
    }
}
