//! 8540: a child in need of more than advice has its disabilities recorded.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8540",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child's disabilities are missing or not codes of the list",
    mend: "Record each disability by its code, or NONE when the child has none",
    looks_at: &["Disabilities.Disability", "ChildIdentifiers.PersonBirthDate", "CINdetails.ReferralNFA"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child born=2015-01-01 disability NONE referral .. nfa=0
        child born=2015-01-01 disability DDA disability AUT referral .. nfa=false
        !child born=2015-01-01 !referral .. nfa=0
        !child born=2015-01-01 disability MOB !disability XX !referral .. nfa=0 referral .. nfa=1
        !child born=2015-01-01 !disability none !referral .. nfa=false
        !child born=2015-01-01 !disability = !referral .. nfa=false
        child born=2015-01-01 referral .. nfa=1
        child born=2015-01-01 referral ..
        child expected=2026-05-01 referral .. nfa=0
        child born=2015-01-01
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let further: Vec<_> = child.episodes.iter().filter(|episode| episode.went_further()).collect();
    let wrong: Vec<_> = child.disabilities.iter().filter(|disability| !is_code(disability.code)).collect();
    if child.born.is_some() && !further.is_empty() && (child.disabilities.is_empty() || !wrong.is_empty()) {
        found.report(&child.row);
        further.iter().for_each(|episode| found.report(&episode.row));
        wrong.iter().for_each(|disability| found.report(&disability.row));
    }
}

fn is_code(code: &str) -> bool {
    matches!(
        code,
        "NONE" | "MOB" | "HAND" | "PC" | "INC" | "COMM" | "LD" | "HEAR" | "VIS" | "BEH" | "CON" | "AUT" | "DDA"
    )
}
