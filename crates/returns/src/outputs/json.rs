//! Everything as JSON, for programs: one object, whose findings are written as they come.

use super::Summary;
use crate::{Finding, Note, State};
use serde_json::json;
use std::io::{self, Write};

/// Writes the object.
pub fn write_json<'a>(
    mut to: impl Write,
    summary: &Summary<'_>,
    findings: impl Iterator<Item = Finding<'a>>,
) -> io::Result<()> {
    let notes = |notes: &[Note]| -> Vec<_> {
        notes.iter().map(|note| json!({ "file": note.file, "line": note.line, "says": note.says })).collect()
    };
    let rules = summary.outcomes.iter().map(|outcome| match &outcome.state {
        State::Ran { findings } => {
            json!({ "rule": outcome.rule, "severity": outcome.severity.word(), "ran": true, "findings": findings })
        }
        State::CouldNotRun { why } => {
            json!({ "rule": outcome.rule, "severity": outcome.severity.word(), "ran": false, "why": why })
        }
    });
    let head = json!({
        "checked": summary.title,
        "authority": summary.authority,
        "children": summary.children,
        "count": summary.findings(),
        "rules": rules.collect::<Vec<_>>(),
        "notes": notes(summary.notes),
        "unread": notes(summary.unread),
    });
    let head = head.to_string();
    write!(to, "{},\"findings\":[", head.strip_suffix('}').expect("an object ends with a brace"))?;
    for (place, finding) in findings.enumerate() {
        let finding = json!({
            "rule": finding.rule,
            "table": finding.table,
            "row": finding.row,
            "severity": finding.severity.word(),
            "child": finding.child,
            "fields": finding.fields,
            "values": finding.values,
            "message": finding.says,
            "what_to_do": finding.mend,
            "file": finding.file,
        });
        write!(to, "{}{finding}", if place == 0 { "" } else { "," })?;
    }
    writeln!(to, "]}}")
}
