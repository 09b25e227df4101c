//! From pairs to people: a pair is less likely if a better one has its record already. A second record of one person in one file is
//! rarer than one in the other file, so a twin gives way to the child herself, and a real second record is still found.

use crate::{
    fields::Field,
    names::ForenameLevel,
    pairs::{Pair, Sides},
    people::People,
    weights::{Weights, probability},
};
use rayon::prelude::*;

/// Pairs that are sure enough to stand in the way of others, in bits.
const SURE: f64 = 4.0;
/// How rare second records are at most taken to be: one in a thousand of those who have a partner.
const SECOND_RECORD_MIN: f64 = 1e-3;

/// How often a person with a partner in the other file has a second record: in the left file, and in the right.
pub(crate) fn second_records(
    people: &People,
    pairs: &[Pair],
    scores: &[f64],
    weights: &Weights,
    sides: Sides,
) -> [f64; 2] {
    let Sides::Two { .. } = sides else { return [1.0, 1.0] };
    let mut sure: Vec<(u32, u32)> =
        pairs.iter().zip(scores).filter(|(_, score)| **score >= SURE).map(|(pair, _)| (pair.one, pair.other)).collect();
    let right = share_of_second(people, &sure, weights);
    sure.iter_mut().for_each(|(one, other)| std::mem::swap(one, other));
    sure.sort_unstable();
    let left = share_of_second(people, &sure, weights);
    [left.max(SECOND_RECORD_MIN), right.max(SECOND_RECORD_MIN)]
}

/// Of those who stand first in the pairs, how many have two partners who are one person.
fn share_of_second(people: &People, sure: &[(u32, u32)], weights: &Weights) -> f64 {
    let (mut with_partner, mut with_second) = (0_usize, 0_usize);
    for partners in sure.chunk_by(|one, other| one.0 == other.0) {
        with_partner += 1;
        if let [(_, first), .., (_, last)] = partners {
            let agreement = people.compare(*first as usize, *last as usize);
            with_second += usize::from(weights.score(&agreement) >= SURE);
        }
    }
    with_second as f64 / with_partner.max(1) as f64
}

/// What the other pairs of its two records say about each pair, in bits. A record without another partner is likelier to have found its
/// own here; one with a better partner only has this one too if it is a second record of the same person.
pub(crate) fn standing(pairs: &[Pair], people: usize, scores: &[f64], shares: Shares) -> Vec<f32> {
    let mut best = vec![BestTwo::default(); people];
    for (pair, score) in pairs.iter().zip(scores) {
        best[pair.one as usize].add(*score);
        best[pair.other as usize].add(*score);
    }
    let standing = |(pair, score): (&Pair, &f64)| {
        let ends = [(pair.one, shares.partner[0], shares.second[1]), (pair.other, shares.partner[1], shares.second[0])];
        let bits = ends.map(|(person, partner, second)| {
            let elsewhere = best[person as usize].beside(*score);
            // As far as the other pair is itself likely, and likelier than this one.
            let taken = probability(elsewhere) * probability(elsewhere - score);
            let share_if = |share: f64| share * taken + (1.0 - share) * (1.0 - taken);
            (share_if(second) / share_if(partner)).log2()
        });
        let bits = bits[0] + bits[1];
        // A twin whose own record is in neither file looks just so: where first names differ, it is no comfort that nobody else fits.
        let differ = pair.agreement.level(Field::Forename) == Some(ForenameLevel::Different as usize);
        (if differ { bits.min(0.0) } else { bits }) as f32
    };
    pairs.par_iter().zip(scores).map(standing).collect()
}

/// How many of each file, left and right, have a partner in the other; and how many of those have a second record in their own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shares {
    pub(crate) partner: [f64; 2],
    pub(crate) second: [f64; 2],
}

/// The two best scores of a record.
#[derive(Clone, Copy)]
struct BestTwo(f64, f64);

impl Default for BestTwo {
    fn default() -> Self {
        BestTwo(f64::NEG_INFINITY, f64::NEG_INFINITY)
    }
}

impl BestTwo {
    fn add(&mut self, score: f64) {
        if score > self.0 {
            *self = BestTwo(score, self.0);
        } else if score > self.1 {
            self.1 = score;
        }
    }

    /// The best of the others than the one with this score.
    fn beside(self, score: f64) -> f64 {
        if score >= self.0 { self.1 } else { self.0 }
    }
}
