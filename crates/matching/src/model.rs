//! What was learnt, as a file that a person can read: how often one person's records agree at each level, how often strangers' do, and how
//! many of each kind there are. Frequencies of names and places are not in it; they are counted anew in the files that are matched.

use crate::{
    fields::{FIELDS, Field, LEVELS},
    pairs::Sides,
    weights::{APART, Table, Weights},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the file that this program writes and reads.
pub const MODEL_VERSION: u32 = 1;

/// The model file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The version of the layout.
    pub version: u32,
    /// What the columns of the files are called.
    #[serde(default)]
    pub columns: Columns,
    /// How sure the bands must be.
    #[serde(default)]
    pub wanted: Wanted,
    /// What was learnt. Absent in a file that only names columns: then it is learnt from the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learnt: Option<Learnt>,
}

impl Default for Model {
    fn default() -> Self {
        Model { version: MODEL_VERSION, columns: Columns::default(), wanted: Wanted::default(), learnt: None }
    }
}

/// What the columns are called; an empty text says that the files have none such.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Columns {
    /// The identifier of the row.
    pub id: String,
    /// First names.
    pub forename: String,
    /// Surname.
    pub surname: String,
    /// Date of birth.
    pub birth_date: String,
    /// Sex.
    pub sex: String,
    /// Postcode.
    pub postcode: String,
    /// NHS number, or another number of one person.
    pub number: String,
    /// Up to four more, compared as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}

impl Default for Columns {
    fn default() -> Self {
        Columns {
            id: "id".into(),
            forename: "forename".into(),
            surname: "surname".into(),
            birth_date: "dob".into(),
            sex: "sex".into(),
            postcode: "postcode".into(),
            number: "nhs".into(),
            others: Vec::new(),
        }
    }
}

/// What the two thresholds are set from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wanted {
    /// Of the pairs called the same, this share should be.
    pub precision: f64,
    /// Of the pairs that are the same, this share should at least be shown to a person.
    pub recall: f64,
}

impl Default for Wanted {
    fn default() -> Self {
        // One wrong join in a thousand: a wrong join puts one child's history on another's record. The missed are asked about.
        Wanted { precision: 0.999, recall: 0.9999 }
    }
}

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learnt {
    /// Pairs of each kind for every record of the smaller file.
    pub rates: Rates,
    /// Fields by name.
    pub fields: BTreeMap<String, FieldLevels>,
    /// Sex among people whose first names are alike.
    pub sex_where_names_are_alike: Vec<f64>,
    /// First names among children of one household.
    pub first_names_in_a_household: Vec<f64>,
    /// How rare the names are that strangers share at each level, in bits.
    pub typical_rarity: BTreeMap<String, Vec<f64>>,
}

/// Pairs of each kind for every record of the smaller file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// Of one person.
    pub same_person: f64,
    /// Of two children in one household.
    pub household: f64,
    /// Of twins.
    pub twins: f64,
    /// Of two people, one of whom has the other's number.
    pub number_mixed_up: f64,
    /// Second records of a person who already has one in the left file, and in the right.
    pub second_record: [f64; 2],
}

/// The levels of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldLevels {
    /// The levels in words.
    pub levels: Vec<String>,
    /// How often two records of one person agree at each level.
    pub same_person: Vec<f64>,
    /// How often records of strangers do.
    pub strangers: Vec<f64>,
    /// How many pairs of one person were seen at each level; where they are few, the value is mostly what was assumed before.
    pub seen: Vec<f64>,
}

/// Fewer pairs than this do not settle a level.
pub const SETTLED_MIN: f64 = 30.0;

/// Why a model file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CannotUse {
    /// It is not laid out as a model file.
    #[error("this is not a model file of matching: {0}")]
    Layout(#[from] Box<toml::de::Error>),
    /// It is of another version.
    #[error(
        "the model file is of version {0}; this program reads version {MODEL_VERSION}. Let the model be learnt anew"
    )]
    Version(u32),
    /// A value is missing or impossible.
    #[error("the model file cannot be used: {0}")]
    Value(String),
}

impl Model {
    /// Reads a model file.
    pub fn read(text: &str) -> Result<Self, CannotUse> {
        let version = toml::from_str::<toml::Table>(text)
            .map_err(Box::new)?
            .get("version")
            .and_then(toml::Value::as_integer)
            .and_then(|version| u32::try_from(version).ok());
        match version {
            Some(MODEL_VERSION) => {}
            Some(other) => return Err(CannotUse::Version(other)),
            None => return Err(CannotUse::Value(format!("it must begin with version = {MODEL_VERSION}"))),
        }
        let model: Model = toml::from_str(text).map_err(Box::new)?;
        model.check()?;
        Ok(model)
    }

    /// The file's text.
    pub fn write(&self) -> String {
        let text = toml::to_string(self).expect("a model holds nothing that TOML cannot write");
        format!("# How records are matched: learnt by Kith, to be read by people. Scores are in bits.\n{text}")
    }

    fn check(&self) -> Result<(), CannotUse> {
        let fault = |what: &str| Err(CannotUse::Value(what.to_owned()));
        if self.columns.others.len() > crate::fields::OTHERS_MAX {
            return fault("at most four other columns are compared");
        }
        let share = 0.5..1.0;
        if !share.contains(&self.wanted.precision) || !share.contains(&self.wanted.recall) {
            return fault("the wanted precision and recall must be at least 0.5 and below 1");
        }
        let Some(learnt) = &self.learnt else { return Ok(()) };
        for field in Field::ALL {
            let levels = field.levels().len();
            let fits =
                |values: &[f64]| values.len() == levels && values.iter().all(|value| *value > 0.0 && *value <= 1.0);
            match learnt.fields.get(field.name()) {
                Some(found) if fits(&found.same_person) && fits(&found.strangers) => {}
                Some(_) => return fault(&format!("{} needs {levels} values above 0 and at most 1", field.name())),
                None => return fault(&format!("the field {} is missing", field.name())),
            }
        }
        let (forename, sex) = (Field::Forename.levels().len(), Field::Sex.levels().len());
        let fits = |values: &[f64], levels: usize| {
            values.len() == levels && values.iter().all(|value| *value > 0.0 && *value <= 1.0)
        };
        if !fits(&learnt.first_names_in_a_household, forename) || !fits(&learnt.sex_where_names_are_alike, sex) {
            return fault(
                "first_names_in_a_household and sex_where_names_are_alike need a value above 0 for each level",
            );
        }
        let rates = &learnt.rates;
        let all = [rates.same_person, rates.household, rates.twins, rates.number_mixed_up];
        if !all.into_iter().chain(rates.second_record).all(|rate| rate > 0.0 && rate.is_finite()) {
            return fault("every rate must be above 0");
        }
        Ok(())
    }
}

impl Learnt {
    /// Weights for so many pairs, with so many records in the smaller file.
    pub(crate) fn weights(&self, pairs: f64, smaller: usize) -> Weights {
        let rate = |per_record: f64| (per_record * smaller as f64 / pairs).log2();
        let rates = &self.rates;
        let apart: [f64; APART] = [0.0, rate(rates.household), rate(rates.twins), rate(rates.number_mixed_up)];
        let table = |of: fn(&FieldLevels) -> &[f64]| {
            let mut table: Table = [[0.0; LEVELS]; FIELDS];
            for field in Field::ALL {
                if let Some(levels) = self.fields.get(field.name()) {
                    table[field.at()] = bits(of(levels));
                }
            }
            table
        };
        let mut typical_rarity = [[0.0; LEVELS]; 4];
        for field in Field::ALL {
            if let (Some(at), Some(values)) = (field.rarity(), self.typical_rarity.get(field.name())) {
                for (place, value) in typical_rarity[at][1..].iter_mut().zip(values) {
                    *place = *value;
                }
            }
        }
        Weights {
            prior_same: rate(rates.same_person),
            prior: apart,
            same: table(|levels| &levels.same_person),
            chance: table(|levels| &levels.strangers),
            chance_sex_alike: bits(&self.sex_where_names_are_alike),
            family_forename: bits(&self.first_names_in_a_household),
            typical_rarity,
        }
    }

    /// Of each file, left and right, how many have a partner in the other.
    pub(crate) fn partner_shares(&self, sides: Sides) -> [f64; 2] {
        /// Even where everybody has a partner, one in twenty may not have been found.
        const SHARE_MAX: f64 = 0.95;
        let Sides::Two { left, all } = sides else { return [0.5; 2] };
        let pairs = self.rates.same_person * sides.smaller() as f64;
        let people = |records: usize, second: f64| (pairs / (1.0 + second) / records.max(1) as f64).min(SHARE_MAX);
        [people(left, self.rates.second_record[1]), people(all - left, self.rates.second_record[0])]
    }

    /// What the data could not settle: fields, and of each the levels in words.
    pub fn unsettled(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let mut unsettled = Vec::new();
        for field in Field::ALL {
            let Some(levels) = self.fields.get(field.name()) else { continue };
            // A field that nobody filled in is not in question.
            if levels.seen.iter().sum::<f64>() < 1.0 {
                continue;
            }
            let few = field.levels().iter().zip(&levels.seen).filter(|(_, seen)| **seen < SETTLED_MIN);
            let few: Vec<&str> = few.map(|(words, _)| *words).collect();
            if !few.is_empty() {
                unsettled.push((field.name(), few));
            }
        }
        unsettled
    }
}

/// Probabilities in bits, from place 1.
fn bits(values: &[f64]) -> [f64; LEVELS] {
    let mut bits = [0.0; LEVELS];
    for (place, value) in bits[1..].iter_mut().zip(values) {
        *place = value.log2();
    }
    bits
}
