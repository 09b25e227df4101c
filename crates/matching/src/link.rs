//! The whole way from people to scored pairs. Learns unless it is given what was learnt before.

use crate::{
    block::{KeyReport, candidates},
    chance::chance,
    cluster::through_third_records,
    explain::millibits,
    learn::{assumed_weights, learn},
    model::Learnt,
    names::NO_NAME,
    pairs::{Pair, Sides},
    people::People,
    settle::{Shares, second_records, standing},
    weights::Weights,
};
use rayon::prelude::*;

/// Pairs that look worse than this against strangers are not kept: less than one in ten thousand of them is of one person.
const ROUGH_MIN: f32 = -14.0;
/// Pairs that score less are different, whatever precision or recall is wanted.
const SCORE_MIN: f64 = -13.0;

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The pairs of a key are going to be compared.
    Comparing(KeyReport),
    /// So many pairs of the key are compared.
    Compared(u64),
    /// Learning from so many pairs.
    Learning(usize),
    /// Scoring so many pairs.
    Scoring(usize),
}

/// A pair with its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub(crate) pair: Pair,
    /// In bits; what better pairs took from it is taken off already.
    pub score: f64,
}

impl Linked {
    /// People who have too little on record to be called the same as anybody: even a record that agreed in everything would score less than
    /// so many bits.
    pub fn too_little(&self, people: &People, bits: f64) -> Vec<usize> {
        let too_little = |at: &usize| {
            let person = &people.all[*at];
            let named = person.forename != NO_NAME && person.surname != NO_NAME;
            let placed = person.postcode != Default::default() || person.number.holds();
            // Most have enough at a glance.
            !(named && placed && person.birth_date != Default::default())
                && self.weights.score(&people.compare(*at, *at)) < bits
        };
        (0..people.len()).into_par_iter().filter(too_little).collect()
    }
}

impl Scored {
    /// The places of the two people.
    pub fn people(&self) -> (usize, usize) {
        (self.pair.one as usize, self.pair.other as usize)
    }
}

/// What a run found.
#[derive(Debug)]
pub struct Linked {
    /// Pairs that are worth a look, in the order of the files.
    pub pairs: Vec<Scored>,
    /// What was learnt.
    pub learnt: Learnt,
    /// What each key gave.
    pub keys: Vec<KeyReport>,
    pub(crate) weights: Weights,
    pub(crate) within_one_file: bool,
}

/// Matches the first `left` people against the others.
pub fn link(people: &People, left: usize, learnt: Option<Learnt>, said: &mut dyn FnMut(Step)) -> Linked {
    run(people, Sides::Two { left, all: people.len() }, learnt, said)
}

/// Matches everybody against everybody.
pub fn dedupe(people: &People, learnt: Option<Learnt>, said: &mut dyn FnMut(Step)) -> Linked {
    run(people, Sides::One { all: people.len() }, learnt, said)
}

fn run(people: &People, sides: Sides, learnt: Option<Learnt>, said: &mut dyn FnMut(Step)) -> Linked {
    let all_pairs = sides.pairs().max(1.0);
    let chance = chance(people, sides);
    // What was learnt before has no say in which pairs are looked at: the same pairs are scored with a model as while learning it.
    let rough = assumed_weights(&chance, sides).rough();
    let mut keys = Vec::new();
    let mut pairs = candidates(people, sides, |agreement| rough.score(agreement) >= ROUGH_MIN, &mut |step| {
        if let Step::Comparing(report) = step {
            keys.push(report);
        }
        said(step);
    });
    let is_new = learnt.is_none();
    let mut learnt = learnt.unwrap_or_else(|| {
        said(Step::Learning(pairs.len()));
        learn(&pairs, &chance, sides)
    });
    said(Step::Scoring(pairs.len()));
    let weights = learnt.weights(all_pairs, sides.smaller());
    let mut scores: Vec<f64> = pairs.par_iter().map(|pair| weights.score(&pair.agreement)).collect();
    if is_new {
        learnt.rates.second_record = second_records(people, &pairs, &scores, &weights, sides);
    }
    let standing = match sides {
        Sides::Two { .. } => {
            let shares = Shares { partner: learnt.partner_shares(sides), second: learnt.rates.second_record };
            standing(&pairs, people.len(), &scores, shares)
        }
        Sides::One { .. } => through_third_records(people, &mut pairs, &mut scores, &weights),
    };
    let pairs = pairs
        .into_iter()
        .zip(scores)
        .zip(standing)
        .map(|((pair, score), standing)| {
            // Thousandths, so that what is written and explained is what is decided on.
            let thousandths = millibits(score) + millibits(f64::from(standing));
            Scored { pair, score: thousandths as f64 / 1000.0 }
        })
        .filter(|scored| scored.score >= SCORE_MIN)
        .collect();
    Linked { pairs, learnt, keys, weights, within_one_file: matches!(sides, Sides::One { .. }) }
}
