//! Years of a collection, each named by the year in which it ends: 2027 is the collection from April 2026 to March 2027.

/// The collections in which something holds; both ends are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first collection, when it has not always been there.
    pub from: Option<u16>,
    /// The last collection, when it has been withdrawn.
    pub to: Option<u16>,
}

impl Years {
    /// Every collection.
    pub const ALL: Years = Years { from: None, to: None };

    /// From the collection that ends in `year`, and still.
    pub const fn from(year: u16) -> Years {
        Years { from: Some(year), to: None }
    }

    /// From one collection to another, both included.
    pub const fn between(from: u16, to: u16) -> Years {
        Years { from: Some(from), to: Some(to) }
    }

    /// Whether the collection that ends in `year` is one of them.
    pub fn include(self, year: u16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}
