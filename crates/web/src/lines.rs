//! Lines of a chronology as pages show them: what happened, when, who knew it and how, and where to read the whole entry.

use crate::site::Directory;
use casework::{
    chronology::{Filter, Line, chronology},
    kinds::{Names, Weight},
    people::{Belonging, FAMILY_JOINED},
};
use ledger::{Basis, EntryId, FamilyId, PersonId, Reading, Subject};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The chronology of a family, the newest first: what is about the family, and what is about somebody of it without naming any family,
/// such as a move to another home.
pub fn of_family(reading: &Reading, family: FamilyId, names: &Names, filter: &Filter) -> Vec<Line> {
    let mut lines = chronology(reading, Subject::Family(family), names, filter);
    let joined = reading.about(Subject::Family(family)).filter(|entry| entry.kind == FAMILY_JOINED);
    let people: BTreeSet<PersonId> =
        joined.filter_map(|entry| entry.says::<Belonging>()).flat_map(|said| said.people).collect();
    let names_family = |about: &[Subject]| about.iter().any(|subject| matches!(subject, Subject::Family(_)));
    let mut open: BTreeSet<EntryId> =
        reading.entries().filter(|entry| !names_family(&entry.about)).map(|entry| entry.id).collect();
    for person in people {
        // Each once, however many people of the family it is about.
        lines.extend(
            chronology(reading, Subject::Person(person), names, filter)
                .into_iter()
                .filter(|line| open.remove(&line.entry)),
        );
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.on, line.sequence)));
    lines
}

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
