//! How children in care are told apart: where they live, under which kind of order, how old they are and how long they have been there.

use crate::{Day, returned::Code};

/// Where a child lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// With relatives or friends as foster carers (U1 to U3).
    Kinship,
    /// With the council's own foster carers (U4 to U6, PR1 to PR3).
    OwnFoster,
    /// With foster carers of an agency (U4 to U6, other providers).
    AgencyFoster,
    /// In a children's home, a residential school or the like.
    Residential,
    /// In supported or semi-independent accommodation.
    Supported,
    /// With parents (P1).
    Parents,
    /// Placed for adoption (A3 to A6).
    Adoption,
    /// Secure homes, custody, hospitals, and codes that nobody knows.
    Other,
}

impl Placement {
    /// Every placement.
    pub const ALL: [Placement; PLACEMENTS] = [
        Placement::Kinship,
        Placement::OwnFoster,
        Placement::AgencyFoster,
        Placement::Residential,
        Placement::Supported,
        Placement::Parents,
        Placement::Adoption,
        Placement::Other,
    ];

    /// The placement of a code and its provider, and whether the code is one that the guide to the return knows.
    pub fn of(place: Code, provider: Code) -> (Placement, bool) {
        let placement = match place.as_str() {
            "U1" | "U2" | "U3" => Placement::Kinship,
            "U4" | "U5" | "U6" if matches!(provider.as_str(), "PR4" | "PR5") => Placement::AgencyFoster,
            "U4" | "U5" | "U6" => Placement::OwnFoster,
            "K2" | "R1" | "P3" | "S1" => Placement::Residential,
            "H5" | "P2" | "K3" => Placement::Supported,
            "P1" => Placement::Parents,
            "A3" | "A4" | "A5" | "A6" => Placement::Adoption,
            "K1" | "R2" | "R3" | "R5" | "T0" | "T1" | "T2" | "T3" | "T4" | "Z1" => Placement::Other,
            _ => return (Placement::Other, false),
        };
        (placement, true)
    }

    /// Its name, as it is written in files.
    pub fn name(self) -> &'static str {
        match self {
            Placement::Kinship => "kinship",
            Placement::OwnFoster => "own-foster",
            Placement::AgencyFoster => "agency-foster",
            Placement::Residential => "residential",
            Placement::Supported => "supported",
            Placement::Parents => "parents",
            Placement::Adoption => "adoption",
            Placement::Other => "other",
        }
    }
}

/// How many placements there are.
pub const PLACEMENTS: usize = 8;

/// By which right a child is in care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Legal {
    /// By agreement (section 20) or for a short time by law: they leave soon.
    Agreed,
    /// Under an interim or full care order, or a placement order.
    Order,
}

impl Legal {
    /// The kind of a legal status code.
    pub fn of(code: Code) -> Legal {
        match code.as_str().as_bytes().first() {
            Some(b'C' | b'D' | b'E') => Legal::Order,
            Some(_) | None => Legal::Agreed,
        }
    }
}

/// States: a placement and a kind of law.
pub const STATES: usize = PLACEMENTS * 2;

/// The number of a state.
pub fn state(placement: Placement, legal: Legal) -> usize {
    placement as usize * 2 + legal as usize
}

/// The ages, in years, at which the bands end; the last is when care ends.
pub const AGE_BOUNDS: [i32; AGES] = [1, 5, 10, 16, 18];
/// Age bands.
pub const AGES: usize = 5;
/// Their names.
pub const AGE_NAMES: [&str; AGES] = ["under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17"];

/// Days since entering care at which the bands of time end: about 3, 6, 12 and 24 months. Leaving depends strongly on it.
pub const TIME_BOUNDS: [i32; TIMES - 1] = [91, 183, 365, 731];
/// Bands of time since entry.
pub const TIMES: usize = 5;

/// The band of an age; `None` before birth and from the 18th birthday.
pub fn age_band(born: Day, on: Day) -> Option<usize> {
    if on < born { None } else { AGE_BOUNDS.iter().position(|years| on < born.birthday(*years)) }
}

/// The band of time since entry.
pub fn time_band(entered: Day, on: Day) -> usize {
    TIME_BOUNDS.iter().position(|days| on < entered + *days).unwrap_or(TIMES - 1)
}

/// What stays with a child for as long as care lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    /// Whether the child was in care before.
    pub again: Again,
    /// Whether the child came unaccompanied.
    pub arrival: Arrival,
}

/// First time in care, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Again {
    /// For the first time that the returns know of.
    First,
    /// In care before.
    Repeat,
}

/// How the child came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arrival {
    /// From a family here.
    FromFamily,
    /// Unaccompanied, seeking asylum.
    Unaccompanied,
}

/// How many kinds there are.
pub const KINDS: usize = 4;

impl Kind {
    /// Its number.
    pub fn number(self) -> usize {
        self.again as usize * 2 + self.arrival as usize
    }
}
