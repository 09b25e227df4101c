//! 426: short breaks of both kinds in one year.

use super::prelude::*;
use super::short_breaks::SHORT_BREAKS;

pub const RULE: Rule = Rule {
    code: "426",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has short breaks under V3 and under V4 in one year.",
    mend: "Give each break (V3) or only the agreement (V4), not both.",
    looks_at: &["Episodes.LS"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode LS=V3 | !episode LS=V4
        !episode LS=V3 | episode LS=C2 | !episode LS=V4
        episode LS=V3 | episode LS=V3
        episode LS=V4
        episode LS=V3 | episode LS=V4 CHILD=2
        episode LS=V3 CHILD= | episode LS=V4 CHILD=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let has = |status: &str| child.now.episodes.iter().any(|episode| episode.ls.is(status));
    if has("V3") && has("V4") {
        found.report_all(child.now.episodes.iter().filter(|episode| episode.ls.is_any(SHORT_BREAKS)));
    }
}
