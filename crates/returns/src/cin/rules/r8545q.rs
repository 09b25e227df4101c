//! 8545Q: a child of the return who has died did so in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8545Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child's death is outside the year",
    mend: "Check the date; leave a child out whose work ended before the year",
    looks_at: &["ChildIdentifiers.PersonDeathDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !child died=2025-03-31
        child died=2025-04-01
        child died=2026-03-31
        !child died=2026-04-01
        child died=
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(census.excludes(child.died), &child.row);
}
