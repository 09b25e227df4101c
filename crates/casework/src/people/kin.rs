//! Who belongs to whom. "Mother of these three" is said once; brothers, sisters, half-siblings, grandparents, aunts, uncles and
//! cousins follow from it.

use super::{RELATIONSHIP, Relationship, view::kept};
use ledger::{PersonId, Reading};
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

/// Relationships to a child that go through one of its parents, and what that parent is. Said of the child, so that nobody need know yet
/// who the parent is.
const THROUGH: [(&str, &str); 2] = [("mothers_parent", "mother"), ("fathers_parent", "father")];

/// What the parent is, through whom somebody with this relationship belongs to a child.
pub(crate) fn goes_through(is: &str) -> Option<&'static str> {
    THROUGH.iter().find(|(through, _)| *through == is).map(|(_, parent)| *parent)
}

impl Kin {
    /// From all believed entries about some people.
    pub fn read(reading: &Reading) -> Self {
        let mut kin = Kin::default();
        let kept = |id: PersonId| kept(reading, id);
        for entry in reading.entries().filter(|entry| entry.kind == RELATIONSHIP) {
            let Some(mut said) = entry.says::<Relationship>() else { continue };
            said.person = kept(said.person);
            said.of = said.of.into_iter().map(kept).filter(|other| *other != said.person).collect();
            if PARENTS.contains(&said.is.as_str()) {
                said.of.iter().for_each(|child| kin.link(said.person, *child));
            }
            kin.said.push(said);
        }
        let through: Vec<(PersonId, PersonId)> = kin.said.iter().flat_map(|said| kin.through_whom(said)).collect();
        for (person, parent) in through {
            kin.link(person, parent);
        }
        kin
    }

    fn link(&mut self, parent: PersonId, child: PersonId) {
        self.parents.entry(child).or_default().insert(parent);
        self.children.entry(parent).or_default().insert(child);
    }

    /// Whose parent the mother's or father's parent of some children is, as far as anybody has said who that is.
    fn through_whom(&self, said: &Relationship) -> Vec<(PersonId, PersonId)> {
        let Some(parent) = goes_through(&said.is) else { return Vec::new() };
        let is_it = |other: &&Relationship| other.is == parent && other.of.iter().any(|child| said.of.contains(child));
        let them = self.said.iter().filter(is_it).map(|other| (said.person, other.person));
        them.filter(|(person, parent)| person != parent).collect()
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
            let words = in_words(&said.is);
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

/// A relationship in words: "aunt or uncle".
pub(crate) fn in_words(is: &str) -> String {
    match is {
        "mothers_parent" | "fathers_parent" => "grandparent".into(),
        "great_grandparent" => "great-grandparent".into(),
        "step_parent" => "step-parent".into(),
        "half_sibling" => "half-sibling".into(),
        "step_sibling" => "step-sibling".into(),
        "aunt_uncle" => "aunt or uncle".into(),
        "other_important" => "important person".into(),
        "unknown" => "connection not known".into(),
        other => other.replace('_', " "),
    }
}

/// What the other is, when one is this.
fn inverse(is: &str) -> Option<&'static str> {
    Some(match is {
        "mother" | "father" | "parent" => "child",
        "adoptive_parent" => "adopted child",
        "step_parent" => "step-child",
        "foster_carer" | "carer" => "cared-for child",
        "grandparent" | "mothers_parent" | "fathers_parent" => "grandchild",
        "great_grandparent" => "great-grandchild",
        "sibling" => "sibling",
        "half_sibling" => "half-sibling",
        "step_sibling" => "step-sibling",
        "aunt_uncle" => "niece or nephew",
        "cousin" => "cousin",
        "partner" => "partner",
        "former_partner" => "former partner",
        "friend" => "friend",
        "neighbour" => "neighbour",
        "other_important" => "important person",
        "unknown" => "connection not known",
        _ => return None,
    })
}
