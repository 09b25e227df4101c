//! 2991Q: a section 47 enquiry is made with an assessment.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2991Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The episode has a section 47 enquiry and no assessment",
    mend: "Record the assessment, or check that the enquiry is with the right episode",
    looks_at: &["Section47.S47ActualStartDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !enquiry 2025-05-01.. !enquiry ..
        assessment .. enquiry 2025-05-01..
        assessment 2025-05-01..
        referral .. assessment .. referral .. !enquiry ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.assessments.is_empty()) {
        episode.enquiries.iter().for_each(|enquiry| found.report(&enquiry.row));
    }
}
