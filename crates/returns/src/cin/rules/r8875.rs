//! 8875: a conference is held in a working week.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8875",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first child protection conference was held on a weekend",
    mend: "Correct the date of the conference",
    looks_at: &["Section47.DateOfInitialCPC"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        enquiry ..2025-05-02
        !enquiry ..2025-05-03
        !enquiry ..2025-05-04
        enquiry ..2025-05-05
        enquiry 2025-05-03..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
        found.report_if(enquiry.conference.is_some_and(is_on_weekend), &enquiry.row);
    }
}
