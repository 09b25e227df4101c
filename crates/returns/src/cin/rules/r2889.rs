//! 2889: a section 47 enquiry belongs to a referral, so it cannot start before it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2889",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The section 47 enquiry starts before the child was referred",
    mend: "Correct the start of the enquiry or the referral date",
    looks_at: &["Section47.S47ActualStartDate", "CINdetails.CINreferralDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral 2025-05-02.. !enquiry 2025-05-01..
        referral 2025-05-02.. enquiry 2025-05-02..
        referral 2025-05-02.. enquiry 2025-05-03..
        referral 2025-05-02.. enquiry ..2025-05-01
        referral .. enquiry 2025-05-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        for enquiry in &episode.enquiries {
            if before(enquiry.started, episode.referred) {
                found.report(&enquiry.row);
                found.report(&episode.row);
            }
        }
    }
}
