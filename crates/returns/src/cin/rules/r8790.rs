//! 8790: a child with a disability is not a child without one.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8790",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has a disability, but NONE is recorded too",
    mend: "Take out NONE, or the disability that the child does not have",
    looks_at: &["Disabilities.Disability"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        disability NONE !disability MOB !disability LD
        !disability MOB disability none
        disability NONE
        disability NONE disability =
        disability MOB disability LD
        child
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let is_none = |code: &str| code.eq_ignore_ascii_case("NONE");
    if child.disabilities.iter().any(|disability| is_none(disability.code)) {
        for disability in child.disabilities.iter().filter(|disability| !disability.code.is_empty()) {
            found.report_if(!is_none(disability.code), &disability.row);
        }
    }
}
