//! Said once, the rest follows: who is what to whom.

use crate::house::*;
use casework::people::Kin;
use ledger::PersonId;
use serde_json::json;

/// A record of these people, who are related only as somebody says.
fn people(names: &[&str]) -> House {
    let told = names.iter().fold(family(), |told, name| told.with_child_who(json!({ "forename": name })));
    told.contact("2026-03-02")
}

impl House {
    fn say(&mut self, who: &str, is: &str, of: &[&str]) -> &mut Self {
        let of: Vec<PersonId> = of.iter().map(|name| self.id(name)).collect();
        self.act("relationship", json!({ "person": self.id(who), "is": is, "of": of })).unwrap();
        self
    }

    fn tie(&self, who: &str, to: &str) -> Option<(String, bool)> {
        let ties = Kin::read(&self.reading()).ties(self.id(who));
        ties.into_iter().find(|tie| tie.to == self.id(to)).map(|tie| (tie.is, tie.derived))
    }

    fn is(&self, who: &str, to: &str) -> String {
        self.tie(who, to).map(|(is, _)| is).unwrap_or_default()
    }
}

#[test]
fn mother_of_these_three_makes_brothers_and_sisters() {
    let mut house = people(&["Grace", "Amara", "Kai", "Bea"]);
    house.say("Grace", "mother", &["Amara", "Kai", "Bea"]);
    assert_eq!(house.tie("Grace", "Kai"), Some(("mother".into(), false)));
    assert_eq!(house.tie("Kai", "Grace"), Some(("child".into(), true)));
    for (one, other) in [("Amara", "Kai"), ("Kai", "Bea"), ("Bea", "Amara")] {
        assert_eq!(house.tie(one, other), Some(("sibling".into(), true)));
    }
}

#[test]
fn half_siblings_only_where_the_other_parents_are_known_to_differ() {
    let mut house = people(&["Grace", "Femi", "Tunde", "Amara", "Kai", "Bea"]);
    house.say("Grace", "mother", &["Amara", "Kai", "Bea"]).say("Femi", "father", &["Amara"]);
    assert_eq!(house.is("Amara", "Kai"), "sibling", "nobody has said who Kai’s father is");
    house.say("Tunde", "father", &["Kai"]);
    assert_eq!((house.is("Amara", "Kai"), house.is("Kai", "Amara")), ("half-sibling".into(), "half-sibling".into()));
    assert_eq!(house.is("Bea", "Amara"), "sibling");
    house.say("Femi", "father", &["Bea"]);
    assert_eq!((house.is("Bea", "Amara"), house.is("Bea", "Kai")), ("sibling".into(), "half-sibling".into()));
}

#[test]
fn grandparents_aunts_and_cousins_follow() {
    let mut house = people(&["Rosa", "Grace", "Ife", "Amara", "Zoe"]);
    house.say("Rosa", "mother", &["Grace", "Ife"]).say("Grace", "mother", &["Amara"]).say("Ife", "mother", &["Zoe"]);
    let cases = [
        ("Rosa", "Amara", "grandparent"),
        ("Amara", "Rosa", "grandchild"),
        ("Ife", "Amara", "aunt or uncle"),
        ("Amara", "Ife", "niece or nephew"),
        ("Amara", "Zoe", "cousin"),
        ("Zoe", "Amara", "cousin"),
    ];
    for (one, other, is) in cases {
        assert_eq!(house.tie(one, other), Some((is.into(), true)), "{one} to {other}");
    }
}

#[test]
fn what_was_said_stands_before_what_follows() {
    let mut house = people(&["Grace", "Amara", "Kai"]);
    house.say("Grace", "mother", &["Amara", "Kai"]).say("Amara", "half_sibling", &["Kai"]);
    assert_eq!(house.tie("Amara", "Kai"), Some(("half-sibling".into(), false)));
    assert_eq!(house.tie("Kai", "Amara"), Some(("half-sibling".into(), true)));
}

#[test]
fn every_relationship_reads_both_ways() {
    let codes = policy::national().codes("relationship").unwrap();
    for code in codes.on(day("2026-03-02")) {
        let mut house = people(&["Rosa", "Amara"]);
        house.say("Rosa", &code.code, &["Amara"]);
        for (who, to) in [("Rosa", "Amara"), ("Amara", "Rosa")] {
            let is = house.is(who, to);
            assert!(!is.is_empty() && !is.contains('_'), "{}: {who} is “{is}” to {to}", code.code);
        }
    }
}

#[test]
fn a_mothers_mother_is_a_grandmother_before_and_after_anybody_says_who_the_mother_is() {
    let mut house = people(&["Rosa", "Grace", "Amara", "Ife"]);
    house.say("Rosa", "mothers_parent", &["Amara"]);
    assert_eq!((house.is("Rosa", "Amara"), house.is("Amara", "Rosa")), ("grandparent".into(), "grandchild".into()));
    house.say("Grace", "mother", &["Amara"]).say("Rosa", "mother", &["Ife"]);
    assert_eq!((house.is("Rosa", "Grace"), house.is("Ife", "Amara")), ("parent".into(), "aunt or uncle".into()));
    assert_eq!(house.is("Rosa", "Amara"), "grandparent");
}

#[test]
fn two_records_of_one_father_have_one_family() {
    let mut house = people(&["Femi", "Olufemi", "Amara", "Kai"]);
    house.say("Femi", "father", &["Amara"]).say("Olufemi", "father", &["Kai"]);
    assert_eq!(house.tie("Amara", "Kai"), None);
    let (femi, olufemi) = (house.id("Femi"), house.id("Olufemi"));
    house.join(femi, olufemi).unwrap();
    let kin = Kin::read(&house.reading());
    assert_eq!(kin.children(femi).count(), 2);
    let (amara, kai) = (house.members()[0].person.id, house.members()[1].person.id);
    assert!(kin.ties(amara).iter().chain(&kin.ties(kai)).any(|tie| tie.is == "sibling"));
}

#[test]
fn parental_responsibility_is_the_newest_word_on_each_holder() {
    let mut house = people(&["Grace", "Femi", "Amara"]);
    let said = |house: &mut House, who: &str, is: &str, holds: &str| {
        let answers =
            json!({ "person": house.id(who), "is": is, "of": [house.id("Amara")], "parental_responsibility": holds });
        house.act("relationship", answers).unwrap();
    };
    let holders = |house: &House| Kin::read(&house.reading()).parental_responsibility(house.id("Amara"));
    said(&mut house, "Grace", "mother", "yes");
    said(&mut house, "Femi", "father", "yes");
    assert_eq!(holders(&house), [house.id("Grace"), house.id("Femi")]);
    said(&mut house, "Femi", "father", "not_known");
    assert_eq!(holders(&house).len(), 2);
    said(&mut house, "Femi", "father", "no");
    assert_eq!(holders(&house), [house.id("Grace")]);
}

#[test]
fn nobody_is_their_own_mother() {
    let mut house = people(&["Grace", "Amara"]);
    let grace = house.id("Grace");
    let refused = house.act("relationship", json!({ "person": grace, "is": "mother", "of": [grace] }));
    assert_eq!(placed(refused), ["of"]);
}
