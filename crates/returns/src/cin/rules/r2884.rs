//! 2884: a first conference is recorded once, with the enquiry or with the episode.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2884",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The same first conference is recorded with the episode and with a section 47 enquiry",
    mend: "Keep the date with the section 47 enquiry, and take it out of the episode",
    looks_at: &["Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. conference=2025-05-01 !enquiry ..2025-05-01
        referral .. conference=2025-05-01 enquiry ..2025-05-02
        referral .. conference=2025-05-01 enquiry ..2025-04-30
        referral .. enquiry 2025-05-01..
        !referral .. conference=2025-05-01 referral .. !enquiry ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for enquiry in child.episodes.iter().flat_map(|episode| &episode.enquiries) {
            if same(episode.conference, enquiry.conference) {
                found.report(&enquiry.row);
                found.report(&episode.row);
            }
        }
    }
}
