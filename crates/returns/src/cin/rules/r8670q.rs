//! 8670Q: an assessment is done within 45 working days.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8670Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The assessment has run for more than 45 working days by the end of the year and is not finished",
    mend: "Record when it was authorised, or check why it takes so long",
    looks_at: &["Assessments.AssessmentAuthorisationDate", "Assessments.AssessmentActualStartDate"],
    needs: &[Need::WorkingDays],
    check: Check::Child(check),
    cases: "
        !assessment 2026-01-27..
        assessment 2026-01-28..
        assessment 2026-01-29..
        assessment 2026-01-27..2026-03-31
        assessment ..
        year 2024
        # The year ends on Easter Sunday, so it is reckoned from the Tuesday after.
        !assessment 2024-01-26..
        assessment 2024-01-29..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    // The first day counts, so an assessment that starts 44 working days before the last day of the year has run for 45.
    let first = census.calendar.add_working_days(census.end, -44);
    for assessment in child.episodes.iter().flat_map(|episode| &episode.assessments) {
        found.report_if(assessment.authorised.is_none() && before(assessment.started, Some(first)), &assessment.row);
    }
}
