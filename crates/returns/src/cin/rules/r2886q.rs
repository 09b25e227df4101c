//! 2886Q: hardly any child's sex is not known.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "2886Q",
    years: Years::from(2023),
    severity: Severity::Query,
    says: "No sex is recorded for more than 2% of the children who are born",
    mend: "Record the sex of these children, or say why it is not known",
    looks_at: &["ChildIdentifiers.Sex", "ChildIdentifiers.GenderCurrent", "ChildIdentifiers.ExpectedPersonBirthDate"],
    needs: &[],
    check: Check::Whole(|| Box::<Born>::default()),
    cases: "
        x49 child sex=M
        & child sex=U
        !return x48 child sex=M
        & child sex=U
        !return x48 child sex=F
        & child
        x3 child sex=U expected=2026-05-01
        & x50 child sex=F
        child sex=M
        year 2024
        x49 child gender=1
        & child gender=0
        !return x48 child gender=2
        & child gender=0
        !return x48 child gender=2
        & child sex=M
        child gender=9
    ",
};

/// Children who are born: those of whom no birth is expected.
#[derive(Default)]
struct Born {
    children: u64,
    without_sex: u64,
}

impl Whole for Born {
    fn add(&mut self, child: &Child<'_>, census: &Census<'_>) {
        if child.expected.is_some() {
            return;
        }
        let is_unknown = match census.year {
            ..2025 => matches!(child.gender, "" | "0"),
            2025.. => matches!(child.sex, "" | "U"),
        };
        self.children += 1;
        self.without_sex += u64::from(is_unknown);
    }

    fn is_wrong(&self) -> bool {
        self.without_sex * 50 > self.children
    }
}
