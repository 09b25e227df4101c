//! 1570: a child's identifier has room for twenty characters.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1570",
    years: Years::from(2025),
    severity: Severity::Error,
    says: "The child's identifier is longer than 20 characters",
    mend: "Use the identifier that your system gives the child, of at most 20 letters and digits",
    looks_at: &["ChildIdentifiers.LAchildID"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child id=A2345678901234567890
        !child id=A23456789012345678901
        child id=-
        child id=
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(child.id.chars().count() > 20, &child.row);
}
