//! Lines of a chronology as pages show them: what happened, when, who knew it and how, and where to read the whole entry.

use crate::site::Directory;
use casework::{
    chronology::Line,
    kinds::{Names, Weight},
};
use ledger::Basis;
use serde_json::{Value, json};

/// A line for a template. `entry` is the address of the whole entry, where the caller may open it.
pub fn shown(line: &Line, entry: Option<String>, names: &Names, directory: &Directory) -> Value {
    json!({
        "href": entry,
        "on": line.on.to_string(),
        "month": line.on.strftime("%B %Y").to_string(),
        "later": later(line),
        "who": directory.name(line.author),
        "title": line.title,
        "kind": line.kind,
        "sentence": line.sentence,
        "about": names.all(&line.about),
        "basis": in_words(&line.basis),
        "turning": line.weight == Weight::Turning,
        "corrects": line.amends.is_some(),
    })
}

/// How late it was recorded, in words. What an import brought says so, because nobody was slow.
fn later(line: &Line) -> Option<String> {
    match (line.days_later(), &line.origin) {
        (_, Some(_)) => Some("imported".into()),
        (Some(days), None) => Some(format!("recorded {days} days later")),
        (None, None) => None,
    }
}

/// How the author knew.
pub fn in_words(basis: &Basis) -> String {
    match basis {
        Basis::Seen => "seen or done".into(),
        Basis::ToldBy(who) => format!("told by {who}"),
        Basis::Judged => "judged".into(),
    }
}
