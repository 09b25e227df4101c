//! People as they are compared: a few numbers for each, the names once. What was typed is not kept, only the identifier of the row.

use crate::fields::OTHERS_MAX;
use crate::{
    date::BirthDate,
    names::{Column, NO_NAME, NameId, Names, Table},
    number::Number,
    pairs::{Sides, mix},
    postcode::Postcode,
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// What is known of a person, as typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    /// First names.
    pub forename: &'a str,
    /// Surname.
    pub surname: &'a str,
    /// Date of birth, in any of the ways of [`BirthDate::read`].
    pub birth_date: &'a str,
    /// `F`, `M`, `female`, `male`, `2`, `1`; anything else is "not known".
    pub sex: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// NHS number.
    pub number: &'a str,
    /// Columns of one's own.
    pub others: [&'a str; OTHERS_MAX],
}

/// Sex, for comparison only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sex {
    #[default]
    Unknown,
    Female,
    Male,
}

impl Sex {
    pub(crate) fn read(text: &str) -> Self {
        let text = text.trim();
        let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(&["f", "female", "2", "girl", "w"]) {
            Sex::Female
        } else if is(&["m", "male", "1", "boy"]) {
            Sex::Male
        } else {
            Sex::Unknown
        }
    }
}

/// One person. A missing value is the default of its type.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Person {
    pub(crate) forename: NameId,
    pub(crate) surname: NameId,
    pub(crate) birth_date: BirthDate,
    pub(crate) sex: Sex,
    pub(crate) postcode: Postcode,
    pub(crate) number: Number,
    pub(crate) others: [NameId; OTHERS_MAX],
    /// How rare the date of birth and the postcode are.
    pub(crate) rarity: [u8; 2],
}

/// Units of rarity in a bit.
pub(crate) const RARITY_UNITS: f64 = 8.0;

/// How rare a value is that so many of all have, in eighths of a bit. The pair itself is not counted.
pub(crate) fn rarity(how_many: u32, of_all: usize) -> u8 {
    let others = (f64::from(how_many) - 1.0).max(0.5);
    let bits = (of_all.max(2) as f64 / others).log2();
    (bits * RARITY_UNITS).round().clamp(0.0, 255.0) as u8
}

/// A column that holds this share of numbers with a right check digit, or more, holds NHS numbers.
const NHS_NUMBERS_SHARE: f64 = 0.5;
/// A number on more records than this is not of one person: somebody typed it to get past a form.
const SAME_NUMBER_MAX: u32 = 8;

/// Everybody of a run.
#[derive(Clone, Debug, Default)]
pub struct People {
    pub(crate) names: Names,
    pub(crate) others: Names,
    pub(crate) all: Vec<Person>,
    ids: String,
    id_ends: Vec<u32>,
    /// How rare each name is in each column.
    pub(crate) name_rarity: Vec<[u8; 2]>,
}

/// What was noticed when everybody was in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Numbers on so many records that they were left out, and the records.
    pub shared_numbers: (usize, usize),
    /// Whether the numbers carry the check digit of the NHS.
    pub checked_numbers: bool,
}

impl People {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The identifier of the row of a person.
    pub fn id(&self, at: usize) -> &str {
        let begin = at.checked_sub(1).map_or(0, |before| self.id_ends[before] as usize);
        &self.ids[begin..self.id_ends[at] as usize]
    }

    /// Everybody, side by side, in an order that depends on the identifiers and not on the rows.
    pub(crate) fn in_order_of_ids(&self, sides: Sides) -> Vec<u32> {
        let mut order: Vec<(u64, u32)> = (0..self.len() as u32)
            .into_par_iter()
            .map(|at| {
                let mut hasher = FxHasher::default();
                hasher.write(self.id(at as usize).as_bytes());
                (mix(hasher.finish()), at)
            })
            .collect();
        let left = match sides {
            Sides::Two { left, .. } => left,
            Sides::One { all } => all,
        };
        let by_id = |one: &(u64, u32), other: &(u64, u32)| {
            one.0.cmp(&other.0).then_with(|| self.id(one.1 as usize).cmp(self.id(other.1 as usize)))
        };
        let (here, there) = order.split_at_mut(left);
        here.par_sort_unstable_by(by_id);
        there.par_sort_unstable_by(by_id);
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// Adds a person.
    pub fn add(&mut self, id: &str, typed: &Typed) {
        let person = self.read(typed);
        self.names.count(person.forename, Column::Forename);
        self.names.count(person.surname, Column::Surname);
        self.ids.push_str(id);
        self.id_ends.push(self.ids.len() as u32);
        self.all.push(person);
    }

    pub(crate) fn read(&mut self, typed: &Typed) -> Person {
        Person {
            forename: self.names.take_in(typed.forename),
            surname: self.names.take_in(typed.surname),
            birth_date: BirthDate::read(typed.birth_date).unwrap_or_default(),
            sex: Sex::read(typed.sex),
            postcode: Postcode::read(typed.postcode).unwrap_or_default(),
            number: Number::read(typed.number).unwrap_or_default(),
            others: typed.others.map(|text| if text.is_empty() { NO_NAME } else { self.others.take_in_text(text) }),
            rarity: [0; 2],
        }
    }

    /// Counts how common each value is, once everybody is in; numbers that many share are taken for missing.
    pub fn settle(&mut self) -> Settled {
        let all = self.all.len();
        let none = Number::default();
        let mut checked = 0_usize;
        let mut filled = 0_usize;
        let mut numbers: FxHashMap<Number, u32> = FxHashMap::with_capacity_and_hasher(all, Default::default());
        for person in self.all.iter().filter(|person| person.number != none) {
            filled += 1;
            checked += usize::from(person.number.holds());
            *numbers.entry(person.number).or_default() += 1;
        }
        let checked_numbers = checked as f64 >= filled as f64 * NHS_NUMBERS_SHARE;
        numbers.retain(|_, count| *count > SAME_NUMBER_MAX);
        let mut dates: FxHashMap<BirthDate, u32> = FxHashMap::default();
        let mut postcodes: FxHashMap<Postcode, u32> = FxHashMap::with_capacity_and_hasher(all / 2, Default::default());
        let mut without = 0;
        for person in &mut self.all {
            if numbers.contains_key(&person.number) {
                person.number = none;
                without += 1;
            }
            if !checked_numbers && person.number != none {
                person.number = person.number.without_check();
            }
            *dates.entry(person.birth_date).or_default() += 1;
            *postcodes.entry(person.postcode).or_default() += 1;
        }
        for person in &mut self.all {
            person.rarity = [rarity(postcodes[&person.postcode], all), rarity(dates[&person.birth_date], all)];
        }
        self.name_rarity = (0..self.names.len() as NameId)
            .map(|name| {
                [Column::Forename, Column::Surname].map(|column| rarity(self.names.how_many(name, column), all))
            })
            .collect();
        Settled { shared_numbers: (numbers.len(), without), checked_numbers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_many_share_is_no_number() {
        let mut people = People::default();
        for at in 0..20 {
            people.add(&at.to_string(), &Typed { number: "9990000018", ..Typed::default() });
        }
        people.add("z", &Typed { number: "9990000026", ..Typed::default() });
        let settled = people.settle();
        assert_eq!(settled.shared_numbers, (1, 20));
        assert!(settled.checked_numbers && people.all[20].number.holds());
        assert_eq!(people.all[0].number, Number::default());
        assert_eq!((people.id(0), people.id(19), people.id(20)), ("0", "19", "z"));
    }

    #[test]
    fn a_column_of_other_numbers_needs_no_check_digits() {
        let mut people = People::default();
        people.add("a", &Typed { number: "5304218", ..Typed::default() });
        people.add("b", &Typed { number: "5304219", ..Typed::default() });
        assert!(!people.settle().checked_numbers);
        assert!(people.all[0].number.holds());
    }

    #[test]
    fn a_rarer_value_has_more_bits() {
        assert_eq!(rarity(1_001, 8_000), 24);
        assert!(rarity(2, 1_000_000) > rarity(3, 1_000_000));
    }
}
