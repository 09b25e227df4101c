//! 100: the reference date is the last day of the year that the header names.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "100",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The reference date is missing or is not 31 March of the collection's year",
    mend: "Put 31 March of the year in which the collection ends into ReferenceDate, and that year into Year",
    looks_at: &["Header.ReferenceDate", "Header.Year"],
    needs: &[],
    check: Check::Header(is_wrong),
    cases: "
        header year=2026 date=2026-03-31
        !header year=2026 date=2026-03-30
        !header year=2026 date=2026-04-01
        !header year=2026 date=2025-03-31
        !header year=2026 date=
        !header year=2026 date=-
        !header year= date=2026-03-31
        !header year=2026 date=31/03/2026
    ",
};

fn is_wrong(heading: &Heading<'_>) -> bool {
    let year_ends = !heading.year.is_empty() && heading.reference_date == format!("{}-03-31", heading.year);
    !year_ends
}
