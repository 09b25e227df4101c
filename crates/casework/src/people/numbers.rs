//! Numbers that name a person or a place: NHS number, unique pupil number, postcode, telephone number. Each is parsed once,
//! at the edge; afterwards the type is the proof. Whether a number belongs to *this* person is not decided here.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Longest text anyone types for one of these: beyond that it was pasted into the wrong box.
const TYPED_LENGTH_MAX: usize = 40;

/// What is wrong with a number, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not ten digits.
    #[error("Enter the NHS number as 10 digits, like 999 123 4551")]
    NhsShape,
    /// Ten digits whose check digit does not fit.
    #[error("Check the NHS number. One of its digits is wrong or two have changed places")]
    NhsCheck,
    /// Not a letter and twelve digits.
    #[error(
        "Enter the unique pupil number as 13 characters: a letter, then 12 digits (a temporary one ends in a letter)"
    )]
    UpnShape,
    /// The first letter does not fit the rest.
    #[error("Check the unique pupil number. The first letter does not fit the digits after it")]
    UpnCheck,
    /// Not the shape of a postcode in the United Kingdom.
    #[error("Enter a full UK postcode, like AB1 2CD")]
    Postcode,
    /// Not a telephone number.
    #[error("Enter a telephone number, like 01632 960 001, 07700 900 982 or +48 22 123 45 67")]
    Phone,
}

macro_rules! written_number {
    ($($name:ident)*) => {$(
        impl FromStr for $name {
            type Err = NumberError;

            fn from_str(text: &str) -> Result<Self, NumberError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NumberError;

            fn try_from(text: String) -> Result<Self, NumberError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> String {
                number.0
            }
        }
    )*};
}

written_number! { NhsNumber Upn Postcode Phone }

/// A number from the National Health Service whose check digit fits. Shown in the 3-3-4 grouping that the NHS prints.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NhsNumber(String);

impl NhsNumber {
    /// Reads ten digits; spaces and hyphens between them are allowed.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let digits = compact(text, NumberError::NhsShape)?;
        if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::NhsShape);
        }
        // Ten times the same digit passes the sum in places, and is always somebody filling a compulsory box.
        if digits.bytes().all(|byte| Some(byte) == digits.bytes().next()) {
            return Err(NumberError::NhsCheck);
        }
        let sum: u32 = digits.bytes().take(9).zip((2..=10).rev()).map(|(byte, weight)| digit(byte) * weight).sum();
        let check = (11 - sum % 11) % 11;
        if digits.bytes().last().map(digit) == Some(check) { Ok(Self(digits)) } else { Err(NumberError::NhsCheck) }
    }

    /// The ten digits without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NhsNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

/// The letters that can check a unique pupil number, in order of the remainder they stand for. I, O and S are left out
/// because they are read as digits.
const UPN_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number whose check letter fits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Upn(String);

impl Upn {
    /// Reads a letter and twelve digits, or, for a temporary number, a letter, eleven digits and a letter.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let upn = compact(text, NumberError::UpnShape)?.to_ascii_uppercase();
        let bytes = upn.as_bytes();
        if bytes.len() != 13 || !bytes[1..12].iter().all(u8::is_ascii_digit) {
            return Err(NumberError::UpnShape);
        }
        letter_value(bytes[0]).ok_or(NumberError::UpnShape)?;
        let last = if bytes[12].is_ascii_digit() {
            digit(bytes[12])
        } else {
            letter_value(bytes[12]).ok_or(NumberError::UpnShape)?
        };
        // Each character counts as often as its place, from the second to the thirteenth; the remainder names the letter.
        let sum: u32 = bytes[1..12].iter().zip(2..).map(|(byte, place)| digit(*byte) * place).sum::<u32>() + last * 13;
        if UPN_LETTERS[(sum % 23) as usize] == bytes[0] { Ok(Self(upn)) } else { Err(NumberError::UpnCheck) }
    }

    /// Whether a school gave it until the permanent number arrives.
    pub fn is_temporary(&self) -> bool {
        self.0.ends_with(|last: char| last.is_ascii_alphabetic())
    }

    /// The thirteen characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A postcode of the right shape, written with capitals and one space. Whether it is in use is not known here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode(String);

impl Postcode {
    /// Reads a full postcode in any case, with or without spaces. A letter O where only a digit can be is read as nought.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let compact = compact(text, NumberError::Postcode)?.to_ascii_uppercase();
        if !compact.is_ascii() || !(5..=7).contains(&compact.len()) {
            return Err(NumberError::Postcode);
        }
        let (outward, inward) = compact.split_at(compact.len() - 3);
        let inward = match inward.strip_prefix('O') {
            Some(unit) => format!("0{unit}"),
            None => inward.to_owned(),
        };
        if is_outward(outward.as_bytes()) && is_inward(inward.as_bytes()) {
            Ok(Self(format!("{outward} {inward}")))
        } else {
            Err(NumberError::Postcode)
        }
    }

    /// The part before the space: a town or a part of a city.
    pub fn outward(&self) -> &str {
        &self.0[..self.0.len() - 4]
    }

    /// The whole postcode, like `AB1 2CD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One or two letters for the area, then one digit, two digits, or a digit and a letter. Royal Mail never uses Q, V or X
/// first or I, J or Z second; GIR was a bank's own.
fn is_outward(outward: &[u8]) -> bool {
    if outward == b"GIR" {
        return true;
    }
    let letters = outward.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let area_fits = match &outward[..letters] {
        [first] => !b"QVX".contains(first),
        [first, second] => !b"QVX".contains(first) && !b"IJZ".contains(second),
        _ => false,
    };
    let district_fits = match &outward[letters..] {
        [one] => one.is_ascii_digit(),
        [one, two] => one.is_ascii_digit() && two.is_ascii_alphanumeric(),
        _ => false,
    };
    area_fits && district_fits
}

/// A digit and two letters, without the letters that are misread in handwriting.
fn is_inward(inward: &[u8]) -> bool {
    let is_unit = |byte: u8| byte.is_ascii_uppercase() && !b"CIKMOV".contains(&byte);
    matches!(inward, [sector, first, second] if sector.is_ascii_digit() && is_unit(*first) && is_unit(*second))
}

/// A telephone number: one in the United Kingdom as it is dialled here, one abroad with its `+`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads a number with spaces, brackets, dots or hyphens in it; `+44` and `0044` become the leading nought.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        if text.chars().count() > TYPED_LENGTH_MAX {
            return Err(NumberError::Phone);
        }
        let kept: String =
            text.chars().filter(|character| !character.is_whitespace() && !"()-–.".contains(*character)).collect();
        let international = kept.strip_prefix('+').or_else(|| kept.strip_prefix("00"));
        let number = match international {
            Some(abroad) => match abroad.strip_prefix("44") {
                Some(home) => format!("0{}", home.strip_prefix('0').unwrap_or(home)),
                None => format!("+{abroad}"),
            },
            None => kept,
        };
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let length_fits =
            if number.starts_with('+') { (8..=15).contains(&digits.len()) } else { (10..=11).contains(&digits.len()) };
        let starts_fit = number.starts_with('+') || (number.starts_with('0') && !number.starts_with("00"));
        if length_fits && starts_fit && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(number))
        } else {
            Err(NumberError::Phone)
        }
    }

    /// The number without spaces, as a telephone dials it from here.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0.as_str();
        let area = match number.as_bytes() {
            [b'0', b'2', ..] => 3,
            [b'0', b'1', b'1', ..] | [b'0', b'1', _, b'1', ..] | [b'0', b'3' | b'8', ..] => 4,
            [b'0', ..] => 5,
            _ => return out.write_str(number),
        };
        let (area, rest) = number.split_at(area);
        let (middle, end) = rest.split_at(if area.len() == 3 { 4 } else { 3 });
        write!(out, "{area} {middle} {end}")
    }
}

/// The text without the spaces and hyphens people put between groups.
fn compact(text: &str, too_long: NumberError) -> Result<String, NumberError> {
    if text.chars().count() > TYPED_LENGTH_MAX {
        return Err(too_long);
    }
    Ok(text.chars().filter(|character| !character.is_whitespace() && !"-–".contains(*character)).collect())
}

fn digit(byte: u8) -> u32 {
    u32::from(byte - b'0')
}

fn letter_value(letter: u8) -> Option<u32> {
    UPN_LETTERS.iter().position(|known| *known == letter).map(|place| place as u32)
}

#[cfg(test)]
mod tests;
