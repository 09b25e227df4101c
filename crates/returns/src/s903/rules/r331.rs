//! 331: matched with adopters after the adoptive placement began.

use super::adoption::ADOPTED;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "331",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was matched with adopters after the placement that ended in adoption began.",
    mend: "Check the day of matching; it is no later than the start of that placement.",
    looks_at: &["AD1.DATE_MATCH", "Episodes.DECOM", "Episodes.REC"],
    needs: &[Need::Table(Table::AD1), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        ad1 DATE_MATCH=01/05/2026 | episode REC=E11 DECOM=01/05/2026
        !ad1 DATE_MATCH=02/05/2026 | !episode REC=E11 DECOM=01/05/2026
        !ad1 DATE_MATCH=02/05/2026 | !episode REC=E12 DECOM=01/05/2026
        !ad1 DATE_MATCH=02/05/2026 | episode REC=X1 DECOM=01/04/2026 | !episode REC=E12 DECOM=01/05/2026
        ad1 DATE_MATCH=02/05/2026 | episode REC=E13 DECOM=01/05/2026
        ad1 DATE_MATCH=02/05/2026 | episode REC=E11 DECOM=01/05/2026 CHILD=2
        ad1 DATE_MATCH= | episode REC=E11 DECOM=01/05/2026
        ad1 DATE_MATCH=02/05/2026 | episode REC=E11 DECOM=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.now.episodes.iter().filter(|episode| episode.rec.is_any(ADOPTED)) {
        for adoption in child.now.ad1.iter().filter(|adoption| adoption.date_match.is_after(episode.decom)) {
            found.report(adoption);
            found.report(episode);
        }
    }
}
