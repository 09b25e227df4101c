//! Kinds of placement that several rules name together.

use super::super::Cell;

/// With foster carers or adopters.
pub const IN_FAMILIES: [&str; 10] = ["A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6"];

/// Temporary, while the child keeps another placement.
pub const TEMPORARY: [&str; 5] = ["T0", "T1", "T2", "T3", "T4"];

/// Other placements, as they are coded from 2025/26 on.
pub const OTHER: [&str; 4] = ["Z11", "Z12", "Z13", "Z14"];

/// Whether Ofsted registers nobody for a placement of this type in the collection of this year.
pub fn is_unregistered(place: Cell<'_>, year: u16) -> bool {
    place.is_any(&["P1", "P3", "R1", "R2", "R5"])
        || place.is_any(&TEMPORARY)
        || if year < 2026 { place.is("Z1") } else { place.is_any(&OTHER) }
        || year < 2025 && place.is("P2")
}
