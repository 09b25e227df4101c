//! 432: care ended with the previous episode, but does not begin anew.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "432",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care ended with the previous episode, but this one is not the start of care.",
    mend: "Give S as the reason for the new episode, or correct the reason that the previous one ended.",
    looks_at: &["Episodes.RNE", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 REC=E4A | episode DECOM=02/05/2026 RNE=S
        episode DECOM=01/05/2026 REC=E4A | !episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 REC=e17 | !episode DECOM=02/05/2026 RNE=
        !episode DECOM=02/05/2026 RNE=L | episode DECOM=01/05/2026 REC=E2
        episode DECOM=01/05/2026 REC=X1 | episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 REC= | episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 REC=E1 | episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 REC=E4A CHILD=2 | episode DECOM=02/05/2026 RNE=P
        episode DECOM=01/05/2026 REC=E4A | !episode DECOM= RNE=P
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    for pair in child.now.episodes.windows(2) {
        let ended = !pair[0].rec.is("X1") && pair[0].rec.is_of(&codes::REC, year);
        if ended && !pair[1].rne.is("S") {
            found.report(&pair[1]);
        }
    }
}
