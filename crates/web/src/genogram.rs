//! The genogram of a family from its record. Draws only what the record that was released holds, so whoever the caller may not know
//! of is not in it.

use casework::kinds::Names;
use casework::people::{
    self, Member, RELATIONSHIP, Relationship,
    genogram::{Couple, Genogram, Kind, Other, Parent, Person, Sex, Status},
};
use jiff::civil::Date;
use ledger::{FamilyId, PersonId, Reading, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// A family as it stood on a day, as far as the reading knows: to be drawn, or put into words.
pub fn of(reading: &Reading, family: FamilyId, members: &[Member], names: &Names, day: Date) -> Genogram {
    let ties = ties(reading, day);
    let children: BTreeSet<PersonId> =
        members.iter().filter(|member| member.person.is_child(day)).map(|member| member.person.id).collect();
    let mut drawn: BTreeSet<PersonId> = members.iter().map(|member| member.person.id).collect();
    // Parents and partners of members belong in the picture, members themselves or not.
    for tie in ties.iter().filter(|tie| parent_kind(&tie.is).is_some() || couple_status(&tie.is).is_some()) {
        if names.get(tie.person).is_some() && tie.of.iter().any(|other| drawn.contains(other)) {
            drawn.insert(tie.person);
        }
    }
    let mut persons: Vec<people::Person> = members.iter().map(|member| member.person.clone()).collect();
    let known: BTreeSet<PersonId> = persons.iter().map(|person| person.id).collect();
    persons.extend(drawn.iter().filter(|id| !known.contains(id)).map(|id| people::person(reading, *id)));

    let mut genogram = Genogram::default();
    let mut households: BTreeMap<String, usize> = BTreeMap::new();
    for person in persons {
        let household = person.home(day).map(|home| {
            let next = households.len();
            *households
                .entry(format!("{} {}", home.address.lines, home.address.postcode.as_deref().unwrap_or_default()))
                .or_insert(next)
        });
        genogram.people.push(Person {
            id: person.id,
            label: person.called(),
            sex: match person.details.sex.as_deref() {
                Some("F") => Some(Sex::Female),
                Some("M") => Some(Sex::Male),
                Some(_) | None => said_sex(person.id, &ties),
            },
            born: person.details.born,
            expected: person.details.expected,
            died: person.details.died,
            household,
            marked: children.contains(&person.id),
        });
    }
    for tie in &ties {
        for other in tie.of.iter().filter(|other| drawn.contains(other) && **other != tie.person) {
            match (parent_kind(&tie.is), couple_status(&tie.is)) {
                (Some(kind), _) if drawn.contains(&tie.person) => {
                    genogram.parents.push(Parent { parent: tie.person, child: *other, kind })
                }
                (_, Some(status)) if drawn.contains(&tie.person) => {
                    genogram.couples.push(Couple { a: tie.person, b: *other, status })
                }
                (_, _) => {}
            }
        }
        if !drawn.contains(&tie.person) && names.get(tie.person).is_some() {
            let connection = format!("{} of {}", tie.is.replace('_', " "), names.all(&tie.of));
            genogram.others.push(Other { label: names.of(tie.person).to_owned(), connection });
        }
    }
    for professional in people::professionals(reading, family) {
        let connection = [professional.role, professional.agency].into_iter().flatten().collect::<Vec<_>>().join(", ");
        genogram.others.push(Other { label: professional.name, connection });
    }
    genogram
}

/// Whoever is somebody's mother or father needs no other word on it.
fn said_sex(person: PersonId, ties: &[Relationship]) -> Option<Sex> {
    ties.iter().filter(|tie| tie.person == person).find_map(|tie| match tie.is.as_str() {
        "mother" => Some(Sex::Female),
        "father" => Some(Sex::Male),
        _ => None,
    })
}

/// What was said of who belongs to whom, joined records under the name that is kept. A couple that has parted by the day is apart.
fn ties(reading: &Reading, day: Date) -> Vec<Relationship> {
    let kept = |id: PersonId| match reading.kept_as(Subject::Person(id)) {
        Subject::Person(kept) => kept,
        Subject::Family(_) | Subject::Worker(_) => id,
    };
    let said = reading
        .entries()
        .filter(|entry| entry.kind == RELATIONSHIP)
        .filter_map(|entry| Some((entry.when, entry.says::<Relationship>()?)));
    said.map(|(when, tie)| {
        let parted = tie.is == "partner" && when.ends().is_some_and(|end| end <= day);
        let is = if parted { "former_partner".to_owned() } else { tie.is };
        Relationship { person: kept(tie.person), of: tie.of.iter().copied().map(kept).collect(), is, ..tie }
    })
    .collect()
}

fn parent_kind(is: &str) -> Option<Kind> {
    match is {
        "mother" | "father" | "parent" => Some(Kind::Birth),
        "adoptive_parent" => Some(Kind::Adoptive),
        "step_parent" => Some(Kind::Step),
        "foster_carer" | "carer" => Some(Kind::Foster),
        _ => None,
    }
}

fn couple_status(is: &str) -> Option<Status> {
    match is {
        "partner" => Some(Status::Together),
        "former_partner" => Some(Status::Separated),
        _ => None,
    }
}
