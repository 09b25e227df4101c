//! Aldermoor: its streets, schools and places where families meet workers. None of it exists.

use crate::chance::Chance;

/// Streets with the district of their postcode. `ZA` is no postcode area that Royal Mail uses, and has the right shape.
const STREETS: &[(&str, u8)] = &[
    ("Tanner’s Row", 1),
    ("Alder Walk", 1),
    ("Brewhouse Lane", 1),
    ("Weighbridge Street", 1),
    ("Corn Steps", 1),
    ("Lantern Court", 1),
    ("Ferryman Road", 2),
    ("Osier Bank", 2),
    ("Millrace Close", 2),
    ("Kingfisher Rise", 2),
    ("Sluice Gate Terrace", 2),
    ("Reedling Way", 2),
    ("Charcoal Hill", 3),
    ("Quarry View", 3),
    ("Pitman Crescent", 3),
    ("Winding House Road", 3),
    ("Slate Yard", 3),
    ("Lamproom Street", 3),
    ("Moorgate Drove", 4),
    ("Curlew Drive", 4),
    ("Bilberry Close", 4),
    ("Heather Bank Avenue", 4),
    ("Peat Lane", 4),
    ("Drystone Road", 4),
    ("Orchard Piece", 5),
    ("Damson Grove", 5),
    ("Costard Way", 5),
    ("Cider Press Lane", 5),
    ("Pippin Close", 5),
    ("Beehive Gardens", 5),
    ("Signal Box Lane", 6),
    ("Turntable Road", 6),
    ("Goods Yard", 6),
    ("Platelayer Street", 6),
    ("Semaphore Court", 6),
    ("Old Halt Road", 6),
];

/// Primary schools.
const PRIMARIES: &[&str] = &[
    "Alder Brook Primary",
    "Millrace Primary",
    "St Oswin’s Primary",
    "Charcoal Hill Infants",
    "Moorgate Primary",
    "Orchard Piece Primary",
    "Signal Lane Primary",
    "Kingfisher Community Primary",
    "Our Lady of the Moor Primary",
];

/// Secondary schools.
const SECONDARIES: &[&str] = &[
    "The Wharf Academy",
    "Aldermoor High School",
    "Quarry View School",
    "St Winnow’s Catholic School",
    "Heath End Academy",
];

/// Nurseries.
const NURSERIES: &[&str] = &["Little Alders Nursery", "Ducklings at the Hub", "Beehive Nursery", "Tadpoles Playgroup"];

/// Colleges.
const COLLEGES: &[&str] = &["Aldermoor College", "Moorside Sixth Form"];

/// Where a team around a family meets.
pub(crate) const MEETING_PLACES: &[&str] =
    &["Tanner’s Row family hub", "Moorgate family hub", "Orchard Piece children’s centre", "the family’s school"];

/// A street with a house number, and the postcode of that side of it.
pub(crate) fn address(chance: &mut Chance) -> String {
    const LETTERS: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
    let (street, district) = chance.pick(STREETS);
    let house = chance.between(1, 148);
    let flat = if chance.one_in(5) { format!("Flat {}, ", chance.between(1, 12)) } else { String::new() };
    let (first, second) = (char::from(chance.pick(LETTERS)), char::from(chance.pick(LETTERS)));
    format!("{flat}{house} {street}, Aldermoor ZA{district} {}{first}{second}", chance.between(1, 9))
}

/// Where a child of that age learns, if anywhere.
pub(crate) fn school(age: i32, chance: &mut Chance) -> Option<&'static str> {
    match age {
        ..=1 => None,
        2..=3 => (!chance.one_in(3)).then(|| chance.pick(NURSERIES)),
        4..=10 => Some(chance.pick(PRIMARIES)),
        11..=15 => Some(chance.pick(SECONDARIES)),
        _ => Some(chance.pick(COLLEGES)),
    }
}
