//! 442: no pupil number of a child in care.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "442",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is in care, other than for short breaks, but has no unique pupil number.",
    mend: "Give the number, or the code for why there is none.",
    looks_at: &["Header.UPN", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header UPN=A123456789012 | episode LS=C2
        !header UPN= | episode LS=C2
        !header UPN= | episode LS=
        !header UPN= | episode LS=V3 | episode LS=C2
        header UPN= | episode LS=V3 | episode LS=V4
        header UPN= | episode LS=C2 CHILD=2
        header UPN=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.episodes.iter().any(|episode| !episode.ls.is_any(SHORT_BREAKS)) {
        found.report_all(child.now.headers.iter().filter(|header| header.upn.is_blank()));
    }
}
