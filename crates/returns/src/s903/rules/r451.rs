//! 451: still freed for adoption.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "451",
    years: Years::between(2023, 2024),
    severity: Severity::Error,
    says: "The child is still under a freeing order (D1), for which nobody can apply since 30 December 2005.",
    mend: "Check the legal status.",
    looks_at: &["Episodes.LS", "Episodes.DEC", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        !episode LS=D1
        episode LS=D1 DEC=01/05/2023
        episode LS=D1 REC=X1
        episode LS=E1
        episode LS=
        year 2023
        !episode LS=D1
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |episode: &&Episode<'_>| episode.ls.is("D1") && episode.dec.is_blank() && episode.rec.is_blank();
    found.report_all(child.now.episodes.iter().filter(wrong));
}
