//! The ages at which care leaver information begins to be asked for.

use super::super::value::years_after;
use jiff::civil::Date;

/// The 17th or 18th birthday, whichever is the last by this day; none for anybody younger or older.
pub fn birthday(birth: Date, by: Date) -> Option<Date> {
    let had = |age: i32| years_after(birth, age) <= by;
    [17, 18].into_iter().find(|age| had(*age) && !had(age + 1)).map(|age| years_after(birth, age))
}
