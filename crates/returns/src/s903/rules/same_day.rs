//! Whether two cells say the same day, as rules that compare one return with another ask it.

use super::prelude::*;

/// Both are given and say the same: the same day, or the same text where it is no day. A leading nought makes no
/// difference.
pub fn same_day(one: Day<'_>, other: Day<'_>) -> bool {
    one.is_on(other) || (one.is_given() && one.raw.eq_ignore_ascii_case(other.raw))
}
