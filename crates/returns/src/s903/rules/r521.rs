//! 521: placed for adoption before the decision.

use super::adoption::FOR_ADOPTION;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "521",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was placed for adoption before the day it was decided that the child should be.",
    mend: "Check the day of the decision, the placement and its start.",
    looks_at: &["Episodes.PLACE", "Episodes.DECOM", "AD1.DATE_INT"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        episode PLACE=A3 DECOM=01/05/2026 | ad1 DATE_INT=01/05/2026
        !episode PLACE=A3 DECOM=01/05/2026 | !ad1 DATE_INT=02/05/2026
        !episode PLACE=A4 DECOM=01/05/2026 | !ad1 DATE_INT=02/05/2026
        !episode PLACE=A5 DECOM=01/05/2026 | !ad1 DATE_INT=02/05/2026
        !episode PLACE=A6 DECOM=01/05/2026 | !ad1 DATE_INT=02/05/2026
        episode PLACE=U2 DECOM=01/05/2026 | ad1 DATE_INT=02/05/2026
        episode PLACE=A3 DECOM=01/05/2026 | ad1 DATE_INT=02/05/2026 CHILD=2
        episode PLACE=A3 DECOM=01/05/2026 | ad1 DATE_INT=
        episode PLACE=A3 DECOM= | ad1 DATE_INT=02/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.now.episodes.iter().filter(|episode| episode.place.is_any(FOR_ADOPTION)) {
        for adoption in child.now.ad1.iter().filter(|adoption| adoption.date_int.is_after(episode.decom)) {
            found.report(episode);
            found.report(adoption);
        }
    }
}
