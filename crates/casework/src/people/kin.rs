//! Who belongs to whom. "Mother of these three" is said once; brothers, sisters, half-siblings, grandparents, aunts, uncles and
//! cousins follow from it.

use super::{RELATIONSHIP, Relationship};
use ledger::{PersonId, Reading, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// All relationships among some people, said and derived.
#[derive(Clone, Debug, Default)]
pub struct Kin {
    said: Vec<Relationship>,
    parents: BTreeMap<PersonId, BTreeSet<PersonId>>,
    children: BTreeMap<PersonId, BTreeSet<PersonId>>,
}

/// One person is something to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// The other.
    pub to: PersonId,
    /// What the person is to the other, in words: "mother", "half-sibling".
    pub is: String,
    /// Does it follow from others, or was it said?
    pub derived: bool,
}

/// Relationships that make somebody a parent by birth or adoption, from whom other relationships follow.
const PARENTS: [&str; 4] = ["mother", "father", "parent", "adoptive_parent"];

impl Kin {
    /// From all believed entries about some people.
    pub fn read(reading: &Reading) -> Self {
        let mut kin = Kin::default();
        let kept = |id: PersonId| match reading.kept_as(Subject::Person(id)) {
            Subject::Person(kept) => kept,
            Subject::Family(_) | Subject::Worker(_) => id,
        };
        for entry in reading.entries().filter(|entry| entry.kind == RELATIONSHIP) {
            let Some(mut said) = entry.says::<Relationship>() else { continue };
            said.person = kept(said.person);
            said.of = said.of.into_iter().map(kept).filter(|other| *other != said.person).collect();
            if PARENTS.contains(&said.is.as_str()) {
                for child in &said.of {
                    kin.parents.entry(*child).or_default().insert(said.person);
                    kin.children.entry(said.person).or_default().insert(*child);
                }
            }
            kin.said.push(said);
        }
        kin
    }

    /// What was said, as it was said.
    pub fn said(&self) -> &[Relationship] {
        &self.said
    }

    /// Parents by birth or adoption.
    pub fn parents(&self, person: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        self.parents.get(&person).into_iter().flatten().copied()
    }

    /// Children by birth or adoption.
    pub fn children(&self, person: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        self.children.get(&person).into_iter().flatten().copied()
    }

    /// Who has parental responsibility for a child, as far as anybody said.
    pub fn parental_responsibility(&self, child: PersonId) -> Vec<PersonId> {
        let mut holders: Vec<PersonId> = Vec::new();
        for said in self.said.iter().filter(|said| said.of.contains(&child)) {
            match said.parental_responsibility.as_deref() {
                Some("yes") if !holders.contains(&said.person) => holders.push(said.person),
                Some("no") => holders.retain(|holder| *holder != said.person),
                Some(_) | None => {}
            }
        }
        holders
    }

    /// Brothers and sisters, whole and half. Two children of one parent are half-siblings only when the other parents are known to
    /// differ.
    fn siblings(&self, person: PersonId) -> BTreeMap<PersonId, &'static str> {
        let mine: BTreeSet<PersonId> = self.parents(person).collect();
        let mut found = BTreeMap::new();
        for other in mine.iter().flat_map(|parent| self.children(*parent)).filter(|other| *other != person) {
            let theirs: BTreeSet<PersonId> = self.parents(other).collect();
            let shared = mine.intersection(&theirs).count();
            let differ = mine.len() > shared && theirs.len() > shared;
            found.insert(other, if differ { "half-sibling" } else { "sibling" });
        }
        found
    }

    /// Everything that a person is to others.
    pub fn ties(&self, person: PersonId) -> Vec<Tie> {
        let mut ties: BTreeMap<PersonId, Tie> = BTreeMap::new();
        let mut derive = |to: PersonId, is: &str| {
            if to != person {
                ties.entry(to).or_insert(Tie { to, is: is.to_owned(), derived: true });
            }
        };
        // Nearest first: the first word on a pair stands.
        for child in self.children(person) {
            derive(child, "parent");
            for grandchild in self.children(child) {
                derive(grandchild, "grandparent");
            }
        }
        for parent in self.parents(person) {
            derive(parent, "child");
        }
        for (sibling, is) in self.siblings(person) {
            derive(sibling, is);
            for niece in self.children(sibling) {
                derive(niece, "aunt or uncle");
            }
        }
        for parent in self.parents(person) {
            for grandparent in self.parents(parent) {
                derive(grandparent, "grandchild");
            }
            for (aunt, _) in self.siblings(parent) {
                derive(aunt, "niece or nephew");
                for cousin in self.children(aunt) {
                    derive(cousin, "cousin");
                }
            }
        }
        // What was said is closer to the truth than what follows.
        for said in &self.said {
            let words = said.is.replace('_', " ");
            if said.person == person {
                for other in &said.of {
                    ties.insert(*other, Tie { to: *other, is: words.clone(), derived: false });
                }
            } else if said.of.contains(&person)
                && let Some(is) = inverse(&said.is)
                && ties.get(&said.person).is_none_or(|tie| tie.derived)
            {
                ties.insert(said.person, Tie { to: said.person, is: is.to_owned(), derived: true });
            }
        }
        ties.into_values().collect()
    }
}

/// What the other is, when one is this.
fn inverse(is: &str) -> Option<&'static str> {
    Some(match is {
        "mother" | "father" | "parent" => "child",
        "adoptive_parent" => "adopted child",
        "step_parent" => "step-child",
        "foster_carer" | "carer" => "cared-for child",
        "grandparent" => "grandchild",
        "sibling" => "sibling",
        "half_sibling" => "half-sibling",
        "step_sibling" => "step-sibling",
        "aunt_uncle" => "niece or nephew",
        "cousin" => "cousin",
        "partner" => "partner",
        "former_partner" => "former partner",
        "friend" => "friend",
        "neighbour" => "neighbour",
        _ => return None,
    })
}
