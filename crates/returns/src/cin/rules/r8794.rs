//! 8794: a disability is recorded once.

use super::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: "8794",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The same disability is recorded more than once for the child",
    mend: "Take out the repeated code",
    looks_at: &["Disabilities.Disability"],
    needs: &[],
    check: Check::Child(check),
    cases: "
        !disability MOB !disability MOB disability LD
        disability MOB disability LD
        disability MOB
        & disability MOB
        disability = disability =
    ",
};

fn check(child: &Child<'_>, _: &Census<'_>, found: &mut Found<'_>) {
    let mut times: HashMap<&str, u32> = HashMap::new();
    for disability in &child.disabilities {
        *times.entry(disability.code).or_default() += 1;
    }
    for disability in child.disabilities.iter().filter(|disability| !disability.code.is_empty()) {
        found.report_if(times[disability.code] > 1, &disability.row);
    }
}
