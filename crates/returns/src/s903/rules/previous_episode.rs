//! An episode beside the one before it, in order of their starts; those without a start come last.

use super::prelude::*;

/// Reports each episode that is `wrong` after the one before it.
pub fn report_where(
    child: &Child<'_>,
    found: &mut Found,
    wrong: fn(previous: &Episode<'_>, episode: &Episode<'_>) -> bool,
) {
    for pair in child.now.episodes.windows(2) {
        if wrong(&pair[0], &pair[1]) {
            found.report(&pair[1]);
        }
    }
}

/// Both episodes are in one place with one provider: what 434 to 436 mean by a placement that has not changed.
///
/// `same` says when two cells are the same.
pub fn same_placement(previous: &Episode<'_>, episode: &Episode<'_>, same: fn(Cell<'_>, Cell<'_>) -> bool) -> bool {
    same(previous.place, episode.place)
        && same(previous.pl_post, episode.pl_post)
        && same(previous.urn, episode.urn)
        && same(previous.place_provider, episode.place_provider)
}

/// Both hold the same, and it is something.
pub fn given_and_same(one: Cell<'_>, other: Cell<'_>) -> bool {
    one.is_given() && one.same_as(other)
}
