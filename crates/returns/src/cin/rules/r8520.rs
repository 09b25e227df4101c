//! 8520: a child who is born was born by the end of the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8520",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child's birth is after the year",
    mend: "Correct the birth date; for a child who was not yet born, use the expected birth date",
    looks_at: &["ChildIdentifiers.PersonBirthDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        child born=2026-03-31
        !child born=2026-04-01
        child born=2026-03-30
        child born=
        child expected=2026-04-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(census.is_before(child.born), &child.row);
}
