//! 1560Q: a former UPN is written like any other.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1560Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The former UPN is not a letter and twelve digits",
    mend: "Ask the school for the former UPN, or take it out when it is not known",
    looks_at: &["ChildIdentifiers.FormerUPN"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child former=H801200001001
        !child former=H80120000100A
        !child former=8801200001001
        !child former=H80120000100
        !child former=H8012000010011
        child former=
        child
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let mut characters = child.former_upn.chars();
    if let Some(first) = characters.next() {
        let is_right =
            first.is_alphabetic() && is_thirteen_long(child.former_upn) && characters.all(|rest| rest.is_ascii_digit());
        found.report_if(!is_right, &child.row);
    }
}
