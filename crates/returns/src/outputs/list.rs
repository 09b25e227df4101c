//! The list of findings as CSV: one row a finding, and one for each rule that could not run.

use super::{Listed, Summary};
use crate::Finding;
use std::borrow::Cow;
use std::io::{Read, Write};

/// The columns of the list.
pub const COLUMNS: [&str; 10] =
    ["rule", "table", "row", "severity", "child", "fields", "values", "message", "what to do", "file"];

/// The severity of a row that says that a rule could not run.
pub const NOT_RUN: &str = "not run";

/// Writes the list.
pub fn write_list<'a>(
    to: impl Write,
    summary: &Summary<'_>,
    findings: impl Iterator<Item = Finding<'a>>,
) -> csv::Result<()> {
    let mut list = csv::Writer::from_writer(to);
    list.write_record(COLUMNS)?;
    for finding in findings {
        list.write_record([
            finding.rule,
            finding.table,
            &finding.row.to_string(),
            finding.severity.word(),
            &harmless(&finding.child),
            &finding.fields.join("; "),
            &harmless(&finding.values.join("; ")),
            finding.says,
            finding.mend,
            &harmless(finding.file.as_deref().unwrap_or_default()),
        ])?;
    }
    for (outcome, why) in summary.not_run() {
        list.write_record([outcome.rule, "-", "-1", NOT_RUN, "", "", "", why, "", ""])?;
    }
    list.flush()?;
    Ok(())
}

/// A cell that a spreadsheet shows and never runs: one that begins as a formula does gets an apostrophe before it.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Counts the findings of each rule in a list that was written before; none when it is not such a list.
pub fn read_list(from: impl Read) -> Option<Listed> {
    let mut list = csv::ReaderBuilder::new().flexible(true).from_reader(from);
    let names = list.headers().ok()?;
    if names.iter().take(3).ne(COLUMNS[..3].iter().copied()) {
        return None;
    }
    let mut counts = Listed::new();
    for row in list.records().filter_map(Result::ok).filter(|row| row.get(3) != Some(NOT_RUN)) {
        *counts.entry(row.get(0).unwrap_or_default().to_owned()).or_default() += 1;
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::Teams;
    use crate::{Outcome, Severity, State};

    fn written(child: &str, outcomes: &[Outcome]) -> String {
        let teams = Teams::new();
        let summary = Summary {
            title: "SSDA903 2026/27".into(),
            authority: None,
            children: 1,
            outcomes,
            notes: &[],
            unread: &[],
            teams: &teams,
            before: None,
        };
        let finding = Finding {
            rule: "102",
            table: "Header",
            row: 4,
            severity: Severity::Error,
            child: Cow::Borrowed(child),
            fields: vec!["DOB", "SEX"],
            values: vec![Cow::Borrowed("31/02/2016"), Cow::Borrowed("M")],
            says: "It is wrong.",
            mend: "Mend it.",
            file: None,
        };
        let mut to = Vec::new();
        write_list(&mut to, &summary, [finding].into_iter()).unwrap();
        String::from_utf8(to).unwrap()
    }

    fn could_not_run() -> Outcome {
        Outcome {
            rule: "392c",
            severity: Severity::Error,
            says: "",
            mend: "",
            state: State::CouldNotRun { why: "It needs a list.".into() },
        }
    }

    #[test]
    fn a_row_says_where_what_and_what_to_do() {
        let list = written("AM1", &[could_not_run()]);
        let rows: Vec<&str> = list.lines().collect();
        assert_eq!(rows[0], "rule,table,row,severity,child,fields,values,message,what to do,file");
        assert_eq!(rows[1], "102,Header,4,error,AM1,DOB; SEX,31/02/2016; M,It is wrong.,Mend it.,");
        assert_eq!(rows[2], "392c,-,-1,not run,,,,It needs a list.,,");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for child in ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "\r=x"] {
            let list = written(child, &[]);
            let row = csv::Reader::from_reader(list.as_bytes()).records().next().unwrap().unwrap();
            assert_eq!(row.get(4), Some(format!("'{child}").as_str()));
        }
    }

    #[test]
    fn a_list_can_be_counted_again() {
        let counts = read_list(written("AM1", &[could_not_run()]).as_bytes()).unwrap();
        assert_eq!(counts, Listed::from([("102".to_owned(), 1)]));
        assert_eq!(read_list("name,age\n".as_bytes()), None);
    }
}
