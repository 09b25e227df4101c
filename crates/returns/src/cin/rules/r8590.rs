//! 8590: a child is in the return because of an episode.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8590",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child has no episode of need",
    mend: "Export the child's episodes, or leave the child out",
    looks_at: &["ChildIdentifiers.LAchildID"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child
        !child born=2020-01-01 ethnic WBRI disability MOB
        child referral ..
        child referral ..
        & !child
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(child.episodes.is_empty(), &child.row);
}
