//! 196: the reason for no SDQ score is not a code.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "196",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reason for no SDQ score is not a code of the list.",
    mend: "Give one of SDQ1 to SDQ5.",
    looks_at: &["OC2.SDQ_REASON"],
    needs: &[Need::Table(Table::OC2)],
    check: Check::Child(check),
    cases: "
        oc2 SDQ_REASON=SDQ1
        oc2 SDQ_REASON=sdq5
        oc2 SDQ_REASON=
        !oc2 SDQ_REASON=SDQ6
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let wrong = |code: Cell<'_>| code.is_given() && !code.is_of(&codes::SDQ_REASON, year);
    found.report_all(child.now.oc2.iter().filter(|row| wrong(row.sdq_reason)));
}
