//! How many slips of the finger lie between two spellings: a letter wrong, missing, doubled, or two neighbours swapped.

use crate::letters::LETTERS_MAX;

/// The slips between two spellings, or `None` if there are more than two. Spellings are read up to the letters of a name.
pub(crate) fn slips(one: &[u8], other: &[u8]) -> Option<u8> {
    const SLIPS_MAX: usize = 2;
    let (one, other) = (&one[..one.len().min(LETTERS_MAX)], &other[..other.len().min(LETTERS_MAX)]);
    if one.len().abs_diff(other.len()) > SLIPS_MAX {
        return None;
    }
    // What both begin and end with needs no comparing.
    let begin = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    if one.is_empty() || other.is_empty() {
        return u8::try_from(one.len().max(other.len())).ok().filter(|slips| usize::from(*slips) <= SLIPS_MAX);
    }
    let mut rows = [[0_u8; LETTERS_MAX + 1]; 3];
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at as u8;
    }
    for (row, letter) in one.iter().enumerate() {
        let (now, last, before) = ((row + 1) % 3, row % 3, (row + 2) % 3);
        rows[now][0] = (row + 1) as u8;
        let mut least = rows[now][0];
        for (column, with) in other.iter().enumerate() {
            let changed = rows[last][column] + u8::from(letter != with);
            let mut cell = changed.min(rows[last][column + 1] + 1).min(rows[now][column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *with {
                cell = cell.min(rows[before][column - 1] + 1);
            }
            rows[now][column + 1] = cell;
            least = least.min(cell);
        }
        if usize::from(least) > SLIPS_MAX {
            return None;
        }
    }
    let slips = rows[one.len() % 3][other.len()];
    (usize::from(slips) <= SLIPS_MAX).then_some(slips)
}

/// Whether at most one slip lies between two codes. Most codes are of one length, and then a glance is enough.
pub(crate) fn within_one_slip(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return slips(one, other).is_some_and(|slips| slips <= 1);
    }
    let Some(at) = one.iter().zip(other).position(|(one, other)| one != other) else { return true };
    let swapped = || {
        one.len() > at + 1 && one[at] == other[at + 1] && one[at + 1] == other[at] && one[at + 2..] == other[at + 2..]
    };
    one[at + 1..] == other[at + 1..] || swapped()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_counted() {
        for (one, other, expected) in [
            ("kai", "kai", Some(0)),
            ("amara", "amarra", Some(1)),
            ("amara", "amaar", Some(1)),
            ("amara", "smara", Some(1)),
            ("amara", "ammaraa", Some(2)),
            ("amara", "okafor", None),
            ("", "ab", Some(2)),
            ("", "abc", None),
            ("charlie", "charleigh", None),
        ] {
            assert_eq!(slips(one.as_bytes(), other.as_bytes()), expected, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn it_does_not_matter_which_comes_first(one in "[a-d]{0,9}", other in "[a-d]{0,9}") {
            prop_assert_eq!(slips(one.as_bytes(), other.as_bytes()), slips(other.as_bytes(), one.as_bytes()));
        }

        #[test]
        fn a_glance_sees_what_counting_finds(one in "[ab]{0,6}", other in "[ab]{0,6}") {
            let counted = slips(one.as_bytes(), other.as_bytes()).is_some_and(|slips| slips <= 1);
            prop_assert_eq!(within_one_slip(one.as_bytes(), other.as_bytes()), counted);
        }

        #[test]
        fn one_slip_is_found_to_be_at_most_one(word in "[a-z]{1,20}", at in 0_usize..20, letter in b'a'..=b'z') {
            let mut other = word.clone().into_bytes();
            let at = at % other.len();
            other[at] = letter;
            prop_assert!(slips(word.as_bytes(), &other).is_some_and(|slips| slips <= 1));
            other.remove(at);
            prop_assert_eq!(slips(word.as_bytes(), &other), Some(1));
        }
    }
}
