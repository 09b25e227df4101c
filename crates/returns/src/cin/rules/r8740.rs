//! 8740: a section 47 enquiry that waits for its conference started in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8740",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The section 47 enquiry waits for its conference and did not start in the year",
    mend: "Record the conference or that none was needed, or correct the start of the enquiry",
    looks_at: &["Section47.S47ActualStartDate", "Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !enquiry 2025-03-31.. unneeded=0
        enquiry 2025-04-01.. unneeded=0
        enquiry 2026-03-31.. unneeded=0
        !enquiry 2026-04-01.. unneeded=false
        enquiry 2025-03-31.. unneeded=1
        enquiry 2025-03-31..
        enquiry 2025-03-31..2025-05-01 unneeded=0
        enquiry .. unneeded=0
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
        let is_open = enquiry.conference.is_none() && enquiry.needs_conference();
        found.report_if(is_open && census.excludes(enquiry.started), &enquiry.row);
    }
}
