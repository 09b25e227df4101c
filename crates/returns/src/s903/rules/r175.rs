//! 175: the number of adopters is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "175",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The number of adopters is not 1 or 2.",
    mend: "Give 1 or 2.",
    looks_at: &["AD1.NB_ADOPTR"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 NB_ADOPTR=1
        ad1 NB_ADOPTR=2
        ad1 NB_ADOPTR=
        !ad1 NB_ADOPTR=0
        !ad1 NB_ADOPTR=3
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::NB_ADOPTR, year);
    found.report_all(child.now.ad1.iter().filter(|adoption| wrong(adoption.nb_adoptr)));
}
