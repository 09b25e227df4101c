//! 114: whether a former foster carer adopted is not 0 or 1.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "114",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Whether the child was adopted by a former foster carer is not 0 or 1.",
    mend: "Give 1 when a foster carer of the child adopted the child, else 0.",
    looks_at: &["AD1.FOSTER_CARE"],
    needs: &[Need::Table(Table::AD1)],
    check: Check::Child(check),
    cases: "
        ad1 FOSTER_CARE=0
        ad1 FOSTER_CARE=1
        ad1 FOSTER_CARE=
        !ad1 FOSTER_CARE=2
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::FLAG, year);
    found.report_all(child.now.ad1.iter().filter(|adoption| wrong(adoption.foster_care)));
}
