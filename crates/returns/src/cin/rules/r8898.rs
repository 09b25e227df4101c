//! 8898: a factor is recorded once.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8898",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The assessment has the same factor more than once",
    mend: "Take out the repeated code",
    looks_at: &["Assessments.AssessmentFactors"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment .. factors=1A,2B,1A
        !assessment .. factors=XX,XX
        assessment .. factors=1A,2B
        assessment .. factors=1A assessment .. factors=1A
        assessment .. factors=,
        assessment ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        let mut once = HashSet::new();
        found.report_if(!assessment.factors.iter().all(|factor| once.insert(*factor)), &assessment.row);
    }
}
