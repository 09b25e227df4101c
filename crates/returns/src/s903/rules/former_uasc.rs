//! Children who are unaccompanied asylum seekers, or were last year: what 392A, 392B and 406 ask first.

use super::prelude::*;

/// Whether this year's return or last year's has the child as an unaccompanied asylum seeker.
///
/// A year counts only where it has a header of the child: a row of the other table alone may be another child's by mistake.
pub fn is_or_was_uasc(child: &Child<'_>) -> bool {
    let (now, last) = (&child.now.headers, &child.last.headers);
    (!now.is_empty() && child.is_uasc()) || (!last.is_empty() && child.was_uasc())
}
