//! Are these two the same person? A number of points, the reasons in words, and a band. Twins are the trap: everything the same but
//! the forename. Nothing is likely unless the forename fits, or the NHS number does.

use super::{nicknames, normalise, slips, sounds};
use crate::people::numbers::{NhsNumber, Postcode};
use jiff::civil::Date;
use std::fmt;

/// Sex as it was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A girl or a woman.
    Female,
    /// A boy or a man.
    Male,
}

/// A forename or several, and a surname.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullName {
    /// Forenames, the first first.
    pub forenames: String,
    /// Family name.
    pub surname: String,
}

/// What the record says about one person: every name they have gone by and every place they have lived.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Now and before.
    pub names: Vec<FullName>,
    /// Date of birth.
    pub born: Option<Date>,
    /// Now and before.
    pub postcodes: Vec<Postcode>,
    /// From the health service.
    pub nhs_number: Option<NhsNumber>,
    /// As recorded.
    pub sex: Option<Sex>,
}

/// What somebody at the front door was told.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// As it was said or typed.
    pub name: FullName,
    /// Date of birth.
    pub born: Option<Date>,
    /// Where they live.
    pub postcode: Option<Postcode>,
    /// From the health service.
    pub nhs_number: Option<NhsNumber>,
    /// As it was said.
    pub sex: Option<Sex>,
}

/// How alike two people are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Points: only for putting the best first.
    pub score: u32,
    /// Whether to show them at all, and how.
    pub band: Band,
    /// What agrees and what does not, in the order people check it.
    pub reasons: Vec<Reason>,
}

/// What to make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Leave out.
    Unlikely,
    /// Show, and ask for more.
    Possible,
    /// Show first: check before making a new record.
    Likely,
}

/// One thing that agrees or does not. Its text is for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The number agrees.
    SameNhsNumber,
    /// Both have numbers, and they differ.
    OtherNhsNumber,
    /// The first forename agrees.
    SameForename,
    /// One of the later forenames is the other's first.
    MiddleName(String),
    /// Two names in one group.
    Nickname(String, String),
    /// Spelled differently, said alike.
    SameSound(String, String),
    /// A slip or two apart.
    Slip(String, String),
    /// Only an initial is known.
    Initial(String),
    /// Nothing of the forenames agrees.
    OtherForename,
    /// The surname agrees.
    SameSurname,
    /// A part of a double surname agrees.
    PartOfSurname(String),
    /// The surname differs.
    OtherSurname,
    /// Forename and surname stand in each other's place.
    NamesSwapped,
    /// The date of birth agrees.
    SameBirth,
    /// Day and month stand in each other's place.
    BirthSwapped,
    /// One digit of the date of birth differs.
    BirthDigit,
    /// Only the year agrees.
    SameYear,
    /// The date of birth differs.
    OtherBirth,
    /// The postcode agrees.
    SamePostcode,
    /// The first half of the postcode agrees.
    SameOutward,
    /// The recorded sex differs.
    OtherSex,
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::SameNhsNumber => out.write_str("same NHS number"),
            Reason::OtherNhsNumber => out.write_str("different NHS number"),
            Reason::SameForename => out.write_str("same first name"),
            Reason::MiddleName(name) => write!(out, "{name} is one of the other names"),
            Reason::Nickname(one, other) => write!(out, "{one} and {other} can be the same name"),
            Reason::SameSound(one, other) => write!(out, "same sound: {one} and {other}"),
            Reason::Slip(one, other) => write!(out, "nearly the same spelling: {one} and {other}"),
            Reason::Initial(initial) => write!(out, "same initial: {initial}"),
            Reason::OtherForename => out.write_str("different first name"),
            Reason::SameSurname => out.write_str("same surname"),
            Reason::PartOfSurname(part) => write!(out, "{part} is part of the surname"),
            Reason::OtherSurname => out.write_str("different surname"),
            Reason::NamesSwapped => out.write_str("first name and surname swapped"),
            Reason::SameBirth => out.write_str("same date of birth"),
            Reason::BirthSwapped => out.write_str("day and month of birth swapped"),
            Reason::BirthDigit => out.write_str("one digit of the date of birth differs"),
            Reason::SameYear => out.write_str("born in the same year"),
            Reason::OtherBirth => out.write_str("different date of birth"),
            Reason::SamePostcode => out.write_str("same postcode"),
            Reason::SameOutward => out.write_str("same first half of the postcode"),
            Reason::OtherSex => out.write_str("different sex recorded"),
        }
    }
}

impl Reason {
    /// What it adds or takes away. The exact values matter less than their order: a number beats a date, a date beats a name, and a
    /// missing fact says nothing.
    fn points(&self) -> i32 {
        match self {
            Reason::SameNhsNumber => 60,
            Reason::SameBirth | Reason::NamesSwapped => 30,
            Reason::BirthSwapped => 24,
            Reason::SameForename | Reason::SameSurname | Reason::BirthDigit => 20,
            Reason::Nickname(..) => 16,
            Reason::SamePostcode => 15,
            Reason::SameSound(..) | Reason::Slip(..) | Reason::PartOfSurname(_) => 14,
            Reason::MiddleName(_) => 10,
            Reason::Initial(_) | Reason::SameOutward => 5,
            Reason::SameYear => 4,
            // Surnames change with marriages, adoptions and moves; forenames and dates of birth rarely do.
            Reason::OtherSurname => -5,
            Reason::OtherSex => -10,
            Reason::OtherForename => -15,
            Reason::OtherBirth => -20,
            Reason::OtherNhsNumber => -40,
        }
    }

    /// Whether the forenames can be one person's.
    fn is_forename_that_fits(&self) -> bool {
        match self {
            Reason::SameForename
            | Reason::Nickname(..)
            | Reason::SameSound(..)
            | Reason::Slip(..)
            | Reason::NamesSwapped => true,
            Reason::MiddleName(_) => true,
            Reason::SameNhsNumber | Reason::OtherNhsNumber | Reason::Initial(_) | Reason::OtherForename => false,
            Reason::SameSurname | Reason::PartOfSurname(_) | Reason::OtherSurname => false,
            Reason::SameBirth | Reason::BirthSwapped | Reason::BirthDigit | Reason::SameYear | Reason::OtherBirth => {
                false
            }
            Reason::SamePostcode | Reason::SameOutward | Reason::OtherSex => false,
        }
    }
}

/// Points from which a person is shown first: a sound, a surname and a date of birth.
const LIKELY_FROM: u32 = 55;

/// Points from which a person is shown at all: more than a shared surname and a year.
const POSSIBLE_FROM: u32 = 25;

/// Compares what is asked with one known person, under the name that fits best.
pub fn alike(known: &Known, asked: &Asked) -> Likeness {
    let unnamed = [FullName::default()];
    let names = if known.names.is_empty() { &unnamed[..] } else { &known.names[..] };
    let names =
        names.iter().map(|name| compare_names(name, &asked.name)).max_by_key(|compared| points(&compared.reasons()));
    let Names { forename, surname } = names.unwrap_or_default();
    let number = both(&known.nhs_number, &asked.nhs_number)
        .map(|(one, other)| if one == other { Reason::SameNhsNumber } else { Reason::OtherNhsNumber });
    let born = both(&known.born, &asked.born).map(|(one, other)| compare_births(*one, *other));
    let postcode = asked.postcode.as_ref().and_then(|asked| compare_postcodes(&known.postcodes, asked));
    let sex = both(&known.sex, &asked.sex).filter(|(one, other)| one != other).map(|_| Reason::OtherSex);

    let is_same_number = number == Some(Reason::SameNhsNumber);
    let forename_fits = forename.as_ref().is_some_and(Reason::is_forename_that_fits);
    let birth_fits = matches!(born, Some(Reason::SameBirth | Reason::BirthSwapped | Reason::BirthDigit));
    let reasons: Vec<Reason> = [number, forename, surname, born, postcode, sex].into_iter().flatten().collect();
    let score = points(&reasons).max(0) as u32;
    let band = if score >= LIKELY_FROM && ((forename_fits && birth_fits) || is_same_number) {
        Band::Likely
    } else if score >= POSSIBLE_FROM || is_same_number {
        Band::Possible
    } else {
        Band::Unlikely
    };
    Likeness { score, band, reasons }
}

fn points(reasons: &[Reason]) -> i32 {
    reasons.iter().map(Reason::points).sum()
}

fn both<'a, T>(one: &'a Option<T>, other: &'a Option<T>) -> Option<(&'a T, &'a T)> {
    one.as_ref().zip(other.as_ref())
}

/// What the names say: one reason each, or one for both when they are swapped.
#[derive(Default)]
struct Names {
    forename: Option<Reason>,
    surname: Option<Reason>,
}

impl Names {
    fn reasons(&self) -> Vec<Reason> {
        self.forename.iter().chain(&self.surname).cloned().collect()
    }
}

fn compare_names(known: &FullName, asked: &FullName) -> Names {
    let straight = Names {
        forename: compare_forenames(&known.forenames, &asked.forenames),
        surname: compare_surnames(&known.surname, &asked.surname),
    };
    let crosses = |one: &str, other: &str| {
        let (one, other) = (normalise(one), normalise(other));
        !one.is_empty() && !other.is_empty() && (one == other || one.first() == other.first())
    };
    let is_swapped = crosses(&known.forenames, &asked.surname) && crosses(&known.surname, &asked.forenames);
    if is_swapped && points(&straight.reasons()) < Reason::NamesSwapped.points() {
        Names { forename: Some(Reason::NamesSwapped), surname: None }
    } else {
        straight
    }
}

fn compare_forenames(known: &str, asked: &str) -> Option<Reason> {
    let (known_words, asked_words) = (normalise(known), normalise(asked));
    let (one, other) = (known_words.first()?, asked_words.first()?);
    if one == other || known_words.concat() == asked_words.concat() {
        return Some(Reason::SameForename);
    }
    if one.chars().count() == 1 || other.chars().count() == 1 {
        let initial = one.chars().next().filter(|initial| other.starts_with(*initial));
        return Some(
            initial.map_or(Reason::OtherForename, |initial| Reason::Initial(initial.to_uppercase().to_string())),
        );
    }
    let shown = || (first_word(known), first_word(asked));
    if nicknames::share_a_group(one, other) {
        let (one, other) = shown();
        return Some(Reason::Nickname(one, other));
    }
    if !nicknames::are_different_names(one, other) {
        if sound_alike(one, other) {
            let (one, other) = shown();
            return Some(Reason::SameSound(one, other));
        }
        if is_slip(one, other) {
            let (one, other) = shown();
            return Some(Reason::Slip(one, other));
        }
    }
    let middle = known_words[1..].contains(other).then(|| first_word(asked));
    let middle = middle.or_else(|| asked_words[1..].contains(one).then(|| first_word(known)));
    Some(middle.map_or(Reason::OtherForename, Reason::MiddleName))
}

fn compare_surnames(known: &str, asked: &str) -> Option<Reason> {
    let (one, other) = (normalise(known), normalise(asked));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let (whole, against) = (one.concat(), other.concat());
    if whole == against {
        return Some(Reason::SameSurname);
    }
    if let Some(part) = one.iter().find(|part| part.chars().count() > 1 && other.contains(part)) {
        let part = asked
            .split(|c: char| c.is_whitespace() || c == '-')
            .find(|shown| normalise(shown).contains(part))
            .unwrap_or(asked);
        return Some(Reason::PartOfSurname(part.to_owned()));
    }
    let shown = (known.trim().to_owned(), asked.trim().to_owned());
    if sound_alike(&whole, &against) {
        return Some(Reason::SameSound(shown.0, shown.1));
    }
    if is_slip(&whole, &against) {
        return Some(Reason::Slip(shown.0, shown.1));
    }
    Some(Reason::OtherSurname)
}

fn sound_alike(one: &str, other: &str) -> bool {
    let heard = sounds(other);
    sounds(one).iter().any(|sound| heard.contains(sound))
}

/// Slips that a typist makes in a word of this length. The first letter is rarely wrong, and in a short name one letter makes
/// another name: Ana and Ada, Jan and Jay.
fn is_slip(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let at_most = match shorter {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    one.chars().next() == other.chars().next() && slips(one, other, at_most).is_some()
}

/// The first word as it was written, for the page.
fn first_word(name: &str) -> String {
    let first = name.split_whitespace().find(|word| !normalise(word).is_empty());
    first.unwrap_or_default().to_owned()
}

fn compare_births(known: Date, asked: Date) -> Reason {
    if known == asked {
        return Reason::SameBirth;
    }
    if known.year() == asked.year() && known.day() == asked.month() && known.month() == asked.day() {
        return Reason::BirthSwapped;
    }
    let (one, other) = (known.to_string(), asked.to_string());
    let wrong = one.bytes().zip(other.bytes()).filter(|(one, other)| one != other).count();
    if wrong == 1 && one.len() == other.len() {
        Reason::BirthDigit
    } else if known.year() == asked.year() {
        Reason::SameYear
    } else {
        Reason::OtherBirth
    }
}

fn compare_postcodes(known: &[Postcode], asked: &Postcode) -> Option<Reason> {
    if known.contains(asked) {
        Some(Reason::SamePostcode)
    } else if known.iter().any(|known| known.outward() == asked.outward()) {
        Some(Reason::SameOutward)
    } else {
        None
    }
}
