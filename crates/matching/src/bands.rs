//! Three bands: the same, ask a person, different. The two thresholds follow from the precision and recall that are wanted, since the score of a
//! pair says how likely it is right.

use crate::{link::Linked, model::Wanted, weights::probability};
use serde::Serialize;

/// Where a pair belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// Sure enough to join.
    Same,
    /// A person must look.
    Ask,
    /// Not worth a look.
    Different,
}

impl Band {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Band::Same => "same",
            Band::Ask => "ask",
            Band::Different => "different",
        }
    }
}

/// The thresholds of a run, in bits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bands {
    /// From here on pairs are the same.
    pub same: f64,
    /// From here on a person is asked.
    pub ask: f64,
    /// Of the pairs called the same, how many are expected to be.
    pub expected_precision: f64,
    /// Of the pairs that are the same and were compared, how many are expected in the band of the same.
    pub expected_recall: f64,
}

impl Bands {
    /// The band of a score.
    pub fn of(&self, score: f64) -> Band {
        if score >= self.same {
            Band::Same
        } else if score >= self.ask {
            Band::Ask
        } else {
            Band::Different
        }
    }
}

impl Linked {
    /// The thresholds that give the wanted precision and recall.
    pub fn bands(&self, wanted: Wanted) -> Bands {
        let mut scores: Vec<f64> = self.pairs.iter().map(|pair| pair.score).collect();
        scores.sort_unstable_by(|one, other| other.total_cmp(one));
        bands(&scores, wanted)
    }
}

/// A pair that is less likely than this is not called the same, however sure all others are: one child's history is not put on another's record
/// because the average allows it.
const ALONE_MIN: f64 = 0.9;

/// A pair that is as likely as this is asked about, even where the rest is recall enough.
const ASKED_MIN: f64 = 0.01;

fn bands(falling: &[f64], wanted: Wanted) -> Bands {
    let all: f64 = falling.iter().copied().map(probability).sum();
    // Where no pair decides, one alone must be as likely as is wanted.
    let alone = (wanted.precision / (1.0 - wanted.precision)).log2();
    let mut bands = Bands { same: alone, ask: alone, expected_precision: 1.0, expected_recall: 0.0 };
    let (mut right, mut said) = (0.0, 0.0);
    let mut asks = true;
    for (at, score) in falling.iter().enumerate() {
        right += probability(*score);
        said += 1.0;
        // Pairs of one score are of one band.
        if falling.get(at + 1) == Some(score) {
            continue;
        }
        if right / said >= wanted.precision && probability(*score) >= ALONE_MIN {
            bands = Bands { same: *score, expected_precision: right / said, expected_recall: right / all, ..bands };
        }
        if asks {
            bands.ask = bands.same.min(*score);
            asks = right / all < wanted.recall;
        }
    }
    bands.ask = bands.ask.min((ASKED_MIN / (1.0 - ASKED_MIN)).log2());
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Wanted = Wanted { precision: 0.99, recall: 0.999 };

    #[test]
    fn surer_is_asked_for_and_fewer_are_the_same() {
        let falling: Vec<f64> = (0..400).map(|at| 20.0 - f64::from(at) / 10.0).collect();
        let (some, more) = (bands(&falling, WANTED), bands(&falling, Wanted { precision: 0.999, ..WANTED }));
        assert!(some.same < more.same && more.expected_precision >= 0.999 && some.expected_precision >= 0.99);
        assert!(some.ask < some.same && some.expected_recall > more.expected_recall);
        assert_eq!(some.of(some.same), Band::Same);
        assert_eq!(some.of(some.same - 0.01), Band::Ask);
        assert_eq!(some.of(some.ask - 0.01), Band::Different);
    }

    #[test]
    fn without_pairs_one_alone_must_be_sure() {
        let none = bands(&[], WANTED);
        assert!((probability(none.same) - 0.99).abs() < 1e-9 && (probability(none.ask) - 0.01).abs() < 1e-9);
        assert_eq!(bands(&[-3.0], WANTED).of(-3.0), Band::Ask);
    }
}
