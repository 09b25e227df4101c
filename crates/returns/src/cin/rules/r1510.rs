//! 1510: the first letter of a UPN is worked out from the rest of it.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1510",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first letter of the UPN does not fit the rest of it",
    mend: "Ask the school for the UPN and type it again",
    looks_at: &["ChildIdentifiers.UPN"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child upn=H801200001001
        !child upn=A801200001001
        !child upn=h801200001001
        !child upn=H801200001002
        child upn=A80120000100A
        child upn=A80120000100
        child upn=
        child
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    // A UPN that ends in a letter is temporary; only the digits of a lasting one are summed.
    let mut characters = child.upn.chars();
    let first = characters.next();
    let rest = characters.as_str();
    if first.is_some() && rest.len() == 12 && rest.bytes().all(|byte| byte.is_ascii_digit()) {
        found.report_if(first != Some(check_letter(rest)), &child.row);
    }
}

/// Each digit times its place, from 2 to 13, is summed; the remainder by 23 counts through the letters without I, O and S.
fn check_letter(digits: &str) -> char {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let sum: usize = digits.bytes().zip(2..).map(|(digit, place)| place * usize::from(digit - b'0')).sum();
    char::from(LETTERS[sum % LETTERS.len()])
}
