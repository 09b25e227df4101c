//! 8873Q: an episode whose one assessment found nothing closes after it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8873Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The only assessment of the episode found no factors, but the episode was not closed after it",
    mend: "Close the episode with RC8 or RC9, or record the factors that were found",
    looks_at: &["Assessments.AssessmentFactors", "CINdetails.ReasonForClosure"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. !assessment .. factors=21
        !referral .. reason=RC7 !assessment .. factors=21
        !referral .. reason=RC7 !assessment .. factors=1A,21
        referral .. reason=RC8 assessment .. factors=21
        referral .. reason=RC9 assessment .. factors=21
        referral .. reason=RC7 assessment .. factors=21 assessment ..
        referral .. reason=RC7 assessment .. factors=20
        referral .. reason=RC7 assessment ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        // Some systems write the words behind the number.
        if let [assessment] = episode.assessments.as_slice()
            && assessment.factors.iter().any(|factor| factor.contains("21"))
            && !episode.closed_after_assessment()
        {
            found.report(&assessment.row);
            found.report(&episode.row);
        }
    }
}
