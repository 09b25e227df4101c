//! Being placed for adoption and being adopted, as episodes tell it.

/// Placements for adoption: with consent or a placement order, with the present carer or another.
pub const FOR_ADOPTION: &[&str] = &["A3", "A4", "A5", "A6"];

/// Placements with foster carers.
pub const FOSTERED: &[&str] = &["U1", "U2", "U3", "U4", "U5", "U6"];

/// Reasons for ending that say the child was adopted.
pub const ADOPTED: &[&str] = &["E11", "E12"];
