//! 366: another placement within a short break.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "366",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "An episode of a short break must be a start of care: the placement does not change within one.",
    mend: "Give S as the reason for the new episode, or check the legal status.",
    looks_at: &["Episodes.RNE", "Episodes.LS"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode LS=V3 RNE=S
        !episode LS=V3 RNE=P
        !episode LS=V3 RNE=
        episode LS=V4 RNE=P
        episode LS= RNE=P
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.episodes.iter().filter(|episode| episode.ls.is("V3") && !episode.rne.is("S")));
}
