//! 8869: an assessment that found nothing found nothing else.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8869",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment has the factor 21 (none found) together with others",
    mend: "Take out 21, or the other factors",
    looks_at: &["Assessments.AssessmentFactors"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment .. factors=21,1A
        !assessment .. factors=1A,2B,21
        assessment .. factors=21
        assessment .. factors=1A,2B
        assessment .. factors=21 assessment .. factors=1A
        assessment ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        let found_nothing = assessment.factors.contains(&"21");
        let found_something = assessment.factors.iter().any(|factor| *factor != "21");
        found.report_if(found_nothing && found_something, &assessment.row);
    }
}
