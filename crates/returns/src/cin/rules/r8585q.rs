//! 8585Q: an episode that ended with a death has the date of it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8585Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The episode was closed because the child died, but there is no date of death",
    mend: "Record the date of death, or correct the reason for closure",
    looks_at: &["CINdetails.ReasonForClosure", "ChildIdentifiers.PersonDeathDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child !referral .. reason=RC2 referral .. reason=RC1
        !child died= !referral .. reason=RC2
        child died=2025-05-01 referral .. reason=RC2
        child referral .. reason=RC3
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.closure_reason == "RC2") {
        if child.died.is_none() {
            found.report(&child.row);
            found.report(&episode.row);
        }
    }
}
