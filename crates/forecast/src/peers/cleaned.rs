//! The episodes as both published models clean them: sorted, doubles dropped, what overlaps cut off where the next begins.

use crate::{
    Day,
    returned::{EpisodeRow, Returned},
};

/// An episode after cleaning.
#[derive(Clone, Copy, Debug)]
pub struct Cleaned {
    /// The line that it comes from.
    pub row: EpisodeRow,
    /// The first day.
    pub from: Day,
    /// The day it ended.
    pub to: Option<Day>,
    /// When the child was born.
    pub born: Day,
}

/// Cleans the episodes of children whose day of birth is in `born`; others are left out, as in the models.
pub fn clean(returned: &Returned, born: &[Option<Day>]) -> Vec<Cleaned> {
    let usable = |row: &EpisodeRow| {
        let (from, born) = (row.from?, (*born.get(row.child as usize)?)?);
        Some(Cleaned { row: *row, from, to: row.to, born })
    };
    let mut episodes: Vec<Cleaned> = returned.episodes.iter().filter_map(usable).collect();
    // None sorts before every day: open ends first, so that a later year's end replaces an open one.
    episodes.sort_by_key(|episode| (episode.row.child, episode.from, episode.to));

    let mut kept: Vec<Cleaned> = Vec::with_capacity(episodes.len());
    for episode in episodes {
        match kept.last_mut() {
            Some(last) if last.row.child == episode.row.child && last.from == episode.from => *last = episode,
            Some(_) | None => kept.push(episode),
        }
    }
    let mut first_of_child = 0;
    let mut unique: Vec<Cleaned> = Vec::with_capacity(kept.len());
    for episode in kept {
        if unique.last().is_some_and(|last| last.row.child != episode.row.child) {
            first_of_child = unique.len();
        }
        if !unique[first_of_child..].iter().any(|earlier| earlier.to == episode.to) {
            unique.push(episode);
        }
    }
    for index in 0..unique.len() {
        let next = unique.get(index + 1).filter(|next| next.row.child == unique[index].row.child).map(|next| next.from);
        let episode = &mut unique[index];
        if episode.to.is_none() || next.is_some_and(|next| episode.to.is_some_and(|to| to > next)) {
            episode.to = next;
        }
    }
    unique
}
