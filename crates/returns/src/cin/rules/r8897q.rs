//! 8897Q: a finished assessment has factors.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8897Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The assessment is finished but has no factors, or one that is not in the list",
    mend: "Record the factors that were found, or 21 when there were none",
    looks_at: &["Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentFactors"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !assessment ..2025-04-01
        assessment ..2025-03-31
        !assessment ..2026-05-01
        !assessment ..2025-05-01 factors=
        !assessment ..2025-05-01 factors=1A,25A
        !assessment ..2025-05-01 factors=1a
        assessment ..2025-05-01 factors=1A,24A
        assessment ..2025-05-01 factors=18A
        assessment 2025-05-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        let is_asked = assessment.authorised.is_some_and(|authorised| authorised >= census.start);
        let is_right =
            !assessment.factors.is_empty() && assessment.factors.iter().all(|factor| FACTORS.contains(factor));
        found.report_if(is_asked && !is_right, &assessment.row);
    }
}

const FACTORS: &[&str] = &[
    "1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C", "6A", "6B", "6C", "7A",
    "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A", "18A", "18B", "18C",
    "19A", "19B", "19C", "20", "21", "22A", "23A", "24A",
];
