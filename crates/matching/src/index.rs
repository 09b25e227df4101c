//! The front door's index: people by everything they may be asked for by, in memory, in step with whoever keeps it. It holds people as they are
//! compared and nothing of what was typed; who may see a result is for others to say.
//!
//! About 280 bytes for a person: some 420 MB for one and a half million, names and all.

mod find;
mod query;

pub use find::Found;
pub use query::{Query, Relative};

use crate::{
    date::BirthDate,
    keys::{Values, main_sounds, name_values, packed, tagged, unordered},
    letters::parts,
    names::{Column, NO_NAME, NameId, Names, Table},
    number::Number,
    pairs::mix,
    people::{Person, Sex, Typed},
    postcode::Postcode,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Relatives of a person that are kept.
const RELATIVES_MAX: usize = 12;
/// Words of an address that are kept.
const ADDRESS_WORDS: usize = 3;
/// Other numbers of a person that are kept.
const NUMBERS: usize = 2;

/// A person to be found. Somebody with several names is entered with each of them under one key.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// Who it is, to whoever keeps the index.
    pub key: u128,
    /// What is known of them, as typed.
    pub typed: Typed<'a>,
    /// House number and street.
    pub address: &'a str,
    /// First names of brothers, sisters, parents.
    pub relatives: &'a [&'a str],
    /// Other numbers that only they have: a pupil's, a council's own.
    pub numbers: &'a [&'a str],
}

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    names: Names,
    /// Names in order of their letters, for what is typed halfway; those taken in later are looked through one by one.
    by_letters: Vec<NameId>,
    people: Vec<Person>,
    keys: Vec<u128>,
    addresses: Vec<[u32; ADDRESS_WORDS]>,
    numbers: Vec<[u32; NUMBERS]>,
    /// Names of relatives, one person's after another's.
    relatives: Vec<NameId>,
    /// Where those of a person begin, and how many they are.
    relatives_of: Vec<(u32, u8)>,
    /// Whether somebody was taken out.
    gone: Vec<bool>,
    /// The last entry of each key, and for each entry that is not the first of its key the one before.
    last: FxHashMap<u128, u32>,
    before: FxHashMap<u32, u32>,
    /// Hash and place, sorted.
    settled: Vec<u64>,
    /// What came after.
    late: FxHashMap<u32, Vec<u32>>,
    late_people: usize,
    removed: usize,
}

/// An index in the making: faster for many people than one after another.
#[derive(Debug, Default)]
pub struct Making(Index);

impl Making {
    /// Adds an entry.
    pub fn add(&mut self, entry: &Entry) {
        self.0.take_in(entry);
    }

    /// The index: some seconds for a million.
    pub fn done(mut self) -> Index {
        self.0.settle();
        self.0
    }
}

impl Index {
    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.people.len() - self.removed
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an entry. It is found from now on.
    pub fn insert(&mut self, entry: &Entry) {
        let place = self.take_in(entry);
        for hash in self.hashes(place) {
            self.late.entry(hash).or_default().push(place);
        }
        self.late_people += 1;
    }

    /// Replaces all entries of a key by these.
    pub fn update(&mut self, key: u128, entries: &[Entry]) {
        self.remove(key);
        for entry in entries {
            self.insert(&Entry { key, ..*entry });
        }
    }

    /// Takes all entries of a key out. Says whether there were any.
    pub fn remove(&mut self, key: u128) -> bool {
        let mut next = self.last.remove(&key);
        let any = next.is_some();
        while let Some(place) = next {
            let person = std::mem::take(&mut self.people[place as usize]);
            self.names.uncount(person.forename, Column::Forename);
            self.names.uncount(person.surname, Column::Surname);
            self.addresses[place as usize] = [0; ADDRESS_WORDS];
            self.numbers[place as usize] = [0; NUMBERS];
            self.relatives_of[place as usize] = (0, 0);
            self.gone[place as usize] = true;
            self.removed += 1;
            next = self.before.remove(&place);
        }
        any
    }

    /// How many entries came or went since everything was last settled. Nothing needs settling to be found; a long list of late comers only
    /// takes more memory.
    pub fn unsettled(&self) -> usize {
        self.late_people + self.removed
    }

    /// Puts everything in order anew. Takes as long as making the index; to be called in a quiet hour, on a copy if need be.
    pub fn settle(&mut self) {
        if self.removed > 0 {
            self.leave_out();
        }
        self.late = FxHashMap::default();
        (self.late_people, self.removed) = (0, 0);
        const PEOPLE_AT_ONCE: usize = 20_000;
        let places: Vec<u32> = (0..self.people.len() as u32).collect();
        self.settled = Vec::new();
        self.people.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.addresses.shrink_to_fit();
        self.numbers.shrink_to_fit();
        self.relatives.shrink_to_fit();
        self.relatives_of.shrink_to_fit();
        let mut settled: Vec<u64> = places
            .par_chunks(PEOPLE_AT_ONCE)
            .flat_map_iter(|some| {
                some.iter().flat_map(|place| {
                    self.hashes(*place).into_iter().map(|hash| u64::from(hash) << 32 | u64::from(*place))
                })
            })
            .collect();
        settled.par_sort_unstable();
        settled.shrink_to_fit();
        self.settled = settled;
        let mut by_letters: Vec<NameId> = (1..self.names.len() as NameId).collect();
        by_letters.par_sort_unstable_by_key(|id| self.names.name(*id).letters());
        self.by_letters = by_letters;
    }

    /// Closes the gaps of those who were taken out.
    fn leave_out(&mut self) {
        let gone = std::mem::take(&mut self.gone);
        let mut moved = Vec::with_capacity(gone.len());
        let mut next = 0_u32;
        for gone in &gone {
            moved.push(next);
            next += u32::from(!gone);
        }
        let relatives = std::mem::take(&mut self.relatives);
        for (begin, many) in &mut self.relatives_of {
            let of = &relatives[*begin as usize..*begin as usize + usize::from(*many)];
            *begin = self.relatives.len() as u32;
            self.relatives.extend_from_slice(of);
        }
        kept(&mut self.people, &gone);
        kept(&mut self.keys, &gone);
        kept(&mut self.addresses, &gone);
        kept(&mut self.numbers, &gone);
        kept(&mut self.relatives_of, &gone);
        self.last.values_mut().for_each(|place| *place = moved[*place as usize]);
        let before = std::mem::take(&mut self.before);
        self.before =
            before.into_iter().map(|(place, before)| (moved[place as usize], moved[before as usize])).collect();
        self.gone = vec![false; self.people.len()];
    }

    fn take_in(&mut self, entry: &Entry) -> u32 {
        let typed = &entry.typed;
        let place = self.people.len() as u32;
        let person = Person {
            forename: self.names.take_in(typed.forename),
            surname: self.names.take_in(typed.surname),
            birth_date: BirthDate::read(typed.birth_date).unwrap_or_default(),
            sex: Sex::read(typed.sex),
            postcode: Postcode::read(typed.postcode).unwrap_or_default(),
            number: Number::read(typed.number).unwrap_or_default(),
            ..Person::default()
        };
        self.names.count(person.forename, Column::Forename);
        self.names.count(person.surname, Column::Surname);
        self.people.push(person);
        self.keys.push(entry.key);
        self.addresses.push(address_words(entry.address));
        self.numbers.push(other_numbers(entry.numbers));
        let begin = self.relatives.len();
        for name in entry.relatives.iter().take(RELATIVES_MAX) {
            let name = self.names.take_in(name);
            if name != NO_NAME {
                self.relatives.push(name);
            }
        }
        self.relatives_of.push((begin as u32, (self.relatives.len() - begin) as u8));
        self.gone.push(false);
        if let Some(before) = self.last.insert(entry.key, place) {
            self.before.insert(place, before);
        }
        place
    }

    fn relatives(&self, place: u32) -> &[NameId] {
        let (begin, many) = self.relatives_of[place as usize];
        &self.relatives[begin as usize..begin as usize + usize::from(many)]
    }

    /// What a person can be asked for by.
    fn hashes(&self, place: u32) -> Vec<u32> {
        let person = &self.people[place as usize];
        // Apart, so that many names leave room for the rest.
        let (mut own, mut beside) = (Values::default(), Values::default());
        asked_by(&self.names, person, &mut own);
        beside.add_address(&self.addresses[place as usize]);
        beside.add_numbers(&self.numbers[place as usize]);
        for relative in self.relatives(place) {
            relative_values(&self.names, *relative, person.surname, &mut beside);
        }
        own.all().iter().chain(beside.all()).map(|value| hash(*value)).collect()
    }

    /// Who has a value: first those settled, in order, then late comers.
    fn who(&self, value: u64) -> (&[u64], &[u32]) {
        let hash = hash(value);
        let begin = self.settled.partition_point(|entry| entry >> 32 < u64::from(hash));
        let many = self.settled[begin..].iter().take_while(|entry| **entry >> 32 == u64::from(hash)).count();
        (&self.settled[begin..begin + many], self.late.get(&hash).map_or(&[], Vec::as_slice))
    }

    /// How many have a value, without those who are gone: they must not be noticed by what others share with them.
    fn how_many(&self, value: u64) -> usize {
        let (settled, late) = self.who(value);
        if self.removed == 0 {
            return settled.len() + late.len();
        }
        let settled = settled.iter().filter(|entry| !self.gone[**entry as u32 as usize]);
        settled.count() + late.iter().filter(|place| !self.gone[**place as usize]).count()
    }
}

/// Leaves out what is gone.
fn kept<T>(all: &mut Vec<T>, gone: &[bool]) {
    let mut gone = gone.iter();
    all.retain(|_| gone.next() == Some(&false));
    all.shrink_to_fit();
}

fn hash(value: u64) -> u32 {
    (mix(value) >> 32) as u32
}

fn number_value(number: Number) -> u64 {
    mix(number.number() ^ 0x11)
}

fn postcode_value(postcode: Postcode) -> u64 {
    mix(postcode.number() ^ 0x12)
}

fn date_value(date: BirthDate) -> u64 {
    tagged(13, u64::from(date.number()))
}

/// A name by itself.
fn name_value(value: u64) -> u64 {
    mix(value ^ 0x14)
}

fn name_and_year(value: u64, year: u32) -> u64 {
    unordered(value, tagged(1, u64::from(year)))
}

fn relative_values(table: &impl Table, relative: NameId, surname: NameId, values: &mut Values) {
    let mut names = Values::default();
    name_values(table, relative, &mut names);
    let surname = if surname == NO_NAME { 0 } else { table.name(surname).sounds };
    for name in names.all() {
        values.add(unordered(mix(*name ^ 0x15), u64::from(surname)));
    }
}

/// All values of a person but those of the address and of relatives.
fn asked_by(table: &impl Table, person: &Person, values: &mut Values) {
    if person.number != Number::default() {
        values.add(number_value(person.number));
    }
    if person.postcode != Postcode::default() {
        values.add(postcode_value(person.postcode));
    }
    if person.birth_date != BirthDate::default() {
        values.add(date_value(person.birth_date));
    }
    for pair in name_pairs(table, person.forename, person.surname).all() {
        values.add(*pair);
    }
    let mut sounds = Values::default();
    main_sounds(table, person, &mut sounds);
    for sound in sounds.all() {
        values.add(name_value(*sound));
        if person.birth_date != BirthDate::default() {
            values.add(name_and_year(*sound, person.birth_date.parts().0));
        }
    }
}

fn name_pairs(table: &impl Table, forename: NameId, surname: NameId) -> Values {
    let (mut forenames, mut surnames, mut pairs) = (Values::default(), Values::default(), Values::default());
    name_values(table, forename, &mut forenames);
    name_values(table, surname, &mut surnames);
    for forename in forenames.all() {
        for surname in surnames.all().iter().take(2) {
            pairs.add(unordered(*forename, *surname));
        }
    }
    pairs
}

/// The house number and the first words of a street, each as a number.
fn address_words(address: &str) -> [u32; ADDRESS_WORDS] {
    let mut words = [0; ADDRESS_WORDS];
    let number =
        address.split_whitespace().next().filter(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    let street = parts(address);
    let bytes = number.into_iter().map(str::as_bytes).chain(street.iter().map(Vec::as_slice));
    for (word, bytes) in words.iter_mut().zip(bytes) {
        *word = mix(packed(bytes)) as u32 | 1;
    }
    words
}

/// Other numbers, each as a number: letters and digits, in capitals or not.
fn other_numbers<T: AsRef<str>>(numbers: &[T]) -> [u32; NUMBERS] {
    let mut all = [0; NUMBERS];
    let letters = |number: &str| -> Vec<u8> {
        number.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect()
    };
    let numbers = numbers.iter().map(|number| letters(number.as_ref())).filter(|letters| !letters.is_empty());
    for (place, letters) in all.iter_mut().zip(numbers) {
        // Eight letters at a time, so that all of a long number counts.
        *place = letters.chunks(8).fold(0, |value, piece| mix(value ^ packed(piece))) as u32 | 1;
    }
    all
}

impl Values {
    fn add_numbers(&mut self, numbers: &[u32; NUMBERS]) {
        for number in numbers.iter().filter(|number| **number != 0) {
            self.add(tagged(17, u64::from(*number)));
        }
    }

    fn add_address(&mut self, words: &[u32; ADDRESS_WORDS]) {
        if words[0] != 0 && words[1] != 0 {
            self.add(unordered(tagged(16, u64::from(words[0])), u64::from(words[1])));
        }
    }
}
