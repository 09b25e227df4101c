//! Every spelling of a name once, with what is needed to compare it: letters, sounds, parts, short forms, and how often it occurs.

use crate::{
    distance::slips,
    letters::{LETTERS_MAX, PARTS_MAX, parts},
    nicknames::{self, GROUPS_MAX},
    sounds::sounds,
};
use rustc_hash::FxHashMap;

/// A name in the table. Zero is "no name".
pub(crate) type NameId = u32;
/// No name.
pub(crate) const NO_NAME: NameId = 0;

/// How two forenames agree, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ForenameLevel {
    Same = 1,
    SharesPart,
    ShortForm,
    SoundsOrSlip,
    Similar,
    SameInitial,
    Different,
}

/// How two surnames agree, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SurnameLevel {
    Same = 1,
    SharesPart,
    SoundsOrSlip,
    Similar,
    Different,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Name {
    letters: [u8; LETTERS_MAX],
    length: u8,
    pub(crate) part_count: u8,
    /// One bit for each letter that occurs.
    mask: u32,
    pub(crate) sounds: u32,
    pub(crate) parts: [NameId; PARTS_MAX],
    pub(crate) groups: [u16; GROUPS_MAX],
}

impl Name {
    pub(crate) fn letters(&self) -> &[u8] {
        &self.letters[..usize::from(self.length)]
    }

    fn is_initial(&self) -> bool {
        self.length == 1
    }
}

/// The table.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    names: Vec<Name>,
    as_typed: FxHashMap<Box<str>, NameId>,
    as_letters: FxHashMap<Box<[u8]>, NameId>,
    /// How many people have it as a forename, and as a surname.
    counts: Vec<[u32; 2]>,
}

/// In which column a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Forename = 0,
    Surname = 1,
}

impl Default for Names {
    fn default() -> Self {
        Names {
            names: vec![Name::default()],
            as_typed: FxHashMap::default(),
            as_letters: FxHashMap::default(),
            counts: vec![[0; 2]],
        }
    }
}

impl Names {
    /// The name as typed; a new one is taken in.
    pub(crate) fn take_in(&mut self, typed: &str) -> NameId {
        if let Some(id) = self.as_typed.get(typed) {
            return *id;
        }
        let parts = parts(typed);
        let id = match parts.as_slice() {
            [] => NO_NAME,
            [one] => self.take_in_letters(one),
            several => {
                let ids: Vec<NameId> = several.iter().map(|part| self.take_in_letters(part)).collect();
                let id = self.take_in_letters(&several.concat());
                let name = &mut self.names[id as usize];
                if name.part_count == 1 {
                    name.part_count = ids.len() as u8;
                    name.parts[..ids.len()].copy_from_slice(&ids);
                }
                id
            }
        };
        self.as_typed.insert(typed.into(), id);
        id
    }

    /// Any text, compared as one word.
    pub(crate) fn take_in_text(&mut self, typed: &str) -> NameId {
        if let Some(id) = self.as_typed.get(typed) {
            return *id;
        }
        let letters: Vec<u8> =
            typed.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect();
        let id = if letters.is_empty() { NO_NAME } else { self.take_in_letters(&letters) };
        self.as_typed.insert(typed.into(), id);
        id
    }

    /// The name as typed, if the table has it.
    pub(crate) fn find(&self, letters: &[u8]) -> Option<NameId> {
        self.as_letters.get(letters).copied()
    }

    fn take_in_letters(&mut self, letters: &[u8]) -> NameId {
        let letters = &letters[..letters.len().min(LETTERS_MAX)];
        if let Some(id) = self.as_letters.get(letters) {
            return *id;
        }
        let id = self.names.len() as NameId;
        let mut name = Name {
            length: letters.len() as u8,
            part_count: 1,
            mask: letters.iter().fold(0, |mask, letter| mask | 1 << (letter & 31)),
            sounds: sounds(letters),
            groups: nicknames::groups(letters),
            ..Name::default()
        };
        name.letters[..letters.len()].copy_from_slice(letters);
        name.parts[0] = id;
        self.names.push(name);
        self.counts.push([0; 2]);
        self.as_letters.insert(letters.into(), id);
        id
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn count(&mut self, id: NameId, column: Column) {
        self.counts[id as usize][column as usize] += 1;
    }

    pub(crate) fn uncount(&mut self, id: NameId, column: Column) {
        let count = &mut self.counts[id as usize][column as usize];
        *count = count.saturating_sub(1);
    }
}

/// Where names are looked up.
pub(crate) trait Table {
    /// What is needed to compare a name.
    fn name(&self, id: NameId) -> &Name;
    /// How many people have it in a column.
    fn how_many(&self, id: NameId, column: Column) -> u32;
}

impl Table for Names {
    fn name(&self, id: NameId) -> &Name {
        &self.names[id as usize]
    }

    fn how_many(&self, id: NameId, column: Column) -> u32 {
        self.counts[id as usize][column as usize]
    }
}

/// A table and, behind its names, those of one question, which are not taken in.
pub(crate) struct WithOwn<'a> {
    table: &'a Names,
    own: Vec<Name>,
    places: Vec<NameId>,
}

impl<'a> WithOwn<'a> {
    pub(crate) fn new(table: &'a Names, own: Names) -> Self {
        let place = |(at, name): (usize, &Name)| match at {
            0 => NO_NAME,
            at => table.find(name.letters()).unwrap_or((table.len() + at) as NameId),
        };
        let places: Vec<NameId> = own.names.iter().enumerate().map(place).collect();
        let mut own = own.names;
        for name in &mut own {
            for part in &mut name.parts {
                *part = places[*part as usize];
            }
        }
        WithOwn { table, own, places }
    }

    /// The number here of a name of the question: that of the table, if it has the name.
    pub(crate) fn place(&self, own: NameId) -> NameId {
        self.places[own as usize]
    }
}

impl Table for WithOwn<'_> {
    fn name(&self, id: NameId) -> &Name {
        match (id as usize).checked_sub(self.table.len()) {
            Some(own) => &self.own[own],
            None => self.table.name(id),
        }
    }

    fn how_many(&self, id: NameId, column: Column) -> u32 {
        if (id as usize) < self.table.len() { self.table.how_many(id, column) } else { 0 }
    }
}

/// How two forenames agree; `None` if one is missing.
pub(crate) fn compare_forenames(table: &impl Table, one: NameId, other: NameId) -> Option<ForenameLevel> {
    if one == NO_NAME || other == NO_NAME {
        return None;
    }
    if one == other {
        return Some(ForenameLevel::Same);
    }
    let (one, other) = (table.name(one), table.name(other));
    if one.part_count > 1 || other.part_count > 1 {
        return Some(best_of_forename_parts(table, one, other));
    }
    Some(compare_single_forenames(one, other))
}

fn best_of_forename_parts(table: &impl Table, one: &Name, other: &Name) -> ForenameLevel {
    let mut best = compare_single_forenames(one, other);
    for part in &one.parts[..usize::from(one.part_count)] {
        for other_part in &other.parts[..usize::from(other.part_count)] {
            let (part_name, other_name) = (table.name(*part), table.name(*other_part));
            let level = if part == other_part && !part_name.is_initial() {
                ForenameLevel::SharesPart
            } else {
                // A part that is only alike is a step less sure than a whole name.
                match compare_single_forenames(part_name, other_name) {
                    ForenameLevel::Same | ForenameLevel::SameInitial => ForenameLevel::SameInitial,
                    ForenameLevel::SharesPart | ForenameLevel::ShortForm => ForenameLevel::ShortForm,
                    ForenameLevel::SoundsOrSlip => ForenameLevel::SoundsOrSlip,
                    ForenameLevel::Similar => ForenameLevel::Similar,
                    ForenameLevel::Different => ForenameLevel::Different,
                }
            };
            best = best.min(level);
        }
    }
    best
}

/// Whether two texts are the same (1), similar (2) or different (3); `None` if one is missing.
pub(crate) fn compare_texts(table: &impl Table, one: NameId, other: NameId) -> Option<u8> {
    if one == NO_NAME || other == NO_NAME {
        return None;
    }
    if one == other {
        return Some(1);
    }
    Some(if alike(table.name(one), table.name(other)) == Alike::No { 3 } else { 2 })
}

/// How two surnames agree; `None` if one is missing.
pub(crate) fn compare_surnames(table: &impl Table, one: NameId, other: NameId) -> Option<SurnameLevel> {
    if one == NO_NAME || other == NO_NAME {
        return None;
    }
    if one == other {
        return Some(SurnameLevel::Same);
    }
    let (one, other) = (table.name(one), table.name(other));
    let whole = compare_single_surnames(one, other);
    if one.part_count > 1 || other.part_count > 1 {
        return Some(best_of_surname_parts(table, one, other).min(whole));
    }
    Some(whole)
}

fn best_of_surname_parts(table: &impl Table, one: &Name, other: &Name) -> SurnameLevel {
    const PART_MIN: u8 = 3;
    let mut best = SurnameLevel::Different;
    for part in &one.parts[..usize::from(one.part_count)] {
        for other_part in &other.parts[..usize::from(other.part_count)] {
            let (part_name, other_name) = (table.name(*part), table.name(*other_part));
            if part == other_part && part_name.length >= PART_MIN {
                return SurnameLevel::SharesPart;
            }
            if compare_single_surnames(part_name, other_name) == SurnameLevel::SoundsOrSlip {
                best = SurnameLevel::Similar;
            }
        }
    }
    best
}

fn compare_single_forenames(one: &Name, other: &Name) -> ForenameLevel {
    if one.is_initial() || other.is_initial() {
        let same = one.letters[0] == other.letters[0];
        return if same { ForenameLevel::SameInitial } else { ForenameLevel::Different };
    }
    if nicknames::share(&one.groups, &other.groups) {
        return ForenameLevel::ShortForm;
    }
    match alike(one, other) {
        Alike::SoundsOrSlip => ForenameLevel::SoundsOrSlip,
        Alike::Similar => ForenameLevel::Similar,
        Alike::No => ForenameLevel::Different,
    }
}

fn compare_single_surnames(one: &Name, other: &Name) -> SurnameLevel {
    match alike(one, other) {
        Alike::SoundsOrSlip => SurnameLevel::SoundsOrSlip,
        Alike::Similar => SurnameLevel::Similar,
        Alike::No => SurnameLevel::Different,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    SoundsOrSlip,
    Similar,
    No,
}

/// How alike two different spellings are.
fn alike(one: &Name, other: &Name) -> Alike {
    /// In a name of three letters one slip makes another name: Ali and Ari.
    const ONE_SLIP_LENGTH_MIN: u8 = 4;
    const TWO_SLIPS_LENGTH_MIN: u8 = 6;
    /// Two sounds are shared by too many names.
    const SOUNDS_MIN: u32 = 1 << 10;
    const CUT_SHORT_MIN: u8 = 4;
    let shorter = one.length.min(other.length);
    let longer = one.length.max(other.length);
    if one.sounds == other.sounds && one.sounds >= SOUNDS_MIN && longer - shorter <= 3 {
        return Alike::SoundsOrSlip;
    }
    if shorter >= CUT_SHORT_MIN && one.letters[..usize::from(shorter)] == other.letters[..usize::from(shorter)] {
        return if longer - shorter == 1 { Alike::SoundsOrSlip } else { Alike::Similar };
    }
    // Two slips change at most four kinds of letters.
    if (one.mask ^ other.mask).count_ones() > 4 || longer - shorter > 2 {
        return Alike::No;
    }
    match slips(one.letters(), other.letters()) {
        Some(0 | 1) if longer >= ONE_SLIP_LENGTH_MIN => Alike::SoundsOrSlip,
        Some(0 | 1) => Alike::Similar,
        Some(_) if shorter >= TWO_SLIPS_LENGTH_MIN => Alike::Similar,
        Some(_) => Alike::No,
        None => Alike::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forenames_agree_as_a_clerk_would_say() {
        let mut names = Names::default();
        for (one, other, level) in [
            ("Amara", "AMARA", Some(ForenameLevel::Same)),
            ("Mary Jane", "Mary-Jane", Some(ForenameLevel::Same)),
            ("Mary Jane", "Jane", Some(ForenameLevel::SharesPart)),
            ("Elizabeth", "Lizzie", Some(ForenameLevel::ShortForm)),
            ("Mohammed", "Muhammad", Some(ForenameLevel::ShortForm)),
            ("Stephen", "Stephan", Some(ForenameLevel::SoundsOrSlip)),
            ("Amara", "Amarra", Some(ForenameLevel::SoundsOrSlip)),
            ("Ali", "Ari", Some(ForenameLevel::Similar)),
            ("K", "Kai", Some(ForenameLevel::SameInitial)),
            ("Kai", "Amara", Some(ForenameLevel::Different)),
            ("", "Amara", None),
        ] {
            let (one, other) = (names.take_in(one), names.take_in(other));
            assert_eq!(compare_forenames(&names, one, other), level, "{one} {other}");
            assert_eq!(compare_forenames(&names, other, one), level);
        }
    }

    #[test]
    fn surnames_agree_as_a_clerk_would_say() {
        let mut names = Names::default();
        for (one, other, level) in [
            ("O'Brien", "OBRIEN", Some(SurnameLevel::Same)),
            ("Okafor-Smith", "Okafor", Some(SurnameLevel::SharesPart)),
            ("Okafor-Smith", "Smith Okafor", Some(SurnameLevel::SharesPart)),
            ("Okafor-Smith", "Okafro", Some(SurnameLevel::Similar)),
            ("Clark", "Clarke", Some(SurnameLevel::SoundsOrSlip)),
            ("Okafor", "Nowak", Some(SurnameLevel::Different)),
            ("?", "Nowak", None),
        ] {
            let (one, other) = (names.take_in(one), names.take_in(other));
            assert_eq!(compare_surnames(&names, one, other), level, "{one} {other}");
            assert_eq!(compare_surnames(&names, other, one), level);
        }
    }
}
