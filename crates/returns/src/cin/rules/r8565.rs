//! 8565: nothing goes on after an episode has closed.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8565",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Something in the episode starts or ends after the episode was closed",
    mend: "Correct the closure date, or the date that is later",
    looks_at: &[
        "CINdetails.CINclosureDate",
        "CINdetails.DateOfInitialCPC",
        "Assessments.AssessmentActualStartDate",
        "Assessments.AssessmentAuthorisationDate",
        "Section47.S47ActualStartDate",
        "Section47.DateOfInitialCPC",
        "ChildProtectionPlans.CPPendDate",
        "CINplanDates.CINPlanStartDate",
        "CINplanDates.CINPlanEndDate",
    ],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral ..2025-05-01 conference=2025-05-02
        referral ..2025-05-01 conference=2025-05-01
        !referral ..2025-05-01 !assessment 2025-05-02..
        !referral ..2025-05-01 !assessment 2025-04-01..2025-05-02
        referral ..2025-05-01 assessment 2025-04-30..2025-05-01
        !referral ..2025-05-01 !enquiry 2025-05-02..
        !referral ..2025-05-01 !enquiry ..2025-05-02
        referral ..2025-05-01 enquiry 2025-05-01..2025-05-01
        !referral ..2025-05-01 !protection ..2025-05-02
        referral ..2025-05-01 protection 2025-04-01..2025-05-01
        !referral ..2025-05-01 !plan 2025-05-02..
        !referral ..2025-05-01 !plan ..2025-05-02 plan ..2025-05-01
        referral ..2025-05-01 plan 2025-05-01..2025-05-01
        referral .. assessment 2025-05-02..
        referral ..2025-05-01 referral .. plan 2025-05-02..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let is_late = |day| before(episode.closed, day);
        let assessments = episode.assessments.iter().map(|each| (each.started, each.authorised, &each.row));
        let enquiries = episode.enquiries.iter().map(|each| (each.started, each.conference, &each.row));
        let protections = episode.protections.iter().map(|each| (None, each.ended, &each.row));
        let plans = episode.plans.iter().map(|each| (each.started, each.ended, &each.row));
        for (started, ended, row) in assessments.chain(enquiries).chain(protections).chain(plans) {
            if is_late(started) || is_late(ended) {
                found.report(row);
                found.report(&episode.row);
            }
        }
        found.report_if(is_late(episode.conference), &episode.row);
    }
}
