//! Which pairs are compared at all: people who share a key. A key that many share is divided by a second one, and what is still too many is
//! left out and said so: no file can make the work explode.

use crate::{
    compare::Agreement,
    keys::{Values, main_sounds, name_values, packed, tagged, unordered},
    link::Step,
    names::{NO_NAME, NameId, Table},
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
    /// One name, and two of day, month and year.
    NameAndPartOfDate,
    /// One name, and how the other begins.
    NameAndBeginning,
    /// Half of the number, and one name.
    HalfNumber,
}

const KEYS: [Key; 7] = [
    Key::Number,
    Key::Postcode,
    Key::BirthDate,
    Key::Names,
    Key::NameAndPartOfDate,
    Key::NameAndBeginning,
    Key::HalfNumber,
];

/// Among more people than this, pairs that agree in so little as a loose key are no longer told from strangers, and looking for them costs
/// more than all the rest. Only whoever has no date of birth is still looked for by the beginnings of names.
const PEOPLE_FOR_LOOSE_KEYS_MAX: usize = 400_000;
/// A loose key that many share is a common name, which says too little.
const PAIRS_LOOSE_MAX: u64 = 100;

/// A key with more pairs than this is divided by a second key.
const PAIRS_UNDIVIDED_MAX: u64 = 1_000;
/// A divided key with more pairs than this is left out: it tells nobody from anybody.
const PAIRS_DIVIDED_MAX: u64 = 4_000;
/// Pairs that one thread compares at a time.
const PAIRS_AT_ONCE: u64 = 50_000;
/// Batches between two words of how far it has come.
const BATCHES_AT_ONCE: usize = 64;
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
            Key::NameAndPartOfDate => "one name, and two of day, month and year of birth",
            Key::NameAndBeginning => "one name, and the first letters of the other",
            Key::HalfNumber => "half of the number, and one name",
        }
    }

    fn is_loose(self) -> bool {
        match self {
            Key::Number | Key::Postcode | Key::BirthDate | Key::Names => false,
            Key::NameAndPartOfDate | Key::NameAndBeginning | Key::HalfNumber => true,
        }
    }

    fn pairs_undivided_max(self) -> u64 {
        if self.is_loose() { PAIRS_LOOSE_MAX } else { PAIRS_UNDIVIDED_MAX }
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
                name_values(&people.names, person.forename, &mut forenames);
                name_values(&people.names, person.surname, &mut surnames);
                for forename in forenames.all() {
                    for surname in surnames.all() {
                        values.add(unordered(*forename, *surname));
                    }
                }
            }
            Key::NameAndPartOfDate if person.birth_date != Default::default() => {
                let (year, month, day) = person.birth_date.parts();
                let (year, month, day) = (u64::from(year), u64::from(month), u64::from(day));
                let parts = [
                    tagged(1, year * 100 + month),
                    tagged(2, year * 100 + day),
                    tagged(3, unordered(month, day)),
                    // A month written as a day.
                    tagged(1, year * 100 + day),
                ];
                let mut names = Values::default();
                main_sounds(&people.names, person, &mut names);
                for name in names.all() {
                    parts.iter().for_each(|part| values.add(unordered(*name, *part)));
                }
            }
            Key::NameAndBeginning => {
                for (whole, begun) in [(person.forename, person.surname), (person.surname, person.forename)] {
                    if whole != NO_NAME && begun != NO_NAME {
                        let letters = people.names.name(begun).letters();
                        let beginning = tagged(4, packed(&letters[..letters.len().min(3)]));
                        values.add(unordered(u64::from(people.names.name(whole).sounds), beginning));
                    }
                }
            }
            Key::HalfNumber if person.number != Number::default() => {
                let (letters, length) = person.number.letters();
                let (low, high) = letters[..length].split_at(length / 2);
                let mut names = Values::default();
                main_sounds(&people.names, person, &mut names);
                for name in names.all() {
                    values.add(unordered(*name, tagged(5, packed(low))));
                    values.add(unordered(*name, tagged(6, packed(high))));
                }
            }
            Key::Number | Key::Postcode | Key::BirthDate | Key::NameAndPartOfDate | Key::HalfNumber => {}
        }
    }

    /// The second key.
    fn divided(self, people: &People, person: &Person, values: &mut Values) {
        let (year, month, day) = person.birth_date.parts();
        let born = person.birth_date != Default::default();
        match self {
            Key::Number | Key::NameAndPartOfDate | Key::HalfNumber => {}
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
            Key::Names | Key::NameAndBeginning => {
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

fn sounds(people: &People, person: &Person, values: &mut Values) {
    for name in [person.forename, person.surname] {
        name_values(&people.names, name, values);
    }
}

/// Whose pairs a key brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Everybodys,
    /// Those in which one or both have no date of birth: what others are found by, they are not.
    WithoutDate,
}

impl Whose {
    /// Among how many people a key is used at all, and for whom.
    fn of(key: Key, people: usize) -> Option<Self> {
        if people <= PEOPLE_FOR_LOOSE_KEYS_MAX {
            return Some(Whose::Everybodys);
        }
        match key {
            Key::Number | Key::Postcode | Key::BirthDate | Key::Names => Some(Whose::Everybodys),
            Key::NameAndBeginning => Some(Whose::WithoutDate),
            Key::NameAndPartOfDate | Key::HalfNumber => None,
        }
    }

    fn has(self, people: &People, one: u32, other: u32) -> bool {
        match self {
            Whose::Everybodys => true,
            Whose::WithoutDate => is_undated(people, one) || is_undated(people, other),
        }
    }
}

fn is_undated(people: &People, person: u32) -> bool {
    people.all[person as usize].birth_date == Default::default()
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

    /// How many pairs it has of those that are wanted.
    fn pairs(&self, sides: Sides, whose: Whose, people: &People) -> u64 {
        let all = |here: u64, there: u64| match sides {
            Sides::Two { .. } => here * there,
            Sides::One { .. } => here * here.saturating_sub(1) / 2,
        };
        let dated =
            |entries: &[u64]| entries.iter().filter(|entry| !is_undated(people, person(**entry))).count() as u64;
        let everybodys = all(self.here.len() as u64, self.there.len() as u64);
        match whose {
            Whose::Everybodys => everybodys,
            Whose::WithoutDate => everybodys - all(dated(self.here), dated(self.there)),
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
    said: &mut dyn FnMut(Step),
) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    for (key, whose) in KEYS.into_iter().filter_map(|key| Some((key, Whose::of(key, people.len())?))) {
        let (entries, report) = plan(people, sides, key, whose);
        said(Step::Comparing(report));
        let blocks: Vec<Block> = blocks(&entries, sides).collect();
        let pairs = |block: &Block| block.pairs(sides, whose, people);
        let batches = batches(&blocks, pairs);
        let compare = |batch: &&[Block]| {
            let mut kept = Vec::new();
            for block in *batch {
                block.each(sides, |one, other| {
                    if !whose.has(people, one, other) {
                        return;
                    }
                    let agreement = people.levels(&people.all[one as usize], &people.all[other as usize]);
                    if keep(&agreement) {
                        kept.push(Pair { one, other, agreement });
                    }
                });
            }
            kept
        };
        let mut compared = 0;
        for some in batches.chunks(BATCHES_AT_ONCE) {
            let kept: Vec<Vec<Pair>> = some.par_iter().map(compare).collect();
            found.extend(kept.into_iter().flatten());
            compared += some.iter().flat_map(|batch| *batch).map(pairs).sum::<u64>();
            said(Step::Compared(compared));
        }
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
fn plan(people: &People, sides: Sides, key: Key, whose: Whose) -> (Vec<u64>, KeyReport) {
    let pairs = |block: &[u64]| Block::of(block, sides).pairs(sides, whose, people);
    let mut report = KeyReport { key: key.words(), pairs: 0, divided: 0, left_out: 0, pairs_left_out: 0 };
    let all = values_of(people, None, |person, values| key.values(people, person, values));
    let mut kept = Vec::with_capacity(all.len());
    let mut large = Vec::new();
    for block in all.chunk_by(|one, other| one >> 32 == other >> 32) {
        match pairs(block) {
            0 => {}
            pairs if pairs <= key.pairs_undivided_max() => {
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
                match pairs(block) {
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
fn batches<'a, 'b>(blocks: &'b [Block<'a>], pairs_of: impl Fn(&Block) -> u64) -> Vec<&'b [Block<'a>]> {
    let mut batches = Vec::new();
    let (mut begin, mut pairs) = (0, 0);
    for (at, block) in blocks.iter().enumerate() {
        pairs += pairs_of(block);
        if pairs >= PAIRS_AT_ONCE {
            batches.push(&blocks[begin..=at]);
            (begin, pairs) = (at + 1, 0);
        }
    }
    batches.push(&blocks[begin..]);
    batches
}
