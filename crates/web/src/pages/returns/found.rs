//! `/returns/{check}`: what was found, by rule, by child, and to take away.

use crate::{
    call::{Answer, Call},
    checks::{Check, Checked, Done},
    failure::Failure,
};
use axum::{
    http::{HeaderValue, header},
    response::IntoResponse,
};
use returns::{Finding, State, outputs};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// Findings on one page of a rule.
const FINDINGS_A_PAGE: usize = 100;

/// Children on one page.
const CHILDREN_A_PAGE: usize = 50;

/// How often a page of a check that is running asks again, in seconds.
const ASK_AGAIN: &str = "3";

/// `GET /returns/{check}`
pub async fn show(call: Call) -> Answer {
    let Check { progress, done, .. } = super::of(&call, &call.site)?;
    let Some(done) = done else {
        let mut page = call.page("returns/running.html", json!({ "percent": progress.percent() }))?;
        page.headers_mut().insert(header::REFRESH, HeaderValue::from_static(ASK_AGAIN));
        return Ok(page);
    };
    let checked = match &*done {
        Done::NoReturn(why) => {
            let why: Vec<String> = why.iter().map(ToString::to_string).collect();
            return call.page("returns/no_return.html", json!({ "why": why }));
        }
        Done::Checked(checked) => checked,
    };
    let rules: Vec<Value> = checked
        .outcomes
        .iter()
        .filter_map(|outcome| match outcome.state {
            State::Ran { findings } if findings > 0 => Some(json!({
                "rule": outcome.rule,
                "kind": outcome.severity.word(),
                "says": outcome.says,
                "findings": findings,
            })),
            State::Ran { .. } | State::CouldNotRun { .. } => None,
        })
        .collect();
    let mut not_run: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for outcome in &checked.outcomes {
        if let State::CouldNotRun { why } = &outcome.state {
            not_run.entry(why).or_default().push(outcome.rule);
        }
    }
    let words = |notes: &[returns::Note]| -> Vec<String> { notes.iter().map(ToString::to_string).collect() };
    call.page(
        "returns/found.html",
        json!({
            "check": call.path.get("check"),
            "checked": checked.title,
            "children": checked.children,
            "findings": checked.findings.len(),
            "ran": checked.outcomes.iter().filter(|outcome| matches!(outcome.state, State::Ran { .. })).count(),
            "asked": checked.outcomes.len(),
            "rules": rules,
            "not_run": not_run.into_iter().map(|(why, rules)| json!({ "why": why, "rules": rules })).collect::<Vec<_>>(),
            "notes": words(&checked.notes),
            "unread": words(&checked.unread),
        }),
    )
}

/// `GET /returns/{check}/rules/{rule}`
pub async fn rule(call: Call) -> Answer {
    let done = done(&call)?;
    let checked = checked(&done)?;
    let code: String = call.id("rule")?;
    let outcome = checked.outcomes.iter().find(|outcome| outcome.rule == code).ok_or(Failure::Absent)?;
    // Findings are in the order of the rules, so those of one rule stand together.
    let first = checked.findings.partition_point(|finding| place(checked, finding.rule) < place(checked, outcome.rule));
    let own = checked.findings[first..].iter().take_while(|finding| finding.rule == outcome.rule);
    let all: Vec<&Finding<'_>> = own.collect();
    let (shown, pages) = page_of(&call, &all, FINDINGS_A_PAGE);
    call.page(
        "returns/rule.html",
        json!({
            "check": call.path.get("check"),
            "rule": outcome.rule,
            "kind": outcome.severity.word(),
            "says": outcome.says,
            "mend": outcome.mend,
            "count": all.len(),
            "findings": shown.iter().map(|finding| of_finding(finding)).collect::<Vec<_>>(),
            "pages": pages,
        }),
    )
}

/// `GET /returns/{check}/children`
pub async fn children(call: Call) -> Answer {
    let done = done(&call)?;
    let checked = checked(&done)?;
    let mut by_child: BTreeMap<&str, Vec<&Finding<'_>>> = BTreeMap::new();
    for finding in checked.findings.iter().filter(|finding| !finding.child.is_empty()) {
        by_child.entry(&finding.child).or_default().push(finding);
    }
    let mut most: Vec<_> = by_child.into_iter().collect();
    most.sort_by(|(child, findings), (other, of_other)| of_other.len().cmp(&findings.len()).then(child.cmp(other)));
    let (shown, pages) = page_of(&call, &most, CHILDREN_A_PAGE);
    let shown: Vec<Value> = shown
        .iter()
        .map(|(child, findings)| {
            let findings: Vec<Value> = findings.iter().map(|finding| of_finding(finding)).collect();
            json!({ "child": child, "findings": findings })
        })
        .collect();
    call.page(
        "returns/children.html",
        json!({ "check": call.path.get("check"), "count": most.len(), "children": shown, "pages": pages }),
    )
}

/// `GET /returns/{check}/download/{file}`: `findings.csv`, `report.html` or `findings.json`
pub async fn download(call: Call) -> Answer {
    let done = done(&call)?;
    let checked = checked(&done)?;
    let file: String = call.id("file")?;
    let teams = outputs::Teams::new();
    let summary = checked.summary(&teams);
    let findings = checked.findings.iter().cloned();
    let mut bytes = Vec::new();
    let cannot = Failure::Broken("a list of findings cannot be written");
    let kind = match file.as_str() {
        "findings.csv" => {
            outputs::write_list(&mut bytes, &summary, findings).map_err(|_| cannot)?;
            "text/csv; charset=utf-8"
        }
        "report.html" => {
            outputs::write_page(&mut bytes, &summary, findings).map_err(|_| cannot)?;
            "text/html; charset=utf-8"
        }
        "findings.json" => {
            outputs::write_json(&mut bytes, &summary, findings).map_err(|_| cannot)?;
            "application/json"
        }
        _ => return Err(Failure::Absent),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
    ];
    Ok((headers, bytes).into_response())
}

fn done(call: &Call) -> Result<Arc<Done>, Failure> {
    super::of(call, &call.site)?.done.ok_or(Failure::Absent)
}

fn checked(done: &Done) -> Result<&Checked, Failure> {
    match done {
        Done::Checked(checked) => Ok(checked),
        Done::NoReturn(_) => Err(Failure::Absent),
    }
}

/// The place of a rule among those of the year.
fn place(checked: &Checked, rule: &str) -> Option<usize> {
    checked.outcomes.iter().position(|outcome| outcome.rule == rule)
}

/// The rows of the page that was asked for, and the numbers of the pages.
fn page_of<'a, T>(call: &Call, rows: &'a [T], a_page: usize) -> (&'a [T], Value) {
    let last = rows.len().div_ceil(a_page).max(1);
    let page = call.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1_usize).clamp(1, last);
    let begin = (page - 1) * a_page;
    let pages = json!({
        "this": page,
        "last": last,
        "before": (page > 1).then(|| page - 1),
        "after": (page < last).then(|| page + 1),
    });
    (&rows[begin..rows.len().min(begin + a_page)], pages)
}

fn of_finding(finding: &Finding<'_>) -> Value {
    let values: Vec<Value> = finding
        .fields
        .iter()
        .zip(&finding.values)
        .map(|(field, value)| json!({ "field": field, "value": value }))
        .collect();
    json!({
        "rule": finding.rule,
        "child": finding.child,
        "table": finding.table,
        "row": finding.row,
        "file": finding.file,
        "values": values,
        "says": finding.says,
        "mend": finding.mend,
    })
}
