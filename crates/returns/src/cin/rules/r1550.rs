//! 1550: a UPN ends in a digit, or in a letter when it is temporary.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1550",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The last character of the UPN is not one that a UPN can end in",
    mend: "Ask the school for the UPN and type it again",
    looks_at: &["ChildIdentifiers.UPN"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child upn=H801200001009
        child upn=H80120000100A
        child upn=H80120000100Z
        !child upn=H80120000100I
        !child upn=H80120000100O
        !child upn=H80120000100S
        !child upn=H80120000100a
        !child upn=H80120000100-
        child upn=H8012000010-
        child
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    if is_thirteen_long(child.upn) {
        let is_right = child.upn.ends_with(|last: char| {
            last.is_ascii_digit() || last.is_ascii_uppercase() && !matches!(last, 'I' | 'O' | 'S')
        });
        found.report_if(!is_right, &child.row);
    }
}
