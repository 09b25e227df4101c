//! 8715: a first conference of the return was held in the year.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8715",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first child protection conference was held outside the year",
    mend: "Correct the date of the conference, or leave the enquiry for the return of the year in which it was held",
    looks_at: &["Section47.DateOfInitialCPC"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !enquiry ..2025-03-31
        enquiry ..2025-04-01
        enquiry ..2026-03-31
        !enquiry ..2026-04-01
        enquiry 2025-03-31..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
        found.report_if(census.excludes(enquiry.conference), &enquiry.row);
    }
}
