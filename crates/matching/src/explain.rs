//! Why a pair scores as it does, in words: one bar for each field, which add up to the score exactly. Holds levels and bits, and nothing of
//! what the records say.

use crate::{
    bands::{Band, Bands},
    compare::Agreement,
    fields::Field,
    link::{Linked, Scored},
    people::{People, RARITY_UNITS},
    weights::{Weights, probability, rarity_counts},
};
use serde::Serialize;

/// One step from nothing to the score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// The field, or `before` and `others`.
    pub field: &'static str,
    /// What agrees or differs, and how much that says.
    pub says: String,
    /// By how much it moves the score, in thousandths of a bit.
    #[serde(serialize_with = "as_bits", rename = "bits")]
    pub millibits: i64,
}

/// A score with its bars.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The row of the left file, or the first.
    pub id_l: String,
    /// The row of the right file, or the second.
    pub id_r: String,
    /// The sum of the bars, in thousandths of a bit.
    #[serde(serialize_with = "as_bits", rename = "score")]
    pub millibits: i64,
    /// How likely the two are one person.
    pub probability: f64,
    /// Where the pair belongs.
    pub band: Band,
    /// Before anything was looked at, then field after field, then what other pairs say.
    pub bars: Vec<Bar>,
}

fn as_bits<S: serde::Serializer>(millibits: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(*millibits as f64 / 1000.0)
}

/// Bits in thousandths, the same everywhere.
pub(crate) fn millibits(bits: f64) -> i64 {
    (bits * 1000.0).round() as i64
}

impl Scored {
    /// The score in thousandths of a bit, as it is written and explained.
    pub fn millibits(&self) -> i64 {
        millibits(self.score)
    }
}

impl Linked {
    /// Why a pair scores as it does.
    pub fn explain(&self, people: &People, scored: &Scored, bands: &Bands) -> Explanation {
        let (one, other) = scored.people();
        let mut bars = bars(&self.weights, &scored.pair.agreement);
        let so_far: i64 = bars.iter().map(|bar| bar.millibits).sum();
        let rest = scored.millibits() - so_far;
        if rest != 0 {
            bars.push(Bar { field: "others", says: about_others(self.within_one_file, rest), millibits: rest });
        }
        Explanation {
            id_l: people.id(one).to_owned(),
            id_r: people.id(other).to_owned(),
            millibits: scored.millibits(),
            probability: probability(scored.score),
            band: bands.of(scored.score),
            bars,
        }
    }
}

/// The bars of the fields. What a field says depends on those before it: a forename that differs counts far more against a pair that shares a
/// household than against strangers.
pub(crate) fn bars(weights: &Weights, agreement: &Agreement) -> Vec<Bar> {
    let running = weights.running(agreement).map(millibits);
    let before = Bar { field: "before", says: before(weights.prior_same), millibits: running[0] };
    let fields = Field::ALL.into_iter().zip(running.windows(2)).filter_map(|(field, step)| {
        let level = agreement.level(field)?;
        let millibits = step[1] - step[0];
        // That the names are in their places is nothing to tell anybody.
        let says = format!("{}: {}", words(agreement, field, level), strength(millibits));
        Some(Bar { field: field.name(), says, millibits })
    });
    std::iter::once(before).chain(fields).collect()
}

fn before(prior: f64) -> String {
    format!("before looking, one pair in {:.0} is of one person", (-prior).exp2())
}

fn words(agreement: &Agreement, field: Field, level: usize) -> String {
    let words = field.levels()[level - 1];
    let rarity = agreement.rarity(field).filter(|_| rarity_counts(field, level) && field != Field::BirthDate);
    match rarity.map(|rarity| f64::from(rarity) / RARITY_UNITS) {
        Some(bits) if level == 1 && bits >= 14.0 => format!("{words}, a rare one"),
        Some(bits) if level == 1 && bits <= 8.0 => format!("{words}, a common one"),
        Some(_) | None => words.to_owned(),
    }
}

fn strength(millibits: i64) -> &'static str {
    match millibits {
        10_000.. => "very strong",
        5_000.. => "strong",
        2_000.. => "for",
        500.. => "a little for",
        -499..=499 => "says little",
        -1_999.. => "a little against",
        -4_999.. => "against",
        -9_999.. => "strongly against",
        _ => "very strongly against",
    }
}

fn about_others(within_one_file: bool, millibits: i64) -> String {
    let words = match (within_one_file, millibits > 0) {
        (false, true) => "neither has a likelier partner",
        (false, false) => "one of them has a likelier partner",
        (true, true) => "a third record is of both",
        (true, false) => "a third record is of one and not of the other",
    };
    format!("{words}: {}", strength(millibits))
}
