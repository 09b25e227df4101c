//! 523: two days of one decision for adoption.

use super::super::Ad1;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "523",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The day of the decision for adoption differs between the adoption and the placement for adoption.",
    mend: "Give the same day in both.",
    looks_at: &["PlacedAdoption.DATE_PLACED", "AD1.DATE_INT"],
    needs: &[Need::Table(Table::PlacedAdoption), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED=01/05/2026 | ad1 DATE_INT=01/05/2026
        !placed DATE_PLACED=01/05/2026 | !ad1 DATE_INT=02/05/2026
        !placed DATE_PLACED=01/05/2026 | !ad1 DATE_INT=30/04/2026
        placed DATE_PLACED= | ad1 DATE_INT=02/05/2026
        placed DATE_PLACED=01/05/2026 | ad1 DATE_INT=
        placed DATE_PLACED=01/05/2026 | ad1 DATE_INT=02/05/2026 CHILD=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for decision in child.now.placed_adoption {
        let Some(decided) = decision.date_placed.date else { continue };
        let differs = |adoption: &&Ad1<'_>| adoption.date_int.date.is_some_and(|day| day != decided);
        for adoption in child.now.ad1.iter().filter(differs) {
            found.report(decision);
            found.report(adoption);
        }
    }
}
