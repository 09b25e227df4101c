//! 1520: a pupil has one UPN, and a UPN has one pupil.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "1520",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Another child of the return has the same UPN",
    mend: "Find out whose UPN it is, or whether the two are one child who was recorded twice",
    looks_at: &["ChildIdentifiers.UPN"],
    needs: &[],
    check: Check::Unique(upn),
    cases: "
        !child upn=H801200001001
        & !child upn=H801200001001
        & child upn=H801200001002
        & child upn=h801200001001
        child upn=H801200001001
        & child upn=
        & child upn=
        & child
        !child upn=X
        & !child upn=X
        & !child upn=X
    ",
};

fn upn<'a>(child: &Child<'a>) -> Option<&'a str> {
    (!child.upn.is_empty()).then_some(child.upn)
}
