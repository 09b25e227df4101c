//! 8950Q: the factor 19A has been split in two.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8950Q",
    years: Years::from(2025),
    severity: Severity::Query,
    says: "The factor 19A is no longer used",
    mend: "Use 19B when the harm came from a child, or 19C when it came from an adult",
    looks_at: &["Assessments.AssessmentFactors"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment .. factors=19A
        !assessment .. factors=1A,19a
        assessment .. factors=19B,19C
        assessment .. factors=18A
        assessment ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(assessment.factors.iter().any(|factor| factor.eq_ignore_ascii_case("19A")), &assessment.row);
    }
}
