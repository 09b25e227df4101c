//! 4220: every child has an ethnicity.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4220",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child's ethnicity is missing or is not a code of the list",
    mend: "Record the ethnicity that the family gave, REFU when they would not say, or NOBT when nobody has asked yet",
    looks_at: &["ChildCharacteristics.Ethnicity"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        ethnic WBRI
        ethnic NOBT
        ethnic REFU
        !ethnic wbri
        !ethnic WXYZ
        !ethnic =
        !ethnic -
        ethnic AIND
        & !ethnic Q
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let is_right = matches!(
        child.ethnicity,
        "WBRI"
            | "WIRI"
            | "WIRT"
            | "WROM"
            | "WOTH"
            | "MWBC"
            | "MWBA"
            | "MWAS"
            | "MOTH"
            | "AIND"
            | "APKN"
            | "ABAN"
            | "AOTH"
            | "BCRB"
            | "BAFR"
            | "BOTH"
            | "CHNE"
            | "OOTH"
            | "REFU"
            | "NOBT"
    );
    found.report_if(!is_right, &child.characteristics);
}
