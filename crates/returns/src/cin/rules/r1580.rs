//! 1580: a child's identifier is letters and digits.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1580",
    years: Years::from(2025),
    severity: Severity::Error,
    says: "The child's identifier has characters other than letters and digits",
    mend: "Use the identifier that your system gives the child, without spaces, dashes or other signs",
    looks_at: &["ChildIdentifiers.LAchildID"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child id=AM0001
        !child id=AM-0001
        !child id=AM/0001
        !child id=AM_0001
        child id=
        child id=-
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(!child.id.chars().all(char::is_alphanumeric), &child.row);
}
