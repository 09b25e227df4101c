//! Children who are unaccompanied asylum seekers, or were last year: what 392A, 392B and 406 ask first.

use super::super::Rows;
use super::prelude::*;

/// Whether this year's return or last year's has the child as an unaccompanied asylum seeker.
pub fn is_or_was_uasc(child: &Child<'_>) -> bool {
    is_uasc(&child.now) || is_uasc(&child.last)
}

/// The header's own mark, which only XML has, or a row in the table of these children.
fn is_uasc(rows: &Rows<'_>) -> bool {
    if rows.headers.iter().any(|header| header.uasc.is_given()) {
        rows.headers.iter().any(|header| header.uasc.is("1"))
    } else {
        !rows.headers.is_empty() && !rows.uasc.is_empty()
    }
}
