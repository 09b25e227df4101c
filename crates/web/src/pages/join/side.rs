//! One of two records that are compared: its name and what helps to tell whether both are of one and the same.

use crate::{
    call::Call,
    failure::Failure,
    family, found,
    particulars::{self, Particulars},
};
use access::{Action, Circle, Guarded, Released};
use casework::people::{
    self, Person,
    names::{self, Asked, FullName, Known},
    numbers::{NhsNumber, Postcode},
};
use jiff::civil::Date;
use ledger::{Entry, JOINED, Reading, Sensitivity, Subject};

/// What is compared, in the order in which people check it.
pub const LABELS: [&str; 9] =
    ["Name", "Also known as", "Born", "Expected", "Sex", "NHS number", "Unique pupil number", "Lives at", "Family"];

/// One of the two.
#[derive(Clone, Debug)]
pub struct Side {
    /// Whose record.
    pub subject: Subject,
    /// Full name.
    pub name: String,
    /// What is known, by [`LABELS`].
    pub facts: Vec<(&'static str, String)>,
    /// Entries that say so, and those that join it with others.
    pub entries: Vec<Entry>,
    person: Option<Person>,
    circle: Circle,
}

impl Guarded for Side {
    fn circle(&self) -> &Circle {
        &self.circle
    }

    fn keep(mut self, reach: Sensitivity) -> Self {
        self.entries.retain(|entry| entry.sensitivity <= reach);
        self
    }
}

/// Reads one side for the route's action.
pub async fn read(call: &Call, subject: Subject) -> Result<Released<Side>, Failure> {
    let side = match subject {
        Subject::Person(id) => {
            particulars::load(call, id, Action::JoinRecords).await?.map(|record| of_person(record, call.today()))
        }
        Subject::Family(id) => family::load(call, id).await?.map(|record| of_family(&record, call.today())),
        Subject::Worker(_) => None,
    };
    call.release(side.ok_or(Failure::Absent)?, None).await
}

fn of_person(record: Particulars, today: Date) -> Side {
    let person = people::person(&record.reading(), record.person);
    let details = &person.details;
    let day = |day: Option<Date>| day.map(policy::long_day).unwrap_or_default();
    let home = person.home(today).map(|home| {
        [Some(home.address.lines.clone()), home.address.postcode.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    });
    let families: Vec<&str> = record.families.iter().map(|of| of.name.as_str()).collect();
    let facts = [
        person.full_name(),
        person.also_known_as.join(", "),
        day(details.born),
        day(details.expected),
        details
            .sex
            .as_deref()
            .and_then(|sex| policy::national().codes("sex")?.label(sex))
            .unwrap_or_default()
            .to_owned(),
        details.nhs_number.clone().unwrap_or_default(),
        details.upn.clone().unwrap_or_default(),
        home.unwrap_or_default(),
        families.join(", "),
    ];
    Side {
        subject: record.person.into(),
        name: person.full_name(),
        facts: LABELS.into_iter().zip(facts).collect(),
        entries: record.entries().to_vec(),
        person: Some(person),
        circle: record.circle().clone(),
    }
}

fn of_family(record: &family::FamilyRecord, today: Date) -> Side {
    let reading = record.reading();
    let members = people::members(&reading, record.family, today);
    let name = crate::identity::family_title(&people::family_name(&reading, record.family, &members));
    let people: Vec<String> = members
        .iter()
        .map(|member| format!("{} {}", member.person.full_name(), member.person.age(today)).trim().to_owned())
        .collect();
    Side {
        subject: record.family.into(),
        facts: vec![("Name", name.clone()), ("Family", people.join(", "))],
        name,
        entries: record.entries().to_vec(),
        person: None,
        circle: record.circle().clone(),
    }
}

impl Side {
    /// Everything believed now.
    pub fn reading(&self) -> Reading<'_> {
        Reading::now(&self.entries)
    }

    /// Its identity, as an address holds it.
    pub fn id(&self) -> String {
        match self.subject {
            Subject::Person(id) => id.to_string(),
            Subject::Family(id) => id.to_string(),
            Subject::Worker(id) => id.to_string(),
        }
    }

    /// The page that joins it.
    pub fn address(&self) -> String {
        format!("{}/join", self.back())
    }

    /// Its own page.
    pub fn back(&self) -> String {
        match self.subject {
            Subject::Person(id) => format!("/people/{id}"),
            Subject::Family(id) => format!("/families/{id}"),
            Subject::Worker(_) => "/".to_owned(),
        }
    }

    /// Believed entries that join this record with others.
    pub fn joins<'a>(&'a self, reading: &Reading<'a>) -> impl Iterator<Item = &'a Entry> {
        let names = reading.all_read_as(self.subject);
        let joins: Vec<&Entry> = reading
            .entries()
            .filter(|entry| entry.kind == JOINED && entry.about.iter().any(|about| names.contains(about)))
            .collect();
        joins.into_iter()
    }

    /// Why the two may be one, and what speaks against it.
    pub fn likeness(&self, other: &Side) -> Vec<String> {
        match (&self.person, &other.person) {
            (Some(one), Some(other)) => {
                names::alike(&known(one), &asked(other)).reasons.iter().map(ToString::to_string).collect()
            }
            (_, _) => Vec::new(),
        }
    }
}

fn known(person: &Person) -> Known {
    let asked = asked(person);
    Known {
        names: vec![asked.name],
        born: asked.born,
        postcodes: asked.postcode.into_iter().collect(),
        nhs_number: asked.nhs_number,
        sex: asked.sex,
    }
}

/// A person as somebody to look for.
pub fn asked(person: &Person) -> Asked {
    let details = &person.details;
    Asked {
        name: FullName {
            forenames: details.forename.clone().unwrap_or_default(),
            surname: details.surname.clone().unwrap_or_default(),
        },
        born: details.born,
        postcode: person
            .homes
            .iter()
            .find(|home| home.to.is_none())
            .and_then(|home| Postcode::parse(home.address.postcode.as_deref()?).ok()),
        nhs_number: details.nhs_number.as_deref().and_then(|number| NhsNumber::parse(number).ok()),
        sex: details.sex.as_deref().and_then(found::sex),
    }
}
