//! One of two records that are compared: its name and what helps to tell whether both are of one and the same.

use crate::{
    call::Call,
    failure::Failure,
    family, found,
    particulars::{self, Particulars},
};
use access::{Action, Circle, Guarded, Released};
use casework::people::{self, Person};
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
    /// The person, if it is one's record.
    pub fn person(&self) -> Option<&Person> {
        self.person.as_ref()
    }

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
    pub async fn likeness(&self, call: &Call, other: &Side) -> Result<Vec<String>, Failure> {
        let (Some(one), Some(other)) = (&self.person, &other.person) else { return Ok(Vec::new()) };
        let likeness = call.site.people.compare(&call.site.store, &found::query(one), other.id).await?;
        let bars = likeness.into_iter().flat_map(|found| found.bars);
        Ok(bars.filter(|bar| bar.field != "before").map(|bar| bar.says).collect())
    }
}
