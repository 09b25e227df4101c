//! 1540: the middle of a UPN is digits.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1540",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Characters 5 to 12 of the UPN are not all digits",
    mend: "Ask the school for the UPN and type it again",
    looks_at: &["ChildIdentifiers.UPN"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child upn=H801200001001
        child upn=HXXX20000100X
        !child upn=H801A00001001
        !child upn=H80120000A001
        !child upn=H801200/01001
        !child upn=H801
        child upn=H8012
        child upn=
        child
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    if !child.upn.is_empty() {
        let mut middle = child.upn.chars().skip(4).take(8).peekable();
        let is_right = middle.peek().is_some() && middle.all(|character| character.is_ascii_digit());
        found.report_if(!is_right, &child.row);
    }
}
