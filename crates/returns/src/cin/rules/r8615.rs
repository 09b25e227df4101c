//! 8615: a section 47 enquiry leads to its conference.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8615",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The section 47 enquiry has no start, or starts after its conference",
    mend: "Correct the start of the enquiry or the date of the conference",
    looks_at: &["Section47.S47ActualStartDate", "Section47.DateOfInitialCPC"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !enquiry 2025-05-02..2025-05-01
        enquiry 2025-05-02..2025-05-02
        enquiry 2025-05-02..2025-05-03
        !enquiry ..2025-05-01
        enquiry 2025-05-02..
        enquiry ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
        let is_wrong = enquiry.started.is_none() || before(enquiry.conference, enquiry.started);
        found.report_if(enquiry.conference.is_some() && is_wrong, &enquiry.row);
    }
}
