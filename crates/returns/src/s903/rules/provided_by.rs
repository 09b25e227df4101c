//! Providers that cannot offer some kinds of placement: what 527 to 531 compare.

use super::prelude::*;

/// Reports the episodes in one of these placements that are said to be offered by this kind of provider.
pub fn report_places(child: &Child<'_>, found: &mut Found, provider: &str, places: &[&str]) {
    let offered = |episode: &&Episode<'_>| episode.place_provider.is(provider) && episode.place.is_any(places);
    found.report_all(child.now.episodes.iter().filter(offered));
}
