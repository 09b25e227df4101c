//! 8525Q: a child is born or expected.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8525Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child has both a birth date and an expected birth date, or neither",
    mend: "Keep the birth date of a child who is born, and the expected one of a child who is not",
    looks_at: &["ChildIdentifiers.PersonBirthDate", "ChildIdentifiers.ExpectedPersonBirthDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child born=2020-01-01
        child expected=2026-05-01
        !child born=2026-03-01 expected=2026-05-01
        !child
        !child born= expected=
        !child born=01/01/2020
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(child.born.is_some() == child.expected.is_some(), &child.row);
}
