//! Lines of a chronology as pages show them: what happened, when, who knew it and how, and where to read the whole entry.

use crate::site::Directory;
use casework::{
    chronology::{Filter, Line, Listed, listed},
    kinds::{Names, Weight},
    people::{Belonging, FAMILY_JOINED},
};
use ledger::{Basis, Entry, FamilyId, Reading, Subject};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the chronology of a family lists, the newest first: what is about the family, and what is about somebody of it without naming
/// any family, such as a move to another home.
pub fn of_family<'a>(reading: &Reading<'a>, family: FamilyId, filter: &Filter) -> Vec<Listed<'a>> {
    let own = reading.kept_as(family.into());
    let joined = reading.about(own).filter(|entry| entry.kind == FAMILY_JOINED);
    let people: BTreeSet<Subject> = joined
        .filter_map(|entry| entry.says::<Belonging>())
        .flat_map(|said| said.people)
        .map(|person| reading.kept_as(person.into()))
        .collect();
    let names_family = |entry: &Entry| entry.about.iter().any(|subject| matches!(subject, Subject::Family(_)));
    let belongs = |subject: &Subject| {
        let kept = reading.kept_as(*subject);
        kept == own || people.contains(&kept)
    };
    let of_it = |entry: &&Entry| match names_family(entry) {
        true => entry.about.iter().any(|subject| reading.kept_as(*subject) == own),
        false => entry.about.iter().any(belongs),
    };
    listed(reading, reading.entries().filter(of_it), filter)
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
