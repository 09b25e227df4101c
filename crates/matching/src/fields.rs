//! What two records are compared by, and the levels at which they can agree, in words.

use serde::{Deserialize, Serialize};

/// More columns of one's own are not compared: beyond that they repeat one another.
pub const OTHERS_MAX: usize = 4;
/// All fields.
pub(crate) const FIELDS: usize = 7 + OTHERS_MAX;
/// Room for the levels of a field; 0 is "one of the two is missing".
pub(crate) const LEVELS: usize = 8;

/// A field of comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The surname, in whichever column it stands.
    Surname,
    /// The postcode.
    Postcode,
    /// The date of birth.
    BirthDate,
    /// The forename, in whichever column it stands.
    Forename,
    /// Whether forename and surname stand in each other's column.
    NameOrder,
    /// The sex.
    Sex,
    /// The NHS number, or another number of one person.
    Number,
    /// The first column of one's own.
    OtherA,
    /// The second column of one's own.
    OtherB,
    /// The third column of one's own.
    OtherC,
    /// The fourth column of one's own.
    OtherD,
}

impl Field {
    /// All, in the order in which they are weighed: first what a household shares, then what tells its children apart.
    pub const ALL: [Field; FIELDS] = [
        Field::Surname,
        Field::Postcode,
        Field::BirthDate,
        Field::Forename,
        Field::NameOrder,
        Field::Sex,
        Field::Number,
        Field::OtherA,
        Field::OtherB,
        Field::OtherC,
        Field::OtherD,
    ];

    pub(crate) fn at(self) -> usize {
        self as usize
    }

    /// The name of the field in the model file and in explanations.
    pub fn name(self) -> &'static str {
        match self {
            Field::Surname => "surname",
            Field::Postcode => "postcode",
            Field::BirthDate => "birth_date",
            Field::Forename => "forename",
            Field::NameOrder => "name_order",
            Field::Sex => "sex",
            Field::Number => "number",
            Field::OtherA => "other_a",
            Field::OtherB => "other_b",
            Field::OtherC => "other_c",
            Field::OtherD => "other_d",
        }
    }

    /// Its levels, surest first, in words. Level 1 is the first.
    pub fn levels(self) -> &'static [&'static str] {
        match self {
            Field::Surname => &[
                "same surname",
                "one part of the surname is the same",
                "surnames sound alike or are one slip apart",
                "surnames are similar",
                "different surname",
            ],
            Field::Postcode => &[
                "same postcode",
                "postcodes are one slip apart",
                "same postcode sector",
                "same postcode district",
                "different postcode",
            ],
            Field::BirthDate => &[
                "same date of birth",
                "day and month of birth are swapped",
                "dates of birth are one slip apart",
                "day, month or year of birth differs",
                "year of birth agrees with an estimated date",
                "same year of birth",
                "different date of birth",
            ],
            Field::Forename => &[
                "same first name",
                "one of the first names is the same",
                "one first name is a form of the other",
                "first names sound alike or are one slip apart",
                "first names are similar",
                "same initial",
                "different first name",
            ],
            Field::NameOrder => &["names are in the same order", "first name and surname are swapped"],
            Field::Sex => &["same sex", "different sex"],
            Field::Number => &["same NHS number", "NHS numbers are one slip apart", "different NHS number"],
            Field::OtherA | Field::OtherB | Field::OtherC | Field::OtherD => &["the same", "similar", "different"],
        }
    }

    /// Which of the fields' rarities stands for the value, if the field has one.
    pub(crate) fn rarity(self) -> Option<usize> {
        match self {
            Field::Surname => Some(0),
            Field::Postcode => Some(1),
            Field::BirthDate => Some(2),
            Field::Forename => Some(3),
            Field::NameOrder
            | Field::Sex
            | Field::Number
            | Field::OtherA
            | Field::OtherB
            | Field::OtherC
            | Field::OtherD => None,
        }
    }

    /// The field of a column of one's own.
    pub(crate) fn other(number: usize) -> Option<Field> {
        [Field::OtherA, Field::OtherB, Field::OtherC, Field::OtherD].get(number).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_of_every_field_has_its_own_place() {
        for (at, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field.at(), at);
            assert!(field.levels().len() < LEVELS);
        }
    }
}
