//! 1104: a first child protection conference follows a referral.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1104",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first child protection conference is before the child was referred",
    mend: "Correct the conference date of the section 47 enquiry or the referral date",
    looks_at: &["Section47.DateOfInitialCPC", "CINdetails.CINreferralDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-02.. !enquiry ..2025-05-01
        referral 2025-05-02.. enquiry ..2025-05-02
        referral 2025-05-02.. enquiry ..2025-05-03
        referral 2025-05-02.. enquiry 2025-05-01..
        referral .. enquiry ..2025-05-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for enquiry in &episode.enquiries {
            if before(enquiry.conference, episode.referred) {
                found.report(&enquiry.row);
                found.report(&episode.row);
            }
        }
    }
}
