//! 8839: an episode has one open section 47 enquiry.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8839",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode has more than one section 47 enquiry that waits for a conference",
    mend: "Record the conferences, or that none was needed",
    looks_at: &["Section47.DateOfInitialCPC", "Section47.ICPCnotRequired"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !enquiry .. unneeded=0 !enquiry ..
        !enquiry .. !enquiry .. !enquiry .. unneeded=1 enquiry ..2025-05-01
        enquiry .. enquiry .. unneeded=1
        enquiry .. enquiry .. unneeded=true
        enquiry .. enquiry ..2025-05-01
        enquiry .. referral .. enquiry ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let unheld: Vec<_> = episode.enquiries.iter().filter(|enquiry| enquiry.conference.is_none()).collect();
        if unheld.iter().filter(|enquiry| !enquiry.needs_no_conference()).count() > 1 {
            unheld.iter().for_each(|enquiry| found.report(&enquiry.row));
        }
    }
}
