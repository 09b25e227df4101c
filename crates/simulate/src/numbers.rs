//! Numbers that look right and belong to nobody: NHS numbers from the 999 range that is kept for tests, pupil numbers of a
//! local authority number that is not in use, telephone numbers that Ofcom keeps for drama.

use crate::chance::Chance;
use jiff::civil::Date;

/// How many NHS numbers each family may draw from. The test range has a million; about one in eleven has no check digit.
const NHS_BLOCK: u64 = 20;
/// All numbers of the test range.
const NHS_RANGE: u64 = 1_000_000;
/// A local authority number that no authority has.
const UPN_AUTHORITY: u64 = 99;
/// The letters that check a pupil number, by remainder.
const UPN_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// NHS numbers for one family's people, each once in the whole authority. Families after the range's end have none.
pub(crate) fn nhs_numbers(family: u64) -> impl Iterator<Item = String> {
    let block = if family < NHS_RANGE / NHS_BLOCK { family * NHS_BLOCK..(family + 1) * NHS_BLOCK } else { 0..0 };
    // A factor without 2 and 5 sends each number to another one of six digits, so neighbours do not look alike.
    block.map(|place| (place * 386_117 + 271_829) % NHS_RANGE).filter_map(nhs_number)
}

fn nhs_number(six: u64) -> Option<String> {
    let nine = format!("999{six:06}");
    let sum: u32 = nine.bytes().zip((2..=10).rev()).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    match (11 - sum % 11) % 11 {
        // Ten times the same digit fits the sum and is never a number.
        10 => None,
        _ if six == 999_999 => None,
        check => Some(format!("{nine}{check}")),
    }
}

/// The unique pupil number of a child: of a family and a place in it.
pub(crate) fn upn(family: u64, place: usize, born: Date) -> String {
    let serial = (family * NHS_BLOCK + place as u64) % 10_000_000;
    let year = (born.year() + 4).rem_euclid(100);
    let digits = format!("{UPN_AUTHORITY:03}{:04}{year:02}{:03}", serial / 1_000, serial % 1_000);
    let sum: usize = digits.bytes().zip(2..).map(|(byte, place)| usize::from(byte - b'0') * place).sum();
    format!("{}{digits}", char::from(UPN_LETTERS[sum % 23]))
}

/// A mobile number in the range for drama: 07700 900000 to 900999.
pub(crate) fn mobile(chance: &mut Chance) -> String {
    format!("07700 900{:03}", chance.below(1_000))
}

/// A fixed line in the range for drama that belongs to no place: 01632 960000 to 960999.
pub(crate) fn fixed_line(chance: &mut Chance) -> String {
    format!("01632 960{:03}", chance.below(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::people::numbers::{NhsNumber, Phone, Upn};
    use std::collections::BTreeSet;

    #[test]
    fn nobody_shares_an_nhs_number_and_every_check_digit_fits() {
        let families = || (0..3_000).chain(49_000..50_000);
        let all: Vec<String> = families().flat_map(nhs_numbers).collect();
        assert!(all.iter().all(|number| NhsNumber::parse(number).is_ok()));
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(families().all(|family| nhs_numbers(family).count() >= 14));
    }

    #[test]
    fn families_beyond_the_test_range_have_no_nhs_number() {
        assert_eq!(nhs_numbers(50_000).count(), 0);
    }

    #[test]
    fn pupil_and_telephone_numbers_have_the_right_shape() {
        let mut chance = Chance::new(1, 1);
        for family in 0..500 {
            let number = upn(family, 3, "2016-02-29".parse().unwrap());
            assert!(Upn::parse(&number).is_ok(), "{number}");
            assert!(Phone::parse(&mobile(&mut chance)).is_ok());
            assert!(Phone::parse(&fixed_line(&mut chance)).is_ok());
        }
    }
}
