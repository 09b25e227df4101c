//! 1006: the kind of absence is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1006",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The kind of absence is not a code of the list.",
    mend: "Give M when the child was missing, A when away from placement without leave.",
    looks_at: &["Missing.MISSING"],
    needs: &[Need::Table(Table::Missing)],
    check: Check::Child(check),
    cases: "
        missing MISSING=M
        missing MISSING=a
        missing MISSING=
        !missing MISSING=X
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::MISSING, year);
    found.report_all(child.now.missing.iter().filter(|time| wrong(time.missing)));
}
