//! 8868: a closed episode has no section 47 enquiry that is still open.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8868",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode is closed, but one of its section 47 enquiries has neither a conference nor a decision that none is needed, or has both",
    mend: "Record the conference, or that none was needed, but not both",
    looks_at: &["Section47.DateOfInitialCPC", "Section47.ICPCnotRequired", "CINdetails.CINclosureDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral ..2025-06-01 !enquiry 2025-05-01..
        !referral ..2025-06-01 !enquiry 2025-05-01.. unneeded=0
        !referral ..2025-06-01 !enquiry ..2025-05-01 unneeded=1
        !referral ..2025-06-01 !enquiry ..2025-05-01 unneeded=true
        referral ..2025-06-01 enquiry ..2025-05-01 unneeded=0
        referral ..2025-06-01 enquiry ..2025-05-01
        referral ..2025-06-01 enquiry .. unneeded=1
        referral .. enquiry 2025-05-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.closed.is_some()) {
        for enquiry in &episode.enquiries {
            if enquiry.conference.is_some() == enquiry.needs_no_conference() {
                found.report(&enquiry.row);
                found.report(&episode.row);
            }
        }
    }
}
