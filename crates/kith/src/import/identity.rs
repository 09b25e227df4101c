//! Ids that come out the same whenever the same thing is imported: shaped like a UUIDv7, with the day in the time's place and a digest
//! in the random bits' place.

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The id of what these parts say, on a day.
pub(super) fn id(day: Date, parts: &[&str]) -> Uuid {
    let mut digest = Sha256::new();
    for part in parts {
        // The length keeps "ab" and "c" apart from "a" and "bc".
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    let days = i64::from((day - Date::constant(1970, 1, 1)).get_days());
    let milliseconds = u64::try_from(days * 86_400_000).unwrap_or(0);
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
    bytes[6..].copy_from_slice(&digest[..10]);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_same_words_on_the_same_day_are_the_same_id_and_a_seventh_version() {
        let first = id(date(2025, 3, 3), &["806", "AM0001"]);
        assert_eq!(first, id(date(2025, 3, 3), &["806", "AM0001"]));
        assert_eq!(first.get_version_num(), 7);
        assert_ne!(first, id(date(2025, 3, 4), &["806", "AM0001"]));
        assert_ne!(id(date(2025, 3, 3), &["ab", "c"]), id(date(2025, 3, 3), &["a", "bc"]));
    }

    #[test]
    fn a_day_before_1970_still_has_an_id() {
        assert_eq!(id(date(1962, 5, 1), &["x"]).get_version_num(), 7);
    }
}
