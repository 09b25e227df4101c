//! 8530Q: an expected birth is around the end of the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8530Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The expected birth date is more than 30 days before the end of the year, or more than 9 months after it",
    mend: "Check the date; for a child who has been born since, record the birth date",
    looks_at: &["ChildIdentifiers.ExpectedPersonBirthDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !child expected=2026-02-28
        child expected=2026-03-01
        child expected=2026-03-02
        child expected=2026-12-30
        child expected=2026-12-31
        !child expected=2027-01-01
        child expected=
        child born=2020-01-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let (first, last) = (census.end.saturating_sub(30.days()), census.end.saturating_add(9.months()));
    found.report_if(child.expected.is_some_and(|expected| expected < first || expected > last), &child.row);
}
