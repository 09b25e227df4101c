//! What is assumed before any data were seen: ordinary rates of slips, moves and changed names. Data outweigh it soon; a level that no pair
//! of a file shows keeps it, so that no probability is ever 0.

use crate::fields::{Field, LEVELS};

/// How often two records of one person agree at each level.
pub(crate) fn same_person(field: Field) -> &'static [f64] {
    match field {
        Field::Surname => &[0.86, 0.02, 0.06, 0.01, 0.05],
        Field::Postcode => &[0.75, 0.04, 0.02, 0.04, 0.15],
        Field::BirthDate => &[0.93, 0.012, 0.02, 0.015, 0.005, 0.003, 0.015],
        Field::Forename => &[0.82, 0.03, 0.05, 0.06, 0.015, 0.01, 0.015],
        Field::NameOrder => &[0.985, 0.015],
        Field::Sex => &[0.985, 0.015],
        Field::Number => &[0.97, 0.01, 0.02],
        Field::OtherA | Field::OtherB | Field::OtherC | Field::OtherD => &[0.8, 0.1, 0.1],
    }
}

/// How often records of strangers do.
pub(crate) fn strangers(field: Field) -> &'static [f64] {
    match field {
        Field::Surname => &[1.5e-3, 5e-4, 2e-3, 2e-3, 0.994],
        Field::Postcode => &[2e-5, 1e-4, 1e-4, 2e-3, 0.9978],
        Field::BirthDate => &[1.6e-4, 1e-4, 1.5e-3, 6e-3, 1e-3, 0.05, 0.941],
        Field::Forename => &[3e-3, 1e-3, 3e-3, 5e-3, 3e-3, 1e-3, 0.984],
        // Two strangers are in no order: whether their names agree straight or across is for the names to say.
        Field::NameOrder => &[1.0, 1.0],
        Field::Sex => &[0.5, 0.5],
        Field::Number => &[1e-8, 1e-6, 0.999_998],
        Field::OtherA | Field::OtherB | Field::OtherC | Field::OtherD => &[0.02, 0.02, 0.96],
    }
}

/// First names among children of one household.
pub(crate) const FIRST_NAMES_IN_A_HOUSEHOLD: [f64; 7] = [5e-4, 2e-3, 3e-3, 6e-3, 5e-3, 1e-3, 0.9825];

/// How rare the values are that strangers share at each level, in bits: surname, postcode, date of birth, forename.
pub(crate) const TYPICAL_RARITY: [[f64; LEVELS]; 4] = [
    [0.0, 8.5, 14.0, 14.0, 14.0, 14.0, 0.0, 0.0],
    [0.0, 18.0, 18.0, 18.0, 18.0, 18.0, 0.0, 0.0],
    [0.0, 12.7, 12.7, 12.7, 12.7, 12.7, 12.7, 12.7],
    [0.0, 8.0, 14.0, 10.0, 13.0, 13.0, 13.0, 13.0],
];

/// Pairs that what was assumed is worth.
pub(crate) const SAME_PERSON_PAIRS: f64 = 30.0;
/// Pairs of siblings that what was assumed about their first names is worth.
pub(crate) const HOUSEHOLD_PAIRS: f64 = 400.0;
/// Pairs of strangers that what was assumed is worth.
pub(crate) const STRANGER_PAIRS: f64 = 2_000.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_assumed_adds_up() {
        let adds_up = |values: &[f64]| (values.iter().sum::<f64>() - 1.0).abs() < 0.01;
        for field in Field::ALL {
            assert_eq!(same_person(field).len(), field.levels().len());
            assert_eq!(strangers(field).len(), field.levels().len());
            assert!(adds_up(same_person(field)), "{}", field.name());
            assert!(field == Field::NameOrder || adds_up(strangers(field)), "{}", field.name());
        }
        assert!(adds_up(&FIRST_NAMES_IN_A_HOUSEHOLD));
    }
}
