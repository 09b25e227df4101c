//! Who is who, on a family's home page: the small genogram, who lives where, who has parental responsibility, and safe ways to make
//! contact.

use super::Base;
use crate::{genogram, identity::Whole};
use casework::{
    kinds::{Names, listed},
    people::{self, Home, Kin, ReachedAt, genogram::draw},
};
use ledger::{EntryId, PersonId};
use serde_json::{Value, json};

/// The whole part.
pub fn shown(whole: &Whole<'_>, base: &Base) -> Value {
    let record = whole.record;
    let names = &whole.names;
    let picture = |_| {
        let genogram = genogram::of(&whole.reading, record.family, &whole.members, names, record.today);
        draw(&genogram, record.today).svg
    };
    let person = |member: &people::Member| {
        json!({
            "href": format!("/people/{}{}", member.person.id, base.1),
            "name": member.person.full_name(),
            "age": member.person.age(record.today),
        })
    };
    json!({
        "genogram": whole.members.first().map(picture),
        "people": whole.members.iter().map(person).collect::<Vec<_>>(),
        "homes": homes(whole, names),
        "responsible": responsible(whole, names),
        "reached_at": whole.members.iter().flat_map(|member| {
            let name = member.person.called();
            member.person.reached_at.iter().map(move |(_, reached)| way(&name, reached)).collect::<Vec<_>>()
        }).collect::<Vec<_>>(),
    })
}

/// A way to reach somebody, with whether it is safe.
pub fn way(name: &str, reached: &ReachedAt) -> Value {
    let safe = match reached.safe.as_deref() {
        Some("yes") => "Safe to use",
        Some("no") => "Not safe to use",
        Some(_) | None => "Not known whether it is safe",
    };
    json!({ "name": name, "to": reached.to, "safe": safe, "unsafe": reached.safe.as_deref() == Some("no"), "when": reached.safe_when })
}

/// An address, with whom it must never reach.
pub fn home(home: &Home, names: &Names) -> Value {
    let address = [Some(home.address.lines.as_str()), home.address.postcode.as_deref()];
    json!({
        "address": address.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", "),
        "hidden_from": (!home.address.hidden_from.is_empty()).then(|| names.all(&home.address.hidden_from)),
    })
}

/// Each home of the day once, with everybody of the family who lives there; then those whose home nobody knows.
fn homes(whole: &Whole<'_>, names: &Names) -> Vec<Value> {
    let mut homes: Vec<(EntryId, &Home, Vec<String>)> = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    for member in &whole.members {
        let Some(home) = member.person.home(whole.record.today) else {
            unknown.push(member.person.called());
            continue;
        };
        let same = |(_, known, _): &&mut (EntryId, &Home, Vec<String>)| {
            known.address.lines == home.address.lines && known.address.postcode == home.address.postcode
        };
        match homes.iter_mut().find(same) {
            Some((_, _, people)) => people.push(member.person.called()),
            None => homes.push((home.entry, home, vec![member.person.called()])),
        }
    }
    let mut shown: Vec<Value> = Vec::new();
    for (_, at, people) in homes {
        let mut place = home(at, names);
        place["people"] = listed(people.iter().map(String::as_str)).into();
        shown.push(place);
    }
    if !unknown.is_empty() {
        let people = listed(unknown.iter().map(String::as_str));
        shown.push(json!({ "people": people, "address": Value::Null, "hidden_from": Value::Null }));
    }
    shown
}

/// "Amara and Kai: Ngozi and Dave", children with the same holders together.
fn responsible(whole: &Whole<'_>, names: &Names) -> Vec<Value> {
    let kin = Kin::read(&whole.reading);
    let mut groups: Vec<(Vec<PersonId>, Vec<String>)> = Vec::new();
    for child in whole.children() {
        let mut holders = kin.parental_responsibility(child.person.id);
        holders.sort();
        match groups.iter_mut().find(|(known, _)| *known == holders) {
            Some((_, children)) => children.push(child.person.called()),
            None => groups.push((holders, vec![child.person.called()])),
        }
    }
    let group = |(holders, children): (Vec<PersonId>, Vec<String>)| {
        let holders = (!holders.is_empty()).then(|| names.all(&holders));
        json!({ "children": listed(children.iter().map(String::as_str)), "holders": holders })
    };
    groups.into_iter().map(group).collect()
}
