//! An NHS number with its check digit, or, where a file has other numbers in that column, an identifier without one.

use crate::distance::within_one_slip;

/// A number of one person: ten digits, or up to twelve letters and digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(u64);

/// How two numbers agree. Different says something only if both pass their check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberLevel {
    Same = 1,
    OneSlip,
    Different,
}

const LETTERS_MAX: usize = 12;
const BASE: u64 = 37;
const HOLDS: u64 = 1 << 63;

impl Number {
    /// Reads a number; spaces and dashes are left out. `None` if nothing is there or one digit is repeated throughout, which stands for "not known"
    /// (and would pass the check).
    pub fn read(text: &str) -> Option<Self> {
        let mut packed = 0;
        let mut digits = [0_u8; LETTERS_MAX];
        let mut length = 0;
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            *digits.get_mut(length)? = byte.to_ascii_uppercase();
            let value = match byte.to_ascii_uppercase() {
                digit @ b'0'..=b'9' => digit - b'0' + 1,
                letter => letter - b'A' + 11,
            };
            packed = packed * BASE + u64::from(value);
            length += 1;
        }
        let digits = &digits[..length];
        if length < 4 || digits.iter().all(|digit| *digit == digits[0]) {
            return None;
        }
        Some(Number(packed | if passes_check(digits) { HOLDS } else { 0 }))
    }

    /// Whether it is an NHS number whose check digit is right, or an identifier of a column that has no check digits.
    pub fn holds(self) -> bool {
        self.0 & HOLDS != 0
    }

    /// The same number, taken as it stands.
    pub(crate) fn without_check(self) -> Self {
        Number(self.0 | HOLDS)
    }

    /// As one number, for keys.
    pub(crate) fn number(self) -> u64 {
        self.0 & !HOLDS
    }

    pub(crate) fn letters(self) -> ([u8; LETTERS_MAX], usize) {
        let mut letters = [0; LETTERS_MAX];
        let mut rest = self.number();
        let mut length = 0;
        while rest > 0 {
            letters[length] = (rest % BASE) as u8;
            rest /= BASE;
            length += 1;
        }
        (letters, length)
    }
}

/// NHS Data Dictionary, NHS NUMBER: the weighted sum of nine digits, modulus 11.
fn passes_check(digits: &[u8]) -> bool {
    if digits.len() != 10 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 11 - sum % 11 {
        11 => digits[9] == b'0',
        10 => false,
        check => u32::from(digits[9] - b'0') == check,
    }
}

/// `None` when a number that fails its check is not near the other: it says nothing then.
pub(crate) fn compare(one: Number, other: Number) -> Option<NumberLevel> {
    if one.number() == other.number() {
        return Some(NumberLevel::Same);
    }
    let ((one_letters, one_length), (other_letters, other_length)) = (one.letters(), other.letters());
    if within_one_slip(&one_letters[..one_length], &other_letters[..other_length]) {
        return Some(NumberLevel::OneSlip);
    }
    (one.holds() && other.holds()).then_some(NumberLevel::Different)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_checked() {
        for (text, holds) in [("999 000 0018", true), ("9990000018", true), ("9990000019", false), ("5304218", false)] {
            assert_eq!(Number::read(text).unwrap().holds(), holds, "{text}");
        }
        for text in ["", "0000000000", "9999999999", "n/a"] {
            assert_eq!(Number::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_fails_its_check_speaks_only_when_near() {
        let compare = |one: &str, other: &str| compare(Number::read(one).unwrap(), Number::read(other).unwrap());
        assert_eq!(compare("9990000018", "999-000-0018"), Some(NumberLevel::Same));
        assert_eq!(compare("9990000018", "9990000081"), Some(NumberLevel::OneSlip));
        assert_eq!(compare("9990000018", "9990000026"), Some(NumberLevel::Different));
        assert_eq!(compare("9990000018", "9991234567"), None);
    }
}
