//! 2885: a child protection plan begins on the day of its conference.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2885",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child protection plan does not start on the day of a first conference of the episode",
    mend: "Correct the start of the plan or the date of the conference. For a plan that came with the child from another council, record the conference with the episode",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "Section47.DateOfInitialCPC", "CINdetails.DateOfInitialCPC"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        enquiry ..2025-05-01 protection 2025-05-01..
        !enquiry ..2025-04-30 !protection 2025-05-01..
        !enquiry ..2025-05-02 !protection 2025-05-01..
        !enquiry 2025-05-01.. !protection 2025-05-01..
        referral .. conference=2025-05-01 protection 2025-05-01..
        !referral .. conference=2025-05-02 !protection 2025-05-01..
        !referral .. !protection 2025-05-01..
        referral .. conference=2025-05-01 enquiry .. unneeded=1 protection 2025-05-01..
        referral .. conference=2025-05-01 enquiry .. unneeded=true protection 2025-05-01..
        enquiry ..2025-05-01 enquiry ..2025-06-01 protection 2025-05-01.. !protection 2025-07-01..
        !referral .. !protection 2025-04-01..
        referral .. protection 2025-03-31..
        !referral .. !protection 2026-03-31..
        referral .. protection 2026-04-01..
        referral .. enquiry 2025-05-01..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let plans: Vec<_> = episode.protections.iter().filter(|plan| census.includes(plan.started)).collect();
        let enquiries: Vec<_> = episode.enquiries.iter().filter(|enquiry| !enquiry.needs_no_conference()).collect();
        // With enquiries that led to a conference, the conference is theirs; otherwise it is the episode's.
        let is_conference = |day| {
            if enquiries.is_empty() {
                same(episode.conference, day)
            } else {
                enquiries.iter().any(|enquiry| same(enquiry.conference, day))
            }
        };
        for plan in &plans {
            found.report_if(!is_conference(plan.started), &plan.row);
        }
        if !plans.is_empty() && !plans.iter().any(|plan| is_conference(plan.started)) {
            found.report_if(enquiries.is_empty(), &episode.row);
            enquiries.iter().for_each(|enquiry| found.report(&enquiry.row));
        }
    }
}
