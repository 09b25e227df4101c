//! Values that are not as the guide writes them, and of which no rule has spoken: a date that is none, an unknown code. Each is found
//! under the code `READ`, so that no cell is wrong in silence.

use std::collections::HashSet;

use super::layout::Kind;
use super::problem::What;
use super::rows::Row;
use crate::{Finding, Outcome, Severity, State};

/// What stands in the place of a rule's number.
pub(super) const CODE: &str = "READ";

/// Adds the values of one child's rows that cannot be read. Findings from `before` on are what the rules have said of the child.
pub(super) fn unreadable(rows: &[Row<'_>], child: &str, before: usize, findings: &mut Vec<Finding<'static>>) {
    let mut by_rules = None;
    let said = findings.len();
    for row in rows {
        let first = findings.len();
        for field in row.fields() {
            let Some(problem) = field.value_problem() else {
                continue;
            };
            let name = field.element.name;
            let place = (row.table.name(), i64::from(row.number), name);
            // A rule that finds a date missing does not say that it is there and wrong; a rule of codes says just that.
            let is_said = matches!(field.element.kind, Kind::Code(_) | Kind::Flag)
                && by_rules.get_or_insert_with(|| places(&findings[before..said])).contains(&place);
            if is_said || findings[first..].iter().any(|finding| finding.fields[0] == name) {
                continue;
            }
            let (says, mend) = words(&problem.what);
            findings.push(Finding {
                rule: CODE,
                table: row.table.name(),
                row: i64::from(row.number),
                severity: Severity::Error,
                child: child.to_owned().into(),
                fields: vec![name],
                values: vec![row.value(name)],
                says,
                mend,
                file: None,
            });
        }
    }
}

/// The cells that findings are about.
fn places(findings: &[Finding<'_>]) -> HashSet<(&'static str, i64, &'static str)> {
    findings
        .iter()
        .flat_map(|finding| finding.fields.iter().map(|field| (finding.table, finding.row, *field)))
        .collect()
}

/// What became of reading the values.
pub(super) fn outcome(findings: u32) -> Outcome {
    Outcome {
        rule: CODE,
        severity: Severity::Error,
        says: "A date, code or number is not written as the guide says",
        mend: "Correct the value, or take the element out",
        state: State::Ran { findings },
    }
}

fn words(what: &What) -> (&'static str, &'static str) {
    match what {
        What::NotADate => ("This is not a date as the guide writes it", "Write a real day as YYYY-MM-DD"),
        What::NotADateTime => {
            ("This is not a date and time as the guide writes it", "Write a real day and time as YYYY-MM-DDThh:mm:ss")
        }
        What::NotANumber => ("This is not a whole number", "Write the number in digits"),
        What::NotAFlag => ("This is neither yes nor no as the guide writes it", "Write true, false, 1 or 0"),
        What::NotACode { .. } => ("This code is not in the list for the element", "Use a code from the guide's list"),
        What::UnknownElement
        | What::Misplaced { .. }
        | What::UnknownAttribute
        | What::StrayText
        | What::Repeated
        | What::Missing
        | What::UnknownEntity
        | What::LoneAmpersand
        | What::DamagedText
        | What::NotClosed
        | What::BrokenTag
        | What::TooDeep
        | What::TooLarge
        | What::TooManyProblems => ("This cannot be read", "Correct the value"),
    }
}
