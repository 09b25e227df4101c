//! 8825Q: an episode that closed after an assessment has one.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8825Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The episode was closed after an assessment, but no assessment is recorded",
    mend: "Record the assessment, or correct the reason for closure",
    looks_at: &["CINdetails.ReasonForClosure"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. reason=RC8
        !referral .. reason=RC9 plan ..
        referral .. reason=RC8 assessment ..
        referral .. reason=RC7
        referral ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        found.report_if(episode.closed_after_assessment() && episode.assessments.is_empty(), &episode.row);
    }
}
