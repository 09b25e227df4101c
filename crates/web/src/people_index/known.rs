//! What the index holds of a person: their row in the read tables, the first names of those in their families, and, where every way to their
//! record is narrowed, who may come near it.

use crate::{
    failure::Failure,
    particulars::{circles, families_of},
};
use access::Circle;
use casework::people::read_names;
use ledger::{Cell, PersonId, Sensitivity, WorkerId};
use matching::{Entry, Typed};
use std::collections::{BTreeSet, HashMap};
use store::{Record, Store};

store::statements! {
    PEOPLE = "SELECT subject, names, born, expected, sex, address, postcode, nhs_number, upn, local_number, sensitivity, named, joined, doubts
        FROM person_now WHERE subject >= $1 AND subject <= $2 ORDER BY subject LIMIT $3";
    /// Whether the families of these people are narrowed, and the first names of everybody in them.
    AROUND = "SELECT m.person, f.sensitivity, o.person, p.forename, p.sensitivity
        FROM family_member m JOIN family_now f ON f.subject = m.subject JOIN family_member o ON o.subject = m.subject
            JOIN person_now p ON p.subject = 'person:' || o.person
        WHERE m.person >= $1 AND m.person <= $2 ORDER BY m.person, f.subject, o.person LIMIT $3";
}

/// After the last person.
pub const LAST: &str = "person:~";
/// Members of families that are read for each person asked about; beyond that relatives are left out.
const AROUND_EACH: i64 = 200;
/// The sensitivity of a record that was never narrowed, as the read tables name it.
const NORMAL: &str = "normal";

/// A person as the index holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Known {
    /// Identities that were joined to theirs.
    pub joined: Vec<u128>,
    /// What cannot be true of one person, in words; empty if there is nothing.
    pub doubts: String,
    names: String,
    born: String,
    sex: String,
    address: String,
    postcode: String,
    nhs_number: String,
    numbers: Vec<String>,
    relatives: Vec<String>,
}

/// One way to a narrowed record: who may come near it that way. Everybody else is not even looked up.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Near {
    /// Workers who are named on it, or whose work it is.
    pub workers: BTreeSet<WorkerId>,
    /// The team whose manager may.
    pub team: Option<String>,
}

impl Known {
    /// For tests: somebody of whom names and date of birth are known.
    #[cfg(test)]
    pub fn of(names: &str, born: &str) -> Self {
        Known { names: names.to_owned(), born: born.to_owned(), ..Known::default() }
    }

    /// Gives an entry for each name.
    pub fn entered(&self, key: u128, mut add: impl FnMut(&Entry)) {
        let relatives: Vec<&str> = self.relatives.iter().map(String::as_str).collect();
        let numbers: Vec<&str> = self.numbers.iter().map(String::as_str).collect();
        let mut names: Vec<(&str, &str)> = read_names(&self.names).collect();
        if names.is_empty() {
            names.push(("", ""));
        }
        for (forename, surname) in names {
            let typed = Typed {
                forename,
                surname,
                birth_date: &self.born,
                sex: &self.sex,
                postcode: &self.postcode,
                number: &self.nhs_number,
                ..Typed::default()
            };
            add(&Entry { key, typed, address: &self.address, relatives: &relatives, numbers: &numbers });
        }
    }
}

/// Before the next person and after this one: identities are all of one length, so a space behind one comes after it.
pub fn after(key: u128) -> String {
    format!("person:{} ", ledger::PersonId(uuid::Uuid::from_u128(key)))
}

/// A person's key in the index.
pub fn key(subject: &str) -> Result<u128, Failure> {
    let id = subject.strip_prefix("person:").and_then(|id| id.parse::<uuid::Uuid>().ok());
    id.map(|id| id.as_u128()).ok_or(Failure::Broken("a person's identity cannot be read"))
}

/// The people between two subjects, both among them, in order: key, what is known, and the ways to them if all are narrowed.
pub async fn people(
    store: &Store,
    first: &str,
    last: &str,
    most: i64,
) -> Result<Vec<(u128, Known, Vec<Near>)>, Failure> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = store.query(&PEOPLE, &[text(first), text(last), Cell::Number(most)]).await?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
    let id = |row: &Record| Ok::<_, Failure>(text(row.text(0)?.trim_start_matches("person:")));
    let around = store.query(&AROUND, &[id(first)?, id(last)?, Cell::Number(AROUND_EACH * rows.len() as i64)]).await?;
    let mut families: HashMap<u128, Around> = HashMap::new();
    for record in &around {
        families.entry(uuid_of(record.text(0)?)?).or_default().add(record)?;
    }
    let mut people = Vec::with_capacity(rows.len());
    for row in &rows {
        let key = key(row.text(0)?)?;
        let around = families.remove(&key).unwrap_or_default();
        let own = narrowed(row.maybe_text(10)?, row.maybe_text(11)?)?;
        let near = match own.0 == Sensitivity::Normal && (around.is_open || !around.is_narrowed) {
            true => Vec::new(),
            false => {
                let person = PersonId(uuid::Uuid::from_u128(key));
                let families = families_of(store, person.into()).await?;
                circles(person, &own, &families).into_iter().map(Near::by).collect()
            }
        };
        people.push((key, known(row, around)?, near));
    }
    Ok(people)
}

/// The families of one person.
#[derive(Default)]
struct Around {
    is_open: bool,
    is_narrowed: bool,
    relatives: Vec<String>,
}

impl Around {
    fn add(&mut self, record: &Record) -> Result<(), Failure> {
        if record.text(1)? != NORMAL {
            self.is_narrowed = true;
            return Ok(());
        }
        self.is_open = true;
        // Whoever is narrowed is not found by way of a brother.
        if let Some(forename) = record.maybe_text(3)?
            && record.text(0)? != record.text(2)?
            && record.maybe_text(4)? == Some(NORMAL)
            && !self.relatives.iter().any(|known| known == forename)
        {
            self.relatives.push(forename.to_owned());
        }
        Ok(())
    }
}

impl Near {
    /// As the policies of narrowed records have it; they decide again of whoever is found.
    fn by(circle: Circle) -> Self {
        let mut workers = circle.named;
        if circle.sensitivity > Sensitivity::Restricted {
            return Near { workers, team: None };
        }
        workers.extend(circle.lead.into_iter().chain(circle.supervisor));
        Near { workers, team: circle.team }
    }
}

fn known(row: &Record, around: Around) -> Result<Known, Failure> {
    let maybe = |column| -> Result<String, Failure> { Ok(row.maybe_text(column)?.unwrap_or_default().to_owned()) };
    let born = maybe(2)?;
    Ok(Known {
        joined: maybe(12)?.split_whitespace().map(key).collect::<Result<_, _>>()?,
        doubts: maybe(13)?,
        names: maybe(1)?,
        born: if born.is_empty() { maybe(3)? } else { born },
        sex: maybe(4)?,
        address: maybe(5)?,
        postcode: maybe(6)?,
        nhs_number: maybe(7)?,
        numbers: [maybe(8)?, maybe(9)?].into_iter().filter(|number| !number.is_empty()).collect(),
        relatives: around.relatives,
    })
}

/// How narrow a person's own record is, and who may open it all the same.
pub fn narrowed(sensitivity: Option<&str>, named: Option<&str>) -> Result<(Sensitivity, BTreeSet<WorkerId>), Failure> {
    let sensitivity = match sensitivity {
        None | Some(NORMAL) => Sensitivity::Normal,
        Some(code) => {
            serde_json::from_value(code.into()).map_err(|_| Failure::Broken("how narrow a record is cannot be read"))?
        }
    };
    let named = named.unwrap_or_default().split_whitespace().filter_map(|id| id.parse().ok()).collect();
    Ok((sensitivity, named))
}

fn uuid_of(id: &str) -> Result<u128, Failure> {
    id.parse::<uuid::Uuid>().map(|id| id.as_u128()).map_err(|_| Failure::Broken("a person's identity cannot be read"))
}
