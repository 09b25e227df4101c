//! 8775Q: the census is about people up to 25.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8775Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The person turned 25 before the episode closed",
    mend: "Check the birth date, and close the episode when the person is older",
    looks_at: &["ChildIdentifiers.PersonBirthDate", "CINdetails.CINclosureDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !child born=2001-03-30 !referral ..
        child born=2001-03-31 referral ..
        !child born=2000-06-01 !referral ..2025-06-02
        child born=2000-06-01 referral ..2025-06-01
        !child born=2000-06-01 referral ..2025-05-31 !referral ..
        child born=2000-06-01
        child referral ..
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let Some(born) = child.born.filter(|born| *born < census.end.saturating_sub(25.years())) else { return };
    let turns_25 = born.saturating_add(25.years());
    for episode in &child.episodes {
        if episode.closed.is_none_or(|closed| closed > turns_25) {
            found.report(&child.row);
            found.report(&episode.row);
        }
    }
}
