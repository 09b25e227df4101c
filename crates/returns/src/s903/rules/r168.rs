//! 168: a pupil number is not one.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "168",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The pupil number is neither a letter other than I, O and S with twelve digits, the last of which may be a letter, nor one of UN1 to UN5.",
    mend: "Give the number from the school, or the reason for having none.",
    looks_at: &["Header.UPN"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header UPN=A123456789012
        header UPN=z12345678901x
        !header UPN=I123456789012
        !header UPN=O123456789012
        !header UPN=S123456789012
        !header UPN=A12345678901
        !header UPN=A1234567890123
        !header UPN=A1234567890XX
        !header UPN=1123456789012
        header UPN=UN1
        header UPN=un5
        !header UPN=UN6
        !header UPN=UN0
        header UPN=
        !header UPN=É123456789012
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.report_all(child.now.headers.iter().filter(|header| header.upn.is_given() && !is_pupil_number(header.upn)));
}

fn is_pupil_number(number: Cell<'_>) -> bool {
    if number.is_any(&["UN1", "UN2", "UN3", "UN4", "UN5"]) {
        return true;
    }
    let [first, digits @ .., last] = number.text().as_bytes() else { return false };
    first.is_ascii_alphabetic()
        && !b"IOS".contains(&first.to_ascii_uppercase())
        && digits.len() == 11
        && digits.iter().all(u8::is_ascii_digit)
        && last.is_ascii_alphanumeric()
}
