//! 8535Q: a death follows a birth.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8535Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "The child's death is before the birth, or there is no birth date",
    mend: "Correct the birth date or the date of death",
    looks_at: &["ChildIdentifiers.PersonDeathDate", "ChildIdentifiers.PersonBirthDate"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !child born=2025-05-02 died=2025-05-01
        child born=2025-05-02 died=2025-05-02
        child born=2025-05-02 died=2025-05-03
        !child died=2025-05-01
        child born=2025-05-02
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    found.report_if(child.died.is_some() && (child.born.is_none() || before(child.died, child.born)), &child.row);
}
