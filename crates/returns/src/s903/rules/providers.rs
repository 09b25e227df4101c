//! Whether an episode names a provider by its number.

use super::super::Episode;

/// The number of a provider that has none, such as a regional adoption agency.
pub const UNNUMBERED: &str = "XXXXXXX";

/// It gives a number, and not that of the unnumbered.
pub fn is_named(episode: &Episode<'_>) -> bool {
    episode.urn.is_given() && !episode.urn.is(UNNUMBERED)
}
