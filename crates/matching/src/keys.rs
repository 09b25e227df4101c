//! What people who may be one have in common, as numbers: the beginnings of every search for pairs.

use crate::{
    letters::PARTS_MAX,
    names::{NO_NAME, NameId, Table},
    nicknames::GROUPS_MAX,
    pairs::mix,
    people::Person,
};

/// Values of one key that a person can have.
const VALUES_MAX: usize = 24;

/// A few values.
#[derive(Default)]
pub(crate) struct Values {
    values: [u64; VALUES_MAX],
    count: usize,
}

impl Values {
    pub(crate) fn add(&mut self, value: u64) {
        if self.count < VALUES_MAX && !self.all().contains(&value) {
            self.values[self.count] = value;
            self.count += 1;
        }
    }

    pub(crate) fn all(&self) -> &[u64] {
        &self.values[..self.count]
    }
}

/// How a name sounds, and its full names by group: each a value that another spelling of it has too.
pub(crate) fn name_values(table: &impl Table, name: NameId, values: &mut Values) {
    if name == NO_NAME {
        return;
    }
    let name = table.name(name);
    for part in &name.parts[..usize::from(name.part_count).min(PARTS_MAX)] {
        let part = table.name(*part);
        values.add(u64::from(part.sounds));
        for group in part.groups.iter().take(GROUPS_MAX).filter(|group| **group != 0) {
            values.add(tagged(9, u64::from(*group)));
        }
    }
}

/// How the first two parts of each name sound.
pub(crate) fn main_sounds(table: &impl Table, person: &Person, values: &mut Values) {
    for name in [person.forename, person.surname].into_iter().filter(|name| *name != NO_NAME) {
        let name = table.name(name);
        for part in &name.parts[..usize::from(name.part_count).min(2)] {
            values.add(u64::from(table.name(*part).sounds));
        }
    }
}

pub(crate) fn tagged(tag: u64, value: u64) -> u64 {
    value | (tag << 56)
}

pub(crate) fn packed(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |packed, letter| packed << 8 | u64::from(*letter))
}

pub(crate) fn unordered(one: u64, other: u64) -> u64 {
    (mix(one.min(other)) ^ mix(one.max(other)).rotate_left(17)) >> 8
}
