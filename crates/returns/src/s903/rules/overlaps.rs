//! Times of one kind that must follow one another: none may begin while the one before it goes on.

use super::prelude::*;

/// Reports each row that begins before the row before it has ended, taking rows in the order in which they end.
pub fn report_in_order_of_ends<'a, R: Row<'a>>(rows: &[R], ends: impl Fn(&R) -> Option<Date>, found: &mut Found) {
    if rows.len() < 2 {
        return;
    }
    let mut ordered: Vec<&R> = rows.iter().collect();
    ordered.sort_unstable_by_key(|row| {
        let begins = row.begins();
        let last_known = ends(row).or(begins);
        (last_known.is_none(), last_known, begins.is_none(), begins, row.at())
    });
    for pair in ordered.windows(2) {
        if begins_too_early(ends(pair[0]), pair[1].begins()) {
            found.report(pair[1]);
        }
    }
}

/// Reports each row that begins before the row before it has ended, taking rows in the order in which they begin.
pub fn report_in_order_of_beginnings<'a, R: Row<'a>>(rows: &[R], ends: impl Fn(&R) -> Option<Date>, found: &mut Found) {
    for pair in rows.windows(2) {
        if begins_too_early(ends(&pair[0]), pair[1].begins()) {
            found.report(&pair[1]);
        }
    }
}

fn begins_too_early(before_ended: Option<Date>, begins: Option<Date>) -> bool {
    before_ended.is_none_or(|ended| begins.is_some_and(|begins| begins < ended))
}
