//! 8606: nobody is referred before conception.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8606",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child was referred more than 280 days before the birth or the expected birth",
    mend: "Correct the referral date or the birth date",
    looks_at: &[
        "CINdetails.CINreferralDate",
        "ChildIdentifiers.PersonBirthDate",
        "ChildIdentifiers.ExpectedPersonBirthDate",
    ],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child born=2026-01-06 !referral 2025-03-31..
        child born=2026-01-06 referral 2025-04-01..
        child born=2026-01-06 referral 2025-04-02..
        !child expected=2026-01-06 !referral 2025-03-31..
        child expected=2026-01-06 referral 2025-04-01..
        child referral 2025-03-31..
        child born=2026-01-06 referral ..
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let conceived = |day: Option<Date>| day.map(|day| day.saturating_sub(280.days()));
    for episode in &child.episodes {
        if before(episode.referred, conceived(child.born)) || before(episode.referred, conceived(child.expected)) {
            found.report(&episode.row);
            found.report(&child.row);
        }
    }
}
