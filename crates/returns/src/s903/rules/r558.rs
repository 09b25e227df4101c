//! 558: an adopted child has only decisions that ended.

use super::adoption;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "558",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was adopted, but every one of several decisions that the child should be placed for adoption has \
           an end.",
    mend: "Leave the end of the decision that led to the adoption blank.",
    looks_at: &["Episodes.REC", "PlacedAdoption.DATE_PLACED_CEASED"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::PlacedAdoption)],
    check: Check::Child(check),
    cases: "
        !episode REC=E11 | placed DATE_PLACED_CEASED=01/05/2026 | placed DATE_PLACED_CEASED=01/06/2026
        !episode REC=E12 | !episode REC=E11 | placed DATE_PLACED_CEASED=01/05/2026
        episode REC=E11 | placed DATE_PLACED_CEASED=01/05/2026 | placed DATE_PLACED_CEASED=
        episode REC=E11 | placed DATE_PLACED_CEASED=01/05/2026
        episode REC=E8 | placed DATE_PLACED_CEASED=01/05/2026 | placed DATE_PLACED_CEASED=01/06/2026
        episode REC=E11
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let decisions = child.now.placed_adoption;
    if decisions.iter().any(|decision| decision.date_placed_ceased.is_blank()) {
        return;
    }
    let adoptions = || child.now.episodes.iter().filter(|episode| adoption::ends_in_adoption(episode));
    // One decision of a child with two adoptions counts twice.
    if decisions.len() * adoptions().count() > 1 {
        found.report_all(adoptions());
    }
}
