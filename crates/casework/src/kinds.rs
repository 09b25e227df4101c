//! Every kind of entry that can be recorded, in one list: its name in the ledger, its title for people, how much it weighs in a
//! chronology, and the one sentence that a chronology shows of it.

use jiff::civil::Date;
use ledger::{Entry, PersonId};
use std::collections::BTreeMap;

/// One kind of entry.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in the ledger; never changed once used.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// How much it weighs in a chronology.
    pub weight: Weight,
    /// What happened, in one sentence.
    pub sentence: fn(&Entry, &Names) -> String,
}

/// How much an entry weighs in a chronology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The record's own upkeep: shown on request.
    Upkeep,
    /// Everyday work.
    Everyday,
    /// A turning point.
    Turning,
}

impl Weight {
    /// The name used in addresses and filters.
    pub fn name(self) -> &'static str {
        match self {
            Weight::Upkeep => "upkeep",
            Weight::Everyday => "everyday",
            Weight::Turning => "turning",
        }
    }
}

/// What people of a record are called, for sentences, and who comes before whom in them.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<PersonId, Named>);

/// What a person is called, and when they were born or are expected.
#[derive(Clone, Debug)]
struct Named {
    called: String,
    born: Option<Date>,
}

impl Names {
    /// The people that the record names, each with what to call them and when they were born or are expected.
    pub fn of_people(people: impl IntoIterator<Item = (PersonId, String, Option<Date>)>) -> Self {
        Names(people.into_iter().map(|(person, called, born)| (person, Named { called, born })).collect())
    }

    /// What a person is called; somebody whom the record does not name is "somebody".
    pub fn of(&self, person: PersonId) -> &str {
        self.get(person).unwrap_or("somebody")
    }

    /// What a person is called, if the record names them.
    pub fn get(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person).map(|named| named.called.as_str())
    }

    /// Everybody whom the record names, and what they are called.
    pub fn everybody(&self) -> impl Iterator<Item = (PersonId, &str)> {
        self.0.iter().map(|(person, named)| (*person, named.called.as_str()))
    }

    /// "Amara, Kai and Bea": the oldest first, as a family would say it; those whose birth is not known come last.
    pub fn all<'a>(&self, people: impl IntoIterator<Item = &'a PersonId>) -> String {
        let mut people: Vec<PersonId> = people.into_iter().copied().collect();
        people.sort_by_key(|person| self.0.get(person).and_then(|named| named.born).unwrap_or(Date::MAX));
        listed(people.into_iter().map(|person| self.of(person)))
    }
}

/// "one", "one and two", "one, two and three".
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The most characters of an account that a chronology's sentence holds; the rest is one click away.
const SENTENCE_MAX: usize = 180;

/// The first sentence of an account, or its first words when it runs on.
pub fn first_sentence(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let end = line
        .match_indices(['.', '!', '?'])
        .map(|(at, mark)| at + mark.len())
        .find(|end| line[*end..].chars().next().is_none_or(char::is_whitespace));
    let sentence = &line[..end.unwrap_or(line.len())];
    if sentence.chars().count() <= SENTENCE_MAX {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(SENTENCE_MAX).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words}…")
}

/// Every kind there is.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    let areas = [
        crate::people::KINDS,
        crate::front_door::KINDS,
        crate::family_help::KINDS,
        crate::workforce::KINDS,
        crate::records::KINDS,
        crate::imported::KINDS,
    ];
    areas.into_iter().flatten()
}

/// The kind of that name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    all().find(|kind| kind.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Ids are made in no order that a family would know, so a sentence goes by age.
    #[test]
    fn the_oldest_is_named_first_and_whoever_has_no_birth_date_last() {
        let [first, second, third] = [1, 2, 3].map(|number| PersonId(uuid::Uuid::from_u128(number)));
        let names = Names::of_people([
            (first, "Dave".to_owned(), None),
            (second, "Bea".to_owned(), Some(date(2024, 3, 1))),
            (third, "Amara".to_owned(), Some(date(2017, 5, 9))),
        ]);
        assert_eq!(names.all(&[first, second, third]), "Amara, Bea and Dave");
    }
}
