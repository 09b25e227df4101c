//! Two records side by side: how each field agrees, and how rare what agrees is. The same whichever of the two comes first.

use crate::{
    date,
    fields::{FIELDS, Field, OTHERS_MAX},
    names::{
        Column, ForenameLevel, NO_NAME, NameId, Names, SurnameLevel, Table, compare_forenames, compare_surnames,
        compare_texts,
    },
    number::{self, Number},
    people::{People, Person, Sex},
    postcode,
};

/// How two records agree, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreement {
    /// Four bits for each field: its level, 0 if one of the two is missing.
    pub(crate) levels: u64,
    /// A byte for each field that has rarities.
    pub(crate) rarity: [u8; 4],
}

impl Agreement {
    /// The level of a field, 1 the surest; `None` if one of the two is missing.
    pub fn level(&self, field: Field) -> Option<usize> {
        Some((self.levels >> (field.at() * 4) & 15) as usize).filter(|level| *level > 0)
    }

    fn set(&mut self, field: Field, level: u64) {
        self.levels |= level << (field.at() * 4);
    }

    /// Puts another level in the place of one.
    pub(crate) fn replace(&mut self, field: Field, level: usize) {
        self.levels &= !(15 << (field.at() * 4));
        self.set(field, level as u64);
    }

    pub(crate) fn rarity(&self, field: Field) -> Option<u8> {
        field.rarity().map(|at| self.rarity[at])
    }

    /// How many fields can be compared at all.
    pub fn compared(&self) -> usize {
        (0..FIELDS).filter(|field| self.levels >> (field * 4) & 15 > 0).count()
    }
}

/// The levels at which two people agree, without rarities. Columns of one's own are compared only where there are texts.
pub(crate) fn levels(table: &impl Table, texts: Option<&Names>, one: &Person, other: &Person) -> Agreement {
    let mut agreement = Agreement::default();
    let names = compare_names(table, one, other);
    if let Some(level) = names.forename {
        agreement.set(Field::Forename, level as u64);
    }
    if let Some(level) = names.surname {
        agreement.set(Field::Surname, level as u64);
    }
    if names.forename.is_some() && names.surname.is_some() {
        agreement.set(Field::NameOrder, if names.swapped.is_some() { 2 } else { 1 });
    }
    if one.birth_date != Default::default() && other.birth_date != Default::default() {
        agreement.set(Field::BirthDate, date::compare(one.birth_date, other.birth_date) as u64);
    }
    if one.postcode != Default::default() && other.postcode != Default::default() {
        agreement.set(Field::Postcode, postcode::compare(one.postcode, other.postcode) as u64);
    }
    if one.sex != Sex::Unknown && other.sex != Sex::Unknown {
        agreement.set(Field::Sex, if one.sex == other.sex { 1 } else { 2 });
    }
    if one.number != Number::default()
        && other.number != Number::default()
        && let Some(level) = number::compare(one.number, other.number)
    {
        agreement.set(Field::Number, level as u64);
    }
    let Some(texts) = texts else { return agreement };
    for at in 0..OTHERS_MAX {
        if let (Some(level), Some(field)) = (compare_texts(texts, one.others[at], other.others[at]), Field::other(at)) {
            agreement.set(field, u64::from(level));
        }
    }
    agreement
}

/// Which forenames and surnames of two people were compared, so that their rarity can be added.
pub(crate) fn compared_names(table: &impl Table, agreement: &Agreement, one: &Person, other: &Person) -> Crossed {
    let straight = ((one.forename, other.forename), (one.surname, other.surname));
    if agreement.level(Field::NameOrder) == Some(2) { crossed(table, one, other) } else { straight }
}

/// How rare two compared names are: the rarer of them, and a swapped one as common as it is in either column.
pub(crate) fn name_rarity(
    agreement: &Agreement,
    (one, other): (NameId, NameId),
    column: Column,
    rarity: impl Fn(NameId, Column) -> u8,
) -> u8 {
    if agreement.level(Field::NameOrder) == Some(2) {
        let either = |id| rarity(id, Column::Forename).min(rarity(id, Column::Surname));
        either(one).max(either(other))
    } else {
        rarity(one, column).max(rarity(other, column))
    }
}

impl People {
    /// The levels at which two people agree, without rarities.
    pub(crate) fn levels(&self, one: &Person, other: &Person) -> Agreement {
        levels(&self.names, Some(&self.others), one, other)
    }

    /// Adds how rare what agrees is: for two different spellings, the rarer of them.
    pub(crate) fn with_rarity(&self, mut agreement: Agreement, one: &Person, other: &Person) -> Agreement {
        let (forenames, surnames) = compared_names(&self.names, &agreement, one, other);
        let rarity = |name: NameId, column: Column| self.name_rarity[name as usize][column as usize];
        agreement.rarity = [
            name_rarity(&agreement, surnames, Column::Surname, rarity),
            one.rarity[0].max(other.rarity[0]),
            one.rarity[1].max(other.rarity[1]),
            name_rarity(&agreement, forenames, Column::Forename, rarity),
        ];
        agreement
    }

    /// How two people of the run agree.
    pub fn compare(&self, one: usize, other: usize) -> Agreement {
        let (one, other) = (&self.all[one], &self.all[other]);
        self.with_rarity(self.levels(one, other), one, other)
    }
}

fn compare_names(table: &impl Table, one: &Person, other: &Person) -> ComparedNames {
    let forename = compare_forenames(table, one.forename, other.forename);
    let surname = compare_surnames(table, one.surname, other.surname);
    let straight = ComparedNames { forename, surname, swapped: None };
    let forename_fits = forename.is_none_or(|level| level <= ForenameLevel::SoundsOrSlip);
    let surname_fits = surname.is_none_or(|level| level <= SurnameLevel::SoundsOrSlip);
    if forename_fits || surname_fits || one.surname == NO_NAME || other.surname == NO_NAME {
        return straight;
    }
    // Most strangers end here, before anything is looked up.
    let could_be =
        |one, other| compare_forenames(table, one, other).is_some_and(|level| level <= ForenameLevel::Similar);
    if !could_be(one.forename, other.surname) || !could_be(one.surname, other.forename) {
        return straight;
    }
    let pairs = crossed(table, one, other);
    let ((forename_one, forename_other), (surname_one, surname_other)) = pairs;
    let across =
        (compare_forenames(table, forename_one, forename_other), compare_surnames(table, surname_one, surname_other));
    match across {
        (Some(forename), Some(surname))
            if (forename <= ForenameLevel::SoundsOrSlip && surname <= SurnameLevel::SoundsOrSlip)
                || (forename == ForenameLevel::Same && surname == SurnameLevel::Similar)
                || (forename == ForenameLevel::Similar && surname == SurnameLevel::Same) =>
        {
            ComparedNames { forename: Some(forename), surname: Some(surname), swapped: Some(pairs) }
        }
        _across_no_better => straight,
    }
}

/// The names across columns, the pair first that is oftener a forename.
fn crossed(table: &impl Table, one: &Person, other: &Person) -> Crossed {
    let (here, there) = ((one.forename, other.surname), (other.forename, one.surname));
    let lean = |(one, other): (NameId, NameId)| {
        let count = |column| u64::from(table.how_many(one, column) + table.how_many(other, column));
        let (forename, surname) = (count(Column::Forename), count(Column::Surname));
        let letters = [one, other].map(|id| table.name(id).letters());
        let [one, other] = letters;
        (forename * 1_000 / (forename + surname).max(1), one.max(other), one.min(other))
    };
    if lean(here) >= lean(there) { (here, there) } else { (there, here) }
}

/// Two forenames and two surnames.
pub(crate) type Crossed = ((NameId, NameId), (NameId, NameId));

struct ComparedNames {
    forename: Option<ForenameLevel>,
    surname: Option<SurnameLevel>,
    /// Which names were compared, if they stand in each other's column.
    swapped: Option<Crossed>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Typed;
    use proptest::prelude::*;

    fn people(rows: &[[&str; 6]]) -> People {
        let mut people = People::default();
        for (at, [forename, surname, birth_date, sex, postcode, number]) in rows.iter().enumerate() {
            let typed = Typed { forename, surname, birth_date, sex, postcode, number, ..Typed::default() };
            people.add(&at.to_string(), &typed);
        }
        people.settle();
        people
    }

    #[test]
    fn swapped_names_are_seen_even_with_a_slip() {
        let people = people(&[
            ["Amara", "Okafor", "2016-02-29", "F", "KT18 7RL", ""],
            ["Okafro", "Amara", "2016-02-29", "F", "KT18 7RL", ""],
            ["Kai", "Okafor", "2012-05-01", "M", "KT18 7RL", ""],
        ]);
        let swapped = people.compare(0, 1);
        assert_eq!(swapped.level(Field::NameOrder), Some(2));
        assert_eq!((swapped.level(Field::Forename), swapped.level(Field::Surname)), (Some(1), Some(3)));
        let brother = people.compare(0, 2);
        assert_eq!(brother.level(Field::NameOrder), Some(1));
        assert_eq!((brother.level(Field::Forename), brother.level(Field::Surname)), (Some(7), Some(1)));
        assert_eq!(brother.level(Field::Number), None);
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_record_comes_first(
            names in prop::collection::vec("(Amara|Kai|Smith|Lizzie|Elizabeth|Okafor|Smith-Kai|Amarra|)", 4),
            days in prop::collection::vec("201[0-2]-0[1-3]-0[1-3]", 2),
            postcodes in prop::collection::vec("KT1[0-2] [0-1]AB|", 2),
        ) {
            let row = |at: usize| [&names[at * 2][..], &names[at * 2 + 1], &days[at], "F", &postcodes[at], "9990000018"];
            let people = people(&[row(0), row(1)]);
            prop_assert_eq!(people.compare(0, 1), people.compare(1, 0));
        }
    }
}
