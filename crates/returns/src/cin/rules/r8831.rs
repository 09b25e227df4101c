//! 8831: a referral that ended there has no assessment, enquiry or conference.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8831",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The referral is marked as no further action, but there is an assessment, a section 47 enquiry or a conference",
    mend: "Take the mark off when the referral went further, or take out what does not belong to it",
    looks_at: &[
        "CINdetails.ReferralNFA",
        "CINdetails.DateOfInitialCPC",
        "Assessments.AssessmentActualStartDate",
        "Assessments.AssessmentAuthorisationDate",
        "Section47.S47ActualStartDate",
    ],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !referral .. nfa=1 !assessment 2025-05-01..
        !referral .. nfa=true !assessment ..2025-05-01
        referral .. nfa=1 assessment ..
        !referral .. nfa=1 !enquiry 2025-05-01..
        referral .. nfa=1 enquiry ..2025-05-01
        !referral .. nfa=1 conference=2025-05-01 !enquiry ..
        !referral .. nfa=1 conference=2025-05-01
        referral .. nfa=0 assessment 2025-05-01.. enquiry 2025-05-01..
        referral .. nfa=1
        referral .. assessment 2025-05-01..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    for episode in child.episodes.iter().filter(|episode| episode.is_no_further_action()) {
        let is_conference = episode.conference.is_some();
        found.report_if(is_conference, &episode.row);
        for enquiry in episode.enquiries.iter().filter(|enquiry| is_conference || enquiry.started.is_some()) {
            found.report(&enquiry.row);
            found.report(&episode.row);
        }
        for assessment in &episode.assessments {
            if assessment.started.is_some() || assessment.authorised.is_some() {
                found.report(&assessment.row);
                found.report(&episode.row);
            }
        }
    }
}
