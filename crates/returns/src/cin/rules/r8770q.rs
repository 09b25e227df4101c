//! 8770Q: a child of school age has a UPN.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8770Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child is old enough for school but has no UPN, and no reason for having none that fits the age",
    mend: "Ask the school for the UPN, or record why there is none: UN1 is only for children who are too young",
    looks_at: &["ChildIdentifiers.UPN", "ChildIdentifiers.UPNunknown", "ChildIdentifiers.PersonBirthDate"],
    needs: &[Need::Period],
    check: Check::Child(check),
    cases: "
        !child born=2020-08-31 referral .. nfa=0
        child born=2020-09-01 referral .. nfa=0
        !child born=2020-08-30 unknown=UN1 referral .. nfa=false
        child born=2020-08-31 unknown=UN2 referral .. nfa=0
        child born=2020-08-31 unknown=un7 referral .. nfa=0
        !child born=2020-08-31 unknown=UN8 referral .. nfa=0
        child born=2020-08-31 upn=X referral .. nfa=0
        child born=2020-08-31 referral .. nfa=1
        !child born=2020-08-31 upn= referral .. nfa=1 referral .. nfa=0
        child born=2020-08-31
        child expected=2020-08-31 referral .. nfa=0
        year 2024
        !child born=2018-03-31 referral .. nfa=0
        child born=2018-04-01 referral .. nfa=0
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    // From 2024/25 the age is reckoned at the end of August after the year, before that at its last day.
    let reckoned = match census.year {
        ..2025 => census.end,
        2025.. => census.end.saturating_add(4.months()).saturating_add(31.days()),
    };
    let is_six = child.born.is_some_and(|born| born <= reckoned.saturating_sub(6.years()));
    let is_explained =
        ["UN2", "UN3", "UN4", "UN5", "UN6", "UN7"].iter().any(|reason| child.upn_unknown.eq_ignore_ascii_case(reason));
    let went_further = child.episodes.iter().any(|episode| episode.went_further());
    found.report_if(is_six && child.upn.is_empty() && !is_explained && went_further, &child.row);
}
