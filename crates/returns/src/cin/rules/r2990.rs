//! 2990: an episode that ended with its assessment has nothing after it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2990",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The episode was closed after its assessment, but a plan, a section 47 enquiry or a conference is recorded in it",
    mend: "Correct the reason for closure, or take out what does not belong to this episode",
    looks_at: &[
        "CINdetails.ReasonForClosure",
        "CINdetails.DateOfInitialCPC",
        "ChildProtectionPlans.CPPstartDate",
        "CINplanDates.CINPlanStartDate",
        "Section47.S47ActualStartDate",
    ],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. reason=RC8 !plan ..
        !referral .. reason=RC9 !enquiry ..
        !referral .. reason=RC8 !protection ..
        !referral .. reason=RC9 conference=2025-05-01
        !referral .. reason=RC9 conference=2025-05-01 !enquiry .. !plan ..
        referral .. reason=RC8 assessment 2025-05-01..
        referral .. reason=RC7 plan .. enquiry .. protection ..
        referral .. reason=RC8 referral .. plan ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.closed_after_assessment()) {
        let rows: Vec<_> = (episode.protections.iter().map(|plan| &plan.row))
            .chain(episode.plans.iter().map(|plan| &plan.row))
            .chain(episode.enquiries.iter().map(|enquiry| &enquiry.row))
            .collect();
        found.report_if(episode.conference.is_some() || !rows.is_empty(), &episode.row);
        rows.into_iter().for_each(|row| found.report(row));
    }
}
