//! One child's rows of this year's return and last year's: what most rules look at.

use super::collection::Collection;
use super::layout::{Episode, Header, Rows, Tables};

/// One child of the return.
#[derive(Debug, Clone, Copy)]
pub struct Child<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// This year's rows.
    pub now: Rows<'a>,
    /// Last year's rows.
    pub last: Rows<'a>,
}

/// A whole return, for the few rules that compare children.
#[derive(Debug)]
pub struct Whole<'a> {
    /// The collection.
    pub collection: &'a Collection,
    /// This year's tables.
    pub now: &'a Tables<'a>,
    /// Last year's tables.
    pub last: &'a Tables<'a>,
}

impl Child<'_> {
    /// In care all year, as the department counts it: some episode lies in the year, and in the year nobody came into care, left it
    /// or had a short break.
    pub fn was_in_care_all_year(&self) -> bool {
        let Collection { start, end, .. } = *self.collection;
        let in_year =
            |episode: &Episode<'_>| episode.decom.date.is_some_and(|day| day <= end) && !episode.dec.is_before(start);
        let came = |episode: &Episode<'_>| {
            episode.rne.is("S") && episode.decom.is_after(start) && !episode.decom.is_after(end)
        };
        let left = |episode: &Episode<'_>| {
            !episode.rec.is("X1") && episode.dec.date.is_some_and(|day| start <= day && day < end)
        };
        let short_break = |episode: &Episode<'_>| episode.ls.is_any(&["V3", "V4"]) && in_year(episode);
        let broken = |episode: &Episode<'_>| came(episode) || left(episode) || short_break(episode);
        self.now.episodes.iter().any(in_year) && !self.now.episodes.iter().any(broken)
    }

    /// An unaccompanied asylum-seeking child by this year's return: the header says so in XML, a row of the UASC table in CSV.
    pub fn is_uasc(&self) -> bool {
        flagged(&self.now)
    }

    /// An unaccompanied asylum-seeking child by last year's return.
    pub fn was_uasc(&self) -> bool {
        flagged(&self.last)
    }
}

fn flagged(rows: &Rows<'_>) -> bool {
    let said = |header: &Header<'_>| header.uasc.is_given();
    if rows.headers.iter().any(said) {
        rows.headers.iter().any(|header| header.uasc.is("1"))
    } else {
        !rows.uasc.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Row, Uasc};
    use super::*;

    #[test]
    fn the_header_says_who_is_unaccompanied_and_without_a_word_of_it_the_table_does() {
        let header = |flag| Header::of(0, 0, &["1", "", "", "", "", "", "", flag]);
        let row = [Uasc::of(0, 0, &["1", "", "", "01/05/2026"])];
        let is = |flag, uasc: &[Uasc<'_>]| flagged(&Rows { headers: &[header(flag)], uasc, ..Rows::default() });
        assert!(is("1", &row) && is("1", &[]) && is("", &row));
        assert!(!is("0", &row) && !is("0", &[]) && !is("", &[]));
    }
}
