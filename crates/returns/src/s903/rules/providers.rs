//! The provider that an episode names by its number, as Ofsted's lists have it.

use super::super::{Child, Episode, Provider};

/// The number that stands for a provider without one, such as a regional adoption agency.
pub const UNNUMBERED: &str = "XXXXXXX";

/// It gives a number, and not that of the unnumbered.
pub fn is_named(episode: &Episode<'_>) -> bool {
    episode.urn.is_given() && !episode.urn.is(UNNUMBERED)
}

/// Whether this holds of any line of the lists for the provider, or of no line at all when the lists do not have it.
pub fn any_line(child: &Child<'_>, episode: &Episode<'_>, holds: impl Fn(Option<&Provider>) -> bool) -> bool {
    match child.collection.provider(episode.urn.text()) {
        [] => holds(None),
        lines => lines.iter().any(|line| holds(Some(line))),
    }
}
