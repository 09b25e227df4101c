//! Which pairs are compared at all: people who share a key. A key that many share is divided by a second one, and what is still too many is
//! left out and said so: no file can make the work explode.

use crate::{
    compare::Agreement,
    letters::PARTS_MAX,
    names::{NO_NAME, NameId},
    nicknames::GROUPS_MAX,
    number::Number,
    pairs::{Pair, Sides, mix},
    people::{People, Person},
};
use rayon::prelude::*;

/// What people can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Number,
    Postcode,
    BirthDate,
    Names,
}

const KEYS: [Key; 4] = [Key::Number, Key::Postcode, Key::BirthDate, Key::Names];

/// A key with more pairs than this is divided by a second key.
const PAIRS_UNDIVIDED_MAX: u64 = 1_000;
/// A divided key with more pairs than this is left out: it tells nobody from anybody.
const PAIRS_DIVIDED_MAX: u64 = 4_000;
/// Pairs that one thread compares at a time.
const PAIRS_AT_ONCE: u64 = 50_000;
/// Values of one key that a person can have.
const VALUES_MAX: usize = 24;

/// What one key gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyReport {
    /// What people share.
    pub key: &'static str,
    /// Pairs to compare.
    pub pairs: u64,
    /// Values that so many share that they were divided by a second key.
    pub divided: u64,
    /// Values that even then too many shared, and which were left out.
    pub left_out: u64,
    /// Pairs that were left out for that; the other keys may still bring them.
    pub pairs_left_out: u64,
}

impl Key {
    fn words(self) -> &'static str {
        match self {
            Key::Number => "same number",
            Key::Postcode => "same postcode",
            Key::BirthDate => "same date of birth",
            Key::Names => "first name and surname that sound alike, in either order",
        }
    }

    fn values(self, people: &People, person: &Person, values: &mut Values) {
        match self {
            Key::Number if person.number != Number::default() => values.add(person.number.number()),
            Key::Postcode if person.postcode != Default::default() => values.add(person.postcode.number()),
            Key::BirthDate if person.birth_date != Default::default() => {
                values.add(u64::from(person.birth_date.number()));
            }
            Key::Names => {
                let (mut forenames, mut surnames) = (Values::default(), Values::default());
                name_values(people, person.forename, &mut forenames);
                name_values(people, person.surname, &mut surnames);
                for forename in forenames.all() {
                    for surname in surnames.all() {
                        values.add(unordered(*forename, *surname));
                    }
                }
            }
            Key::Number | Key::Postcode | Key::BirthDate => {}
        }
    }

    /// The second key.
    fn divided(self, people: &People, person: &Person, values: &mut Values) {
        let (year, month, day) = person.birth_date.parts();
        let born = person.birth_date != Default::default();
        match self {
            Key::Number => {}
            Key::Postcode => {
                sounds(people, person, values);
                if born {
                    values.add(tagged(1, u64::from(year * 100 + month)));
                }
            }
            Key::BirthDate => {
                sounds(people, person, values);
                let initial = |name: NameId| people.names.name(name).letters().first().map(|letter| u64::from(*letter));
                if let (Some(forename), Some(surname)) = (initial(person.forename), initial(person.surname)) {
                    values.add(tagged(2, unordered(forename, surname)));
                }
                if let Some(sector) = person.postcode.sector() {
                    values.add(tagged(3, packed(sector)));
                }
            }
            Key::Names => {
                if born {
                    values.add(tagged(1, u64::from(year)));
                    values.add(tagged(2, unordered(u64::from(month), u64::from(day))));
                }
                if let Some(district) = person.postcode.district() {
                    values.add(tagged(3, packed(district)));
                }
            }
        }
    }
}

/// A few values.
#[derive(Default)]
struct Values {
    values: [u64; VALUES_MAX],
    count: usize,
}

impl Values {
    fn add(&mut self, value: u64) {
        if self.count < VALUES_MAX && !self.all().contains(&value) {
            self.values[self.count] = value;
            self.count += 1;
        }
    }

    fn all(&self) -> &[u64] {
        &self.values[..self.count]
    }
}

/// How a name sounds, and its full names by group: each a value that another spelling of it has too.
fn name_values(people: &People, name: NameId, values: &mut Values) {
    if name == NO_NAME {
        return;
    }
    let name = people.names.name(name);
    for part in &name.parts[..usize::from(name.part_count).min(PARTS_MAX)] {
        let part = people.names.name(*part);
        values.add(u64::from(part.sounds));
        for group in part.groups.iter().take(GROUPS_MAX).filter(|group| **group != 0) {
            values.add(tagged(9, u64::from(*group)));
        }
    }
}

fn sounds(people: &People, person: &Person, values: &mut Values) {
    for name in [person.forename, person.surname] {
        name_values(people, name, values);
    }
}

fn tagged(tag: u64, value: u64) -> u64 {
    value | (tag << 56)
}

fn packed(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |packed, letter| packed << 8 | u64::from(*letter))
}

fn unordered(one: u64, other: u64) -> u64 {
    (mix(one.min(other)) ^ mix(one.max(other)).rotate_left(17)) >> 8
}

/// A key's value, made small, before the person who has it: sorting brings together who shares it, in the order of the files.
fn entry(value: u64, person: u32) -> u64 {
    mix(value) >> 32 << 32 | u64::from(person)
}

fn person(entry: u64) -> u32 {
    entry as u32
}

/// People who share a value: in the first file, and in the second. Within one file the second is empty.
#[derive(Clone, Copy)]
struct Block<'a> {
    here: &'a [u64],
    there: &'a [u64],
}

impl<'a> Block<'a> {
    fn of(entries: &'a [u64], sides: Sides) -> Self {
        match sides {
            Sides::Two { left, .. } => {
                let (here, there) = entries.split_at(entries.partition_point(|entry| (person(*entry) as usize) < left));
                Block { here, there }
            }
            Sides::One { .. } => Block { here: entries, there: &[] },
        }
    }

    fn pairs(&self, sides: Sides) -> u64 {
        match sides {
            Sides::Two { .. } => self.here.len() as u64 * self.there.len() as u64,
            Sides::One { .. } => self.here.len() as u64 * (self.here.len() as u64).saturating_sub(1) / 2,
        }
    }

    fn each(&self, sides: Sides, mut pair: impl FnMut(u32, u32)) {
        for (at, one) in self.here.iter().enumerate() {
            let others = match sides {
                Sides::Two { .. } => self.there,
                Sides::One { .. } => &self.here[at + 1..],
            };
            for other in others {
                pair(person(*one), person(*other));
            }
        }
    }
}

/// All pairs that share a key and that `keep` keeps, each once, in order. `said` hears of each key before its pairs are compared, and of
/// how far that has come.
pub(crate) fn candidates(
    people: &People,
    sides: Sides,
    keep: impl Fn(&Agreement) -> bool + Sync,
    said: &mut dyn FnMut(&KeyReport),
) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    for key in KEYS {
        let (entries, report) = plan(people, sides, key);
        said(&report);
        let blocks: Vec<Block> = blocks(&entries, sides).collect();
        let batches = batches(&blocks, sides);
        let kept: Vec<Vec<Pair>> = batches
            .par_iter()
            .map(|batch| {
                let mut kept = Vec::new();
                for block in *batch {
                    block.each(sides, |one, other| {
                        let agreement = people.levels(&people.all[one as usize], &people.all[other as usize]);
                        if keep(&agreement) {
                            kept.push(Pair { one, other, agreement });
                        }
                    });
                }
                kept
            })
            .collect();
        found.extend(kept.into_iter().flatten());
        found.par_sort_unstable_by_key(|pair| (pair.one, pair.other));
        found.dedup_by_key(|pair| (pair.one, pair.other));
    }
    found.par_iter_mut().for_each(|pair| {
        let (one, other) = (&people.all[pair.one as usize], &people.all[pair.other as usize]);
        pair.agreement = people.with_rarity(pair.agreement, one, other);
    });
    found
}

fn values_of(people: &People, only: Option<&[u64]>, of: impl Fn(&Person, &mut Values) + Sync) -> Vec<u64> {
    const PEOPLE_AT_ONCE: usize = 20_000;
    let values = |at: u32, entries: &mut Vec<u64>| {
        let mut values = Values::default();
        of(&people.all[at as usize], &mut values);
        entries.extend(values.all().iter().map(|value| entry(*value, at)));
    };
    match only {
        Some(some) => {
            let mut entries = Vec::with_capacity(some.len() * 4);
            some.iter().for_each(|one| values(person(*one), &mut entries));
            entries.sort_unstable();
            entries
        }
        None => {
            let everybody: Vec<u32> = (0..people.all.len() as u32).collect();
            let mut entries: Vec<u64> = everybody
                .par_chunks(PEOPLE_AT_ONCE)
                .flat_map_iter(|some| {
                    let mut entries = Vec::with_capacity(some.len());
                    some.iter().for_each(|one| values(*one, &mut entries));
                    entries
                })
                .collect();
            entries.par_sort_unstable();
            entries
        }
    }
}

/// The entries of a key whose blocks are small enough, one block after another.
fn plan(people: &People, sides: Sides, key: Key) -> (Vec<u64>, KeyReport) {
    let mut report = KeyReport { key: key.words(), pairs: 0, divided: 0, left_out: 0, pairs_left_out: 0 };
    let all = values_of(people, None, |person, values| key.values(people, person, values));
    let mut kept = Vec::with_capacity(all.len());
    let mut large = Vec::new();
    for block in all.chunk_by(|one, other| one >> 32 == other >> 32) {
        match Block::of(block, sides).pairs(sides) {
            0 => {}
            pairs if pairs <= PAIRS_UNDIVIDED_MAX => {
                report.pairs += pairs;
                kept.extend_from_slice(block);
            }
            _ => large.push(block),
        }
    }
    report.divided = large.len() as u64;
    let divided: Vec<(Vec<u64>, KeyReport)> = large
        .par_iter()
        .map(|block| {
            let mut report = KeyReport { pairs: 0, divided: 0, ..report };
            let entries = values_of(people, Some(block), |person, values| key.divided(people, person, values));
            let mut kept = Vec::with_capacity(entries.len());
            for block in entries.chunk_by(|one, other| one >> 32 == other >> 32) {
                match Block::of(block, sides).pairs(sides) {
                    0 => {}
                    pairs if pairs <= PAIRS_DIVIDED_MAX => {
                        report.pairs += pairs;
                        kept.extend_from_slice(block);
                    }
                    pairs => {
                        report.left_out += 1;
                        report.pairs_left_out += pairs;
                    }
                }
            }
            (kept, report)
        })
        .collect();
    for (entries, part) in divided {
        report.pairs += part.pairs;
        report.left_out += part.left_out;
        report.pairs_left_out += part.pairs_left_out;
        // Two values in a row could be the same number in two blocks that were divided: a person of no pair keeps them apart.
        kept.push(APART);
        kept.extend(entries);
    }
    (kept, report)
}

/// Stands between two blocks and is in none.
const APART: u64 = u64::MAX;

fn blocks(entries: &[u64], sides: Sides) -> impl Iterator<Item = Block<'_>> {
    entries
        .chunk_by(|one, other| one >> 32 == other >> 32)
        .filter(|block| block[0] != APART)
        .map(move |block| Block::of(block, sides))
}

/// Blocks in a row that have so many pairs together that comparing them is worth a thread's while.
fn batches<'a, 'b>(blocks: &'b [Block<'a>], sides: Sides) -> Vec<&'b [Block<'a>]> {
    let mut batches = Vec::new();
    let (mut begin, mut pairs) = (0, 0);
    for (at, block) in blocks.iter().enumerate() {
        pairs += block.pairs(sides);
        if pairs >= PAIRS_AT_ONCE {
            batches.push(&blocks[begin..=at]);
            (begin, pairs) = (at + 1, 0);
        }
    }
    batches.push(&blocks[begin..]);
    batches
}
