//! 1530: a UPN says which council gave it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1530",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Characters 2 to 4 of the UPN are not the number of a council",
    mend: "Ask the school for the UPN and type it again",
    looks_at: &["ChildIdentifiers.UPN"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child upn=H801200001001
        child upn=H201200001001
        !child upn=H200200001001
        child upn=H213200001001
        !child upn=H214200001001
        !child upn=H2A1200001001
        !child upn=H30A200001001
        !child upn=H000200001001
        child upn=H005200001001
        !child upn=H999200001001
        child upn=H99920000100
        child upn=H942200001001
        child upn=H943200001001
        !child upn=H944200001001
        year 2023
        !child upn=H942200001001
        !child upn=H943200001001
        child upn=H941200001001
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    if is_thirteen_long(child.upn) {
        let council: String = child.upn.chars().skip(1).take(3).collect();
        let council = council.bytes().all(|byte| byte.is_ascii_digit()).then(|| council.parse().ok()).flatten();
        let is_known = council.is_some_and(|council| {
            GIVERS.iter().any(|givers| givers.contains(&council)) || census.year >= 2024 && matches!(council, 942 | 943)
        });
        found.report_if(!is_known, &child.row);
    }
}

/// Every council that has ever given a UPN, from the first number to the last of each run.
/// Cumberland (942) and Westmorland and Furness (943) came in April 2023.
const GIVERS: &[std::ops::RangeInclusive<u16>] = &[
    1..=5,
    201..=213,
    301..=320,
    330..=336,
    340..=344,
    350..=359,
    370..=373,
    380..=384,
    390..=394,
    420..=420,
    660..=681,
    701..=708,
    800..=803,
    805..=808,
    810..=813,
    815..=816,
    820..=823,
    825..=826,
    830..=831,
    835..=841,
    845..=846,
    850..=852,
    855..=857,
    860..=861,
    865..=896,
    908..=909,
    916..=916,
    919..=919,
    921..=921,
    925..=926,
    928..=929,
    931..=931,
    933..=933,
    935..=938,
    940..=941,
];
