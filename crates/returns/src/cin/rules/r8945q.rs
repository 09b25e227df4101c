//! 8945Q: the factor 18A has been split in two.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8945Q",
    years: Years::from(2025),
    severity: Severity::Query,
    says: "The factor 18A is no longer used",
    mend: "Use 18B when the harm came from a child, or 18C when it came from an adult",
    looks_at: &["Assessments.AssessmentFactors"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !assessment .. factors=18A
        !assessment .. factors=1A,18a
        assessment .. factors=18B,18C
        assessment .. factors=19A
        assessment ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(assessment.factors.iter().any(|factor| factor.eq_ignore_ascii_case("18A")), &assessment.row);
    }
}
