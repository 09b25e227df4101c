//! 8675Q: a conference is held within 15 working days.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8675Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The section 47 enquiry is more than 15 working days old at the end of the year, and its conference has not been held",
    mend: "Record the conference, or that none was needed",
    looks_at: &["Section47.DateOfInitialCPC", "Section47.S47ActualStartDate", "Section47.ICPCnotRequired"],
    needs: &[Need::WorkingDays],
    check: Check::Child(check),
    cases: "
        !enquiry 2026-03-10.. unneeded=0
        enquiry 2026-03-11.. unneeded=0
        enquiry 2026-03-12.. unneeded=false
        !enquiry 2026-03-10.. unneeded=false
        enquiry 2026-03-10.. unneeded=1
        enquiry 2026-03-10..
        enquiry 2026-03-10..2026-03-12 unneeded=0
        enquiry .. unneeded=0
        year 2024
        !enquiry 2024-03-08.. unneeded=0
        enquiry 2024-03-11.. unneeded=0
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    // The first day counts.
    let first = census.calendar.add_working_days(census.end, -14);
    for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
        let is_open = enquiry.conference.is_none() && enquiry.needs_conference();
        found.report_if(is_open && before(enquiry.started, Some(first)), &enquiry.row);
    }
}
