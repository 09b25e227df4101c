//! 8750: the sex of a child who is not yet born is not known.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8750",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is not yet born but has a sex",
    mend: "Record U (0 in collections up to 2023/24) until the child is born",
    looks_at: &[
        "ChildIdentifiers.Sex",
        "ChildIdentifiers.GenderCurrent",
        "ChildIdentifiers.PersonBirthDate",
        "ChildIdentifiers.ExpectedPersonBirthDate",
    ],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child expected=2026-05-01 sex=F
        !child expected=2026-05-01 sex=M
        !child expected=2026-05-01
        child expected=2026-05-01 sex=U
        child expected=2026-05-01 born=2026-03-30 sex=F
        child sex=F
        year 2024
        !child expected=2024-05-01 gender=1
        !child expected=2024-05-01 gender=9
        child expected=2024-05-01 gender=0
        !child expected=2024-05-01 sex=U
    ",
};

fn check(child: &Child<'_>, census: &Census<'_>, found: &mut Found<'_>) {
    let is_unknown = match census.year {
        ..2025 => child.gender == "0",
        2025.. => child.sex == "U",
    };
    found.report_if(child.born.is_none() && child.expected.is_some() && !is_unknown, &child.row);
}
