//! 525: adopted although the decision was reversed.

use super::super::Ad1;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "525",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The decision for adoption was reversed, but the child has data of an adoption.",
    mend: "Take the day of reversal away, or the adoption.",
    looks_at: &[
        "PlacedAdoption.DATE_PLACED_CEASED",
        "AD1.DATE_INT",
        "AD1.DATE_MATCH",
        "AD1.FOSTER_CARE",
        "AD1.NB_ADOPTR",
        "AD1.SEX_ADOPTR",
        "AD1.LS_ADOPTR",
    ],
    needs: &[Need::Table(Table::PlacedAdoption), Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        placed DATE_PLACED_CEASED=01/05/2026 | ad1
        !placed DATE_PLACED_CEASED=01/05/2026 | !ad1 DATE_INT=01/05/2025
        !placed DATE_PLACED_CEASED=01/05/2026 | !ad1 DATE_MATCH=01/05/2025
        !placed DATE_PLACED_CEASED=01/05/2026 | !ad1 FOSTER_CARE=0
        !placed DATE_PLACED_CEASED=01/05/2026 | !ad1 NB_ADOPTR=1
        !placed DATE_PLACED_CEASED=01/05/2026 | !ad1 SEX_ADOPTR=M1
        !placed DATE_PLACED_CEASED=soon | !ad1 LS_ADOPTR=L0
        placed DATE_PLACED_CEASED= | ad1 LS_ADOPTR=L0
        placed DATE_PLACED_CEASED=01/05/2026 | ad1 LS_ADOPTR=L0 CHILD=2
        placed DATE_PLACED_CEASED=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    for decision in child.now.placed_adoption.iter().filter(|decision| decision.date_placed_ceased.is_given()) {
        for adoption in child.now.ad1.iter().filter(says_something) {
            found.report(decision);
            found.report(adoption);
        }
    }
}

fn says_something(adoption: &&Ad1<'_>) -> bool {
    let days = [adoption.date_int, adoption.date_match];
    let cells = [adoption.foster_care, adoption.nb_adoptr, adoption.sex_adoptr, adoption.ls_adoptr];
    days.iter().any(|day| day.is_given()) || cells.iter().any(|cell| cell.is_given())
}
