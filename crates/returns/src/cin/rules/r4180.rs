//! 4180: every child has a sex in the words of the collection.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "4180",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child's sex is missing or is not a code of this collection",
    mend: "Record M, F or U (U when it is not known); collections up to 2023/24 have 1, 2, 0 or 9 in GenderCurrent",
    looks_at: &["ChildIdentifiers.Sex", "ChildIdentifiers.GenderCurrent"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        child sex=M
        child sex=F
        child sex=U
        !child sex=m
        !child sex=1
        !child sex=
        !child
        !child gender=1
        year 2025
        child sex=M
        !child gender=1
        year 2024
        child gender=0
        child gender=1
        child gender=2
        child gender=9
        !child gender=3
        !child gender=
        !child sex=M
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let is_right = match census.year {
        ..2025 => matches!(child.gender, "0" | "1" | "2" | "9"),
        2025.. => matches!(child.sex, "M" | "F" | "U"),
    };
    found.report_if(!is_right, &child.row);
}
