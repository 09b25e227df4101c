//! 8866: a referral has a source.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8866",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The source of the referral is missing or not a code of the list",
    mend: "Record who referred the child, by the code of the list; 10 when it is not known",
    looks_at: &["CINdetails.CINreferralDate", "CINdetails.ReferralSource"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        referral 2025-05-01.. source=1A
        referral 2025-05-01.. source=10
        !referral 2025-05-01.. source=1a
        !referral 2025-05-01.. source=11
        !referral 2025-05-01.. source=
        !referral 2025-05-01..
        !referral 2013-04-01..
        referral 2013-03-31..
        referral .. source=XX
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    // Sources have been asked for since April 2013.
    let asked_from = Date::constant(2013, 4, 1);
    for episode in child.episodes.iter().filter(|episode| episode.referred.is_some_and(|day| day >= asked_from)) {
        let is_code = matches!(
            episode.source,
            "1A" | "1B"
                | "1C"
                | "1D"
                | "2A"
                | "2B"
                | "3A"
                | "3B"
                | "3C"
                | "3D"
                | "3E"
                | "3F"
                | "4"
                | "5A"
                | "5B"
                | "5C"
                | "5D"
                | "6"
                | "7"
                | "8"
                | "9"
                | "10"
        );
        found.report_if(!is_code, &episode.row);
    }
}
