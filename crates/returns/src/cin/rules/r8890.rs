//! 8890: section 47 enquiries of an episode follow each other.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8890",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Two section 47 enquiries of the episode run at the same time",
    mend: "Correct the dates, so that one enquiry ends before the next starts",
    looks_at: &["Section47.S47ActualStartDate", "Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !enquiry 2025-05-01..2025-06-01 !enquiry 2025-06-01..
        enquiry 2025-05-01..2025-06-01 enquiry 2025-06-02..
        !enquiry 2025-05-01..2025-06-01 !enquiry 2025-05-01..
        enquiry 2025-05-01.. enquiry 2025-05-01..
        !enquiry 2025-05-01.. unneeded=0 !enquiry 2026-03-31..
        enquiry 2025-05-01.. enquiry 2026-04-01..
        enquiry 2025-05-01.. unneeded=1 enquiry 2025-06-01..
        enquiry 2025-05-01.. unneeded=true enquiry 2025-06-01..
        enquiry 2025-05-01..2025-06-01 referral .. enquiry 2025-05-15..
        enquiry 2025-05-01.. enquiry ..2025-06-01
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let overlap = |later: &Enquiry<'_>, earlier: &Enquiry<'_>| {
        // Two with the same dates are one that was recorded twice, not two that overlap.
        let is_copy = later.started == earlier.started && later.conference == earlier.conference;
        // An enquiry that needs no conference has ended, though it is not known when.
        let is_over = earlier.conference.is_none() && earlier.needs_no_conference();
        !is_copy && !is_over && census.falls_within(later.started, earlier.started, earlier.conference)
    };
    for episode in &child.episodes {
        overlapping(&episode.enquiries, overlap).for_each(|enquiry| found.report(&enquiry.row));
    }
}
