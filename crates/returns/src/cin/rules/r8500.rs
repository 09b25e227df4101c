//! 8500: every child has an identifier.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8500",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has no identifier",
    mend: "Record the identifier that your system gives the child",
    looks_at: &["ChildIdentifiers.LAchildID"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child id=AM0001
        !child id=
        !child id=-
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(child.id.is_empty(), &child.row);
}
