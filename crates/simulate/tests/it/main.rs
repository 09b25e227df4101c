//! Aldermoor as the rest of the house sees it: the same every time, at every stage, in order, and nothing that the practice refuses.

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test does")]

mod authority;
mod stages;
mod telling;

use jiff::civil::Date;
use ledger::{Draft, Entry, Head};
use simulate::Written;

/// A plain Sunday, the Tuesday after a bank holiday Monday, a bank holiday Monday, a Monday after Christmas, and midwinter.
const DAYS: [&str; 5] = ["2026-11-22", "2026-05-26", "2026-05-25", "2027-01-04", "2026-02-11"];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn drafts(commits: &[Written]) -> impl Iterator<Item = &Draft> {
    commits.iter().flat_map(|written| &written.drafts)
}

/// The entries as a ledger would hold them.
fn entries(commits: &[Written]) -> Vec<Entry> {
    let mut head = Head::new();
    let sealed = commits.iter().flat_map(|written| {
        let at = written.at;
        written.drafts.iter().map(move |draft| (draft.clone(), at))
    });
    sealed.map(|(draft, at)| head.seal(draft, at, [0; 16]).entry()).collect()
}

/// Every text that somebody wrote, from anywhere in the drafts' bodies.
fn texts(commits: &[Written]) -> Vec<String> {
    fn gather(value: &serde_json::Value, into: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => into.push(text.clone()),
            serde_json::Value::Array(list) => list.iter().for_each(|value| gather(value, into)),
            serde_json::Value::Object(map) => map.values().for_each(|value| gather(value, into)),
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
        }
    }
    let mut all = Vec::new();
    drafts(commits).for_each(|draft| gather(&draft.body, &mut all));
    all
}
