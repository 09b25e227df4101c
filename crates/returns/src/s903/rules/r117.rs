//! 117: a decision about placing for adoption is after the year or after the child left care.

use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "117",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "A decision about placing the child for adoption is dated after the end of the year or after the child left care.",
    mend: "Check the day of the decision against the end of the child's latest episode.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED", "Episodes.DECOM", "Episodes.DEC", "Episodes.REC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        episode DECOM=01/05/2026 | placed DATE_PLACED=31/03/2027
        !episode DECOM=01/05/2026 | !placed DATE_PLACED=01/04/2027
        !episode DECOM=01/05/2026 | !placed DATE_PLACED_CEASED=01/04/2027
        episode DECOM=01/05/2026 DEC=01/06/2026 REC=E11 | placed DATE_PLACED=01/06/2026 DATE_PLACED_CEASED=01/06/2026
        !episode DECOM=01/05/2026 DEC=01/06/2026 REC=E11 | !placed DATE_PLACED=02/06/2026
        !episode DECOM=01/05/2026 DEC=01/06/2026 REC=E11 | !placed DATE_PLACED_CEASED=02/06/2026
        episode DECOM=01/05/2026 DEC=01/06/2026 REC=X1 | placed DATE_PLACED=02/06/2026
        episode DECOM=01/05/2026 DEC=01/06/2026 REC=E3 | episode DECOM=01/07/2026 | placed DATE_PLACED=02/06/2026
        !episode DECOM=01/05/2026 DEC=01/06/2026 REC=E3 | episode DECOM=01/07/2026 DEC=01/08/2026 REC=X1 | !placed DATE_PLACED=02/06/2026
        episode DECOM= | placed DATE_PLACED=01/04/2027
        episode DECOM=01/05/2026 CHILD=2 | placed DATE_PLACED=01/04/2027
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.placed_adoption.is_empty() {
        return;
    }
    let Some(last) = latest(child.now.episodes.iter().filter(|episode| !episode.rec.is("X1"))) else { return };
    let late = |day: Day<'_>| day.is_after(child.collection.end) || day.is_after(last.dec);
    for decision in child.now.placed_adoption {
        if late(decision.date_placed) || late(decision.date_placed_ceased) {
            found.report(last);
            found.report(decision);
        }
    }
}
