//! A postcode, and how near two addresses are by it. Says nothing about whether the Royal Mail knows it.

use crate::distance::within_one_slip;

/// A postcode in capitals without its space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    letters: [u8; 8],
    outward: u8,
}

/// How near two postcodes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PostcodeLevel {
    Same = 1,
    OneSlip,
    SameSector,
    SameDistrict,
    Different,
}

impl Postcode {
    /// Reads a postcode, whole or outward only, with 0 for O and 1 for I put right where only one can stand. `None` when nothing is there,
    /// and for `ZZ99`, which stands for no fixed address.
    pub fn read(text: &str) -> Option<Self> {
        let mut letters = [0_u8; 8];
        let mut length = 0;
        for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
            *letters.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        }
        if length == 0 || letters.starts_with(b"ZZ99") {
            return None;
        }
        let mut outward = 0;
        if (5..=7).contains(&length) && letters[0].is_ascii_alphabetic() {
            let inward = length - 3;
            let digit = as_digit(letters[inward]);
            let last = [as_letter(letters[inward + 1]), as_letter(letters[inward + 2])];
            if digit.is_ascii_digit() && last.iter().all(u8::is_ascii_alphabetic) {
                letters[inward] = digit;
                letters[inward + 1] = last[0];
                letters[inward + 2] = last[1];
                outward = inward as u8;
            }
        } else if length <= 4 && letters[0].is_ascii_alphabetic() && letters[1..length].iter().any(u8::is_ascii_digit) {
            outward = length as u8;
        }
        Some(Postcode { letters, outward })
    }

    fn letters(&self) -> &[u8] {
        let length = self.letters.iter().position(|letter| *letter == 0).unwrap_or(self.letters.len());
        &self.letters[..length]
    }

    /// As one number, for keys.
    pub(crate) fn number(self) -> u64 {
        u64::from_be_bytes(self.letters)
    }

    /// The district, like `KT18`, if the postcode has the shape of one.
    pub fn district(&self) -> Option<&[u8]> {
        (self.outward > 0).then(|| &self.letters[..usize::from(self.outward)])
    }

    /// The sector, like `KT187`, if the postcode is whole.
    pub(crate) fn sector(&self) -> Option<&[u8]> {
        let outward = usize::from(self.outward);
        (outward > 0 && self.letters().len() > outward).then(|| &self.letters[..=outward])
    }
}

fn as_digit(letter: u8) -> u8 {
    match letter {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    }
}

fn as_letter(digit: u8) -> u8 {
    match digit {
        b'0' => b'O',
        b'1' => b'I',
        other => other,
    }
}

pub(crate) fn compare(one: Postcode, other: Postcode) -> PostcodeLevel {
    if one.letters == other.letters {
        return PostcodeLevel::Same;
    }
    let whole = one.letters().len() >= 4 && other.letters().len() >= 4;
    if whole && within_one_slip(one.letters(), other.letters()) {
        return PostcodeLevel::OneSlip;
    }
    if one.sector().is_some() && one.sector() == other.sector() {
        return PostcodeLevel::SameSector;
    }
    if one.district().is_some() && one.district() == other.district() {
        return PostcodeLevel::SameDistrict;
    }
    PostcodeLevel::Different
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_postcodes_are_as_near_as_their_beginning() {
        for (one, other, level) in [
            ("KT18 7RL", "kt187rl", PostcodeLevel::Same),
            ("KT18 7RO", "KT18 7R0", PostcodeLevel::Same),
            ("KT18 7RL", "KT18 7RP", PostcodeLevel::OneSlip),
            ("KT18 7RL", "KT81 7RL", PostcodeLevel::OneSlip),
            ("KT18 7RL", "KT18 7PX", PostcodeLevel::SameSector),
            ("KT18 7RL", "KT18 2PX", PostcodeLevel::SameDistrict),
            ("KT18 7RL", "KT18", PostcodeLevel::SameDistrict),
            ("KT18 7RL", "M1 1AA", PostcodeLevel::Different),
            ("2119", "2191", PostcodeLevel::OneSlip),
            ("2119", "4870", PostcodeLevel::Different),
        ] {
            let (one, other) = (Postcode::read(one).unwrap(), Postcode::read(other).unwrap());
            assert_eq!(compare(one, other), level, "{one:?} {other:?}");
            assert_eq!(compare(other, one), level);
        }
    }

    #[test]
    fn no_fixed_address_is_no_postcode() {
        for text in ["", " ", "ZZ99 3VZ", "not known at all"] {
            assert_eq!(Postcode::read(text), None, "{text}");
        }
    }
}
