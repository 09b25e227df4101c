//! 8510: an identifier belongs to one child.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8510",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Another child of the return has the same identifier",
    mend: "Export each child once, with all its episodes together",
    looks_at: &["ChildIdentifiers.LAchildID"],
    needs: &[],
    check: Check::Unique(id),
    cases: "
        !child id=AM1
        & child id=AM2
        & !child id=AM1
        & !child id=AM1
        child id=AM1
        & child id=am1
        child id=
        & child id=-
        & child id=
    ",
};

fn id<'a>(child: &Child<'a>) -> Option<&'a str> {
    (!child.id.is_empty()).then_some(child.id)
}
