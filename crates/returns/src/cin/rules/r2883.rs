//! 2883: every child protection plan begins with a conference.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2883",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "More child protection plans started in the year than first conferences were held",
    mend: "Look for plans whose conference was not recorded, and for plans that are recorded twice",
    looks_at: &["ChildProtectionPlans.CPPstartDate", "CINdetails.DateOfInitialCPC", "Section47.DateOfInitialCPC"],
    needs: &[Need::Period],
    check: Check::Whole(|| Box::<Year>::default()),
    cases: "
        !return protection 2025-05-01..
        protection ..
        enquiry ..2025-05-01 protection 2025-05-01..
        referral .. conference=2025-05-01 protection 2025-05-01..
        !return enquiry ..2025-05-01 protection 2025-05-01.. protection 2026-03-31..
        enquiry ..2025-05-01 protection 2025-05-01.. protection 2026-04-01..
        !return enquiry ..2025-05-01 protection 2025-05-01.. protection 2025-04-01..
        enquiry ..2025-05-01 protection 2025-05-01.. protection 2025-03-31..
        !return enquiry ..2025-03-31 protection 2025-05-01..
        !return enquiry ..2025-05-01 protection 2025-05-01..
        & protection 2025-05-01..
        enquiry ..2025-05-01 enquiry ..2025-06-01
        & protection 2025-05-01.. protection 2025-06-01..
    ",
};

/// What began in the year.
#[derive(Default)]
struct Year {
    plans: u64,
    conferences: u64,
}

impl Whole for Year {
    fn add(&mut self, child: &Child<'_>, census: &Census<'_>) {
        for episode in &child.episodes {
            self.conferences += u64::from(census.includes(episode.conference));
            for enquiry in &episode.enquiries {
                self.conferences += u64::from(census.includes(enquiry.conference));
            }
            for protection in &episode.protections {
                self.plans += u64::from(census.includes(protection.started));
            }
        }
    }

    fn is_wrong(&self) -> bool {
        self.plans > self.conferences
    }
}
