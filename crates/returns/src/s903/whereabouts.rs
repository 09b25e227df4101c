//! Where a placement is: the items that the department derives from postcodes, and Ofsted's list of providers.

use super::layout::Episode;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Where one postcode is.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Whether the list says in which district it is; a few postcodes are in none.
    pub district: Option<Arc<str>>,
    /// The nine-character code of the district's upper-tier authority; `SCO`, `WAL` or `NIR` outside England.
    pub authority: Option<Arc<str>>,
    /// Metres east and north on the national grid, where the list says.
    pub grid: Option<(f64, f64)>,
}

/// The real postcodes among those that a return mentions, without spaces and in capitals.
pub type Postcodes = HashMap<String, Place>;

/// What the department derives for an episode. Nothing is derived when no list of postcodes was given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Whereabouts {
    /// `PL_LA`: the authority in which the placement is.
    pub authority: Option<Arc<str>>,
    /// `PL_LOCATION`: whether that is the council's own.
    pub location: Option<Location>,
    /// `PL_DISTANCE`: miles between home and placement, in a straight line, to one decimal place.
    pub distance: Option<f64>,
}

/// Whether a placement is in the council's own area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// Inside.
    In,
    /// Outside.
    Out,
}

/// One line of Ofsted's lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Provider {
    /// The placement types that it may offer.
    pub places: Vec<String>,
    /// The kinds of provider that it may be.
    pub kinds: Vec<String>,
    /// The day from which it is no longer registered.
    pub closed: Option<Date>,
    /// Its postcode, without spaces and in capitals.
    pub postcode: String,
    /// The authority in which its postcode is, where the list of postcodes says.
    pub authority: Option<Arc<str>>,
}

/// A postcode as lists are searched: in capitals, without spaces.
pub fn plain_postcode(text: &str) -> String {
    text.chars().filter(|letter| *letter != ' ').map(|letter| letter.to_ascii_uppercase()).collect()
}

/// The postcodes that these episodes mention.
pub(super) fn mentioned<'a>(episodes: impl Iterator<Item = &'a Episode<'a>>) -> HashSet<String> {
    let given = episodes.flat_map(|episode| [episode.home_post, episode.pl_post]).filter(|post| post.is_given());
    given.map(|post| plain_postcode(post.text())).collect()
}

impl Whereabouts {
    /// What follows from an episode's postcodes.
    pub(super) fn of(episode: &Episode<'_>, postcodes: &Postcodes, own: Option<&str>) -> Whereabouts {
        let place = |post: &str| postcodes.get(&plain_postcode(post));
        let (home, placed) = (place(episode.home_post.text()), place(episode.pl_post.text()));
        let authority = placed.and_then(|place| place.authority.clone());
        let listed = placed.is_some_and(|place| place.district.is_some());
        let location = own.filter(|_| listed).map(|own| match &authority {
            Some(authority) if authority.eq_ignore_ascii_case(own) => Location::In,
            Some(_) | None => Location::Out,
        });
        let miles = |(east, north): (f64, f64), (other_east, other_north): (f64, f64)| {
            let metres = ((east - other_east).powi(2) + (north - other_north).powi(2)).sqrt();
            let miles = metres / 1000.0 / 1.6093;
            (miles * 10.0).round_ties_even() / 10.0
        };
        let grid = |place: Option<&Place>| place.and_then(|place| place.grid);
        Whereabouts { authority, location, distance: grid(home).zip(grid(placed)).map(|(from, to)| miles(from, to)) }
    }

    /// It is in this country or authority.
    pub fn is_in(&self, code: &str) -> bool {
        self.authority.as_deref().is_some_and(|authority| authority.eq_ignore_ascii_case(code))
    }
}
