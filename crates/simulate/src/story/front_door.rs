//! The front door: a contact is taken, people are told apart, a manager decides.

use super::{Story, Turn};
use crate::{
    cast::Feature,
    days::days_from,
    episode::Episode,
    forms,
    household::{AdultHome, Child, Sex},
    names, numbers,
    words::{front_door as said, referrer},
};
use casework::{
    front_door::{
        Allocation, CONTACT, Contact, DecisionSaid, Known, Outcome, TakenContact, decide_contact, take_contact,
    },
    people::{self, PERSON_DETAILS, PersonDetails},
};
use jiff::{Span, civil::Date, civil::DateTime};
use ledger::{PersonId, Subject, WorkerId};
use serde_json::{Value, json};
use std::convert::Infallible;

impl Story<'_> {
    /// Takes the contact of an episode. Gives back when it was written down, and by whom.
    pub(super) fn take_contact(&mut self, episode: &Episode, turn: Turn) -> (DateTime, WorkerId) {
        let by = self.simulator.staff.front_door(&mut self.chance);
        let taken = episode.received.saturating_add(Span::new().minutes(self.chance.between(2, 12)));
        let on = taken.date();
        let mut answers = self.worry(episode, on);
        let again = self.family.is_some();
        let twice = again && turn == Turn::Last && self.has(Feature::Joined);
        let children: Vec<Value> =
            (0..self.household.children.len()).map(|child| self.child_row(child, on, twice)).collect();
        answers["children"] = Value::from(children);
        if !again {
            self.household_rows(&mut answers);
        }
        self.send_contact(answers, taken, by);
        (taken, by)
    }

    fn send_contact(&mut self, answers: Value, taken: DateTime, by: WorkerId) {
        let on = taken.date();
        let said: TakenContact = self.fill(&forms::CONTACT, on, answers);
        let setting = self.offered().setting(on);
        let mut family = self.family;
        let drafts = self.record.write(taken, by, &mut self.chance, |reading, scribe| {
            let known = Known { reading, family };
            let (on_record, drafts) = take_contact(&known, said, &setting, scribe)?;
            family = Some(on_record);
            Ok::<_, casework::front_door::FrontDoorRefusal>(drafts)
        });
        if self.family.is_some() {
            return;
        }
        let new: Vec<PersonId> = drafts
            .iter()
            .filter(|draft| draft.kind == PERSON_DETAILS)
            .filter_map(|draft| person(&draft.about))
            .collect();
        let (children, adults) = new.split_at(self.household.children.len());
        for (child, id) in self.household.children.iter_mut().zip(children) {
            child.id = Some(*id);
        }
        for (adult, id) in self.household.adults.iter_mut().zip(adults) {
            adult.id = Some(*id);
        }
        self.family = family;
    }

    /// What the referrer says.
    fn worry(&mut self, episode: &Episode, on: Date) -> Value {
        let (theme, child) = self.themes[0];
        let source = self.chance.pick(theme.sources);
        let (referrer, role) = referrer(source, self.household.children[child].school, &mut self.chance);
        let knows = self.chance.pick(&["yes", "yes", "yes", "no", "not_known"]);
        let danger = match episode.decided {
            Some((_, Outcome::Protection)) => "yes",
            Some(_) | None => self.chance.pick(&["no", "no", "no", "no", "not_known"]),
        };
        let first = self.say(theme.worry, child, on);
        let second = self.say(theme.worry, child, on);
        let close = if danger == "yes" { self.say(said::DANGER, child, on) } else { self.say(said::CLOSE, child, on) };
        json!({
            "worry": format!("{first} {second} {close}"),
            "immediate_danger": danger,
            "concern": theme.concern,
            "source": source,
            "referrer": referrer,
            "referrer_role": role,
            "family_knows": knows,
            "why_not_told": (knows == "no").then(|| self.say(said::NOT_TOLD, child, on)),
            "lawful_basis": "public_task",
            "received_on": episode.received.date().to_string(),
            "received_at": episode.received.strftime("%H:%M").to_string(),
        })
    }

    fn child_row(&mut self, place: usize, on: Date, twice: bool) -> Value {
        let child = self.household.children[place].clone();
        if let Some(id) = child.id
            && !(twice && place == 0)
        {
            return json!({ "known": id.to_string() });
        }
        if child.id.is_some() {
            // Whoever took the contact did not find the child: the name was spelt another way.
            return json!({ "forename": spelt_otherwise(&child.forename), "surname": child.surname, "born": child.born.to_string(), "sex": child.sex.code() });
        }
        if child.born > on {
            return json!({ "surname": child.surname, "expected": child.born.to_string() });
        }
        json!({
            "forename": child.forename,
            "surname": child.surname,
            "born": (!self.chance.one_in(6)).then(|| child.born.to_string()),
            "sex": child.sex.code(),
            "school": child.school,
        })
    }

    fn household_rows(&mut self, answers: &mut Value) {
        let household = &self.household;
        let adults: Vec<Value> = household
            .adults
            .iter()
            .map(|adult| {
                let elsewhere = match &adult.home {
                    AdultHome::At(address) => Some(address.clone()),
                    AdultHome::WithThem | AdultHome::Unknown => None,
                };
                json!({
                    "forename": adult.forename,
                    "surname": adult.surname,
                    "born": adult.born.map(|born| born.to_string()),
                    "phone": adult.phone,
                    "is": adult.is,
                    "parental_responsibility": adult.responsible,
                    "lives_here": adult.home == AdultHome::WithThem,
                    "address": elsewhere,
                })
            })
            .collect();
        answers["adults"] = Value::from(adults);
        answers["address"] = json!(household.address);
        if household.interpreter {
            answers["communication"] = json!(format!("{} interpreter", household.background.language_name));
        }
        if let Some(line) = &household.professional {
            answers["professionals"] = json!([{ "line": line }]);
        }
    }

    /// Finds out more about everybody: numbers, language, ethnicity, who is whose father.
    pub(super) fn identify(&mut self, when: DateTime, by: WorkerId) {
        let on = when.date();
        let carer = self.household.carer().id.expect("adults are recorded with the first contact");
        if self.record.written.len() > 1 {
            let to = numbers::mobile(&mut self.chance);
            let said =
                self.fill(&forms::REACHED_AT, on, json!({ "person": carer.to_string(), "to": to, "safe": "yes" }));
            self.record.write(when, by, &mut self.chance, |_, scribe| {
                Ok::<_, Infallible>(people::record_reached_at(&said, scribe))
            });
            return;
        }
        let mut learned: Vec<(PersonId, PersonDetails)> = Vec::new();
        let mut nhs_numbers = numbers::nhs_numbers(self.number);
        for (place, child) in self.household.children.clone().into_iter().enumerate() {
            let nhs_number = nhs_numbers.next().filter(|_| !child.unborn_at_first);
            learned.push((self.child_id(place), self.child_details(place, &child, nhs_number, on)));
        }
        for adult in &self.household.adults {
            let Some(id) = adult.id else { continue };
            let answers = match adult.forename {
                Some(_) => json!({ "sex": adult.sex.code(), "language": self.household.background.language }),
                None => json!({ "sex": adult.sex.code(), "described_as": "Unknown man called Dave" }),
            };
            learned.push((id, self.fill(&forms::PERSON, on, answers)));
        }
        let fathers = self.fathers(on);
        self.record.write(when, by, &mut self.chance, |reading, scribe| {
            let mut drafts = Vec::new();
            for (id, details) in learned {
                drafts.extend(people::change_person(reading, id, details, scribe)?);
            }
            for father in fathers {
                drafts.extend(people::record_relationship(father, scribe)?);
            }
            Ok::<_, people::PersonRefusal>(drafts)
        });
    }

    fn child_details(&mut self, place: usize, child: &Child, nhs_number: Option<String>, on: Date) -> PersonDetails {
        let ethnicity = match self.chance.below(12) {
            0 => "NOBT",
            1 => "REFU",
            _ => self.household.background.ethnicity,
        };
        if child.unborn_at_first {
            return self.fill(&forms::PERSON, on, json!({ "ethnicity": ethnicity }));
        }
        let school_age = child.age(on) >= 5;
        let answers = json!({
            "born": child.born.to_string(),
            "ethnicity": ethnicity,
            "language": self.household.background.language,
            "disability": [child.disability],
            "nhs_status": nhs_number.is_some().then_some(if place == 0 { "given" } else { "traced" }),
            "nhs_number": nhs_number,
            "upn": school_age.then(|| numbers::upn(self.number, place, child.born)),
            "upn_unknown": (!school_age).then_some("UN1"),
        });
        self.fill(&forms::PERSON, on, answers)
    }

    /// Who is whose father, where there are two.
    fn fathers(&self, on: Date) -> Vec<people::RelationshipSaid> {
        let several = self.household.adults.iter().filter(|adult| adult.is.is_none() && adult.sex == Sex::Male);
        several
            .enumerate()
            .filter_map(|(which, father)| {
                let children = self.household.children.iter().filter(|child| child.father == which);
                let of: Vec<String> = children.filter_map(|child| child.id).map(|id| id.to_string()).collect();
                let answers = json!({
                    "person": father.id?.to_string(),
                    "is": "father",
                    "of": of,
                    "parental_responsibility": father.responsible,
                });
                (!of.is_empty()).then(|| self.fill(&forms::RELATIONSHIP, on, answers))
            })
            .collect()
    }

    /// The front door asks around before a manager decides.
    pub(super) fn front_door_note(&mut self, when: DateTime, by: WorkerId) {
        let on = when.date();
        let says = self.tell(said::ASKED, on);
        let with = self.chance.pick(names::PROFESSIONALS);
        self.write_note(
            when,
            by,
            json!({ "way": "phone", "with": with, "says": says, "about": [self.child_id(0).to_string()] }),
        );
    }

    /// A manager decides.
    pub(super) fn decide(&mut self, when: DateTime, episode: &Episode) {
        let Some((day, outcome)) = episode.decided else { return };
        let on = when.date();
        let reasons = self.tell(said::reasons(outcome), on);
        let named = outcome == Outcome::FamilyHelp && episode.lead_named == Some(day);
        let answers = json!({
            "outcome": outcome.name(),
            "reasons": reasons,
            "told": (outcome == Outcome::NotForUs).then(|| self.tell(said::TOLD, on)),
            "lead": named.then(|| self.leads.lead.to_string()),
            "supervisor": named.then(|| self.leads.supervisor.to_string()),
        });
        let said: DecisionSaid = self.fill(&forms::DECISION, on, answers);
        let allocation = named.then(|| Allocation {
            lead: self.leads.lead,
            supervisor: self.leads.supervisor,
            team: self.leads.team.to_owned(),
        });
        let (family, contact) = (self.family(), self.newest(CONTACT).expect("a contact was taken first"));
        self.record.write(when, self.leads.manager, &mut self.chance, |reading, scribe| {
            decide_contact(reading, family, contact, said, allocation, scribe)
        });
    }

    /// The same child comes in again, and nobody notices: a second record with the name spelt another way.
    pub(super) fn second_record(&mut self, when: DateTime) {
        let on = when.date();
        let by = self.simulator.staff.front_door(&mut self.chance);
        let (theme, _) = self.themes[0];
        let child = self.household.children[0].clone();
        let worry = self.say(theme.worry, 0, on);
        let answers = json!({
            "worry": worry,
            "immediate_danger": "no",
            "concern": theme.concern,
            "source": "9",
            "family_knows": "not_known",
            "received_on": on.to_string(),
            "children": [{
                "forename": spelt_otherwise(&child.forename),
                "surname": child.surname,
                "born": (child.born <= on).then(|| child.born.to_string()),
                "expected": (child.born > on).then(|| child.born.to_string()),
                "sex": child.sex.code(),
            }],
            "address": self.household.address,
        });
        let first = self.family.take();
        let household = self.household.clone();
        self.household.children.truncate(1);
        self.household.adults.clear();
        self.send_contact(answers, when, by);
        let on_contact = self.newest(CONTACT).expect("the second contact was taken");
        let second = self.family();
        (self.family, self.household) = (first, household);
        let reasons = self.say(said::ANONYMOUS, 0, on);
        let said: DecisionSaid = self.fill(&forms::DECISION, on, json!({ "outcome": "advice", "reasons": reasons }));
        let later = when.saturating_add(Span::new().minutes(50));
        self.record.write(later, self.leads.manager, &mut self.chance, |reading, scribe| {
            decide_contact(reading, second, on_contact, said, None, scribe)
        });
    }

    /// The second record of a child is found, and joined to the first.
    pub(super) fn join_records(&mut self, when: DateTime) {
        let first = self.child_id(0);
        let contact = self.newest(CONTACT);
        let newest = self.record.entries.iter().find(|entry| Some(entry.id) == contact);
        let named =
            newest.and_then(|entry| entry.says::<Contact>()).map(|contact| contact.children).unwrap_or_default();
        let known = self.household.people();
        let Some(second) = named.into_iter().find(|child| !known.contains(child)) else { return };
        let why = self.tell(said::SAME_CHILD, when.date());
        let by = self.simulator.staff.front_door(&mut self.chance);
        self.record.write(when, by, &mut self.chance, |reading, scribe| {
            people::join_records(reading, first.into(), second.into(), why, scribe)
        });
    }

    /// The baby has come.
    pub(super) fn born(&mut self, when: DateTime, child: usize) {
        let on = when.date();
        let Child { forename, born, sex, .. } = self.household.children[child].clone();
        let nhs_number = numbers::nhs_numbers(self.number).nth(child);
        let details: PersonDetails = self.fill(
            &forms::PERSON,
            on,
            json!({ "forename": forename, "born": born.to_string(), "sex": sex.code(), "nhs_status": nhs_number.is_some().then_some("traced"), "nhs_number": nhs_number }),
        );
        let id = self.child_id(child);
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            people::change_person(reading, id, details, scribe)
        });
        self.household.children[child].unborn_at_first = false;
        debug_assert!(days_from(born, 0) <= on, "babies are recorded after they were born");
    }
}

fn person(about: &[Subject]) -> Option<PersonId> {
    about.iter().find_map(|subject| match subject {
        Subject::Person(person) => Some(*person),
        Subject::Family(_) | Subject::Worker(_) => None,
    })
}

/// A name as somebody else might write it.
fn spelt_otherwise(name: &str) -> String {
    match name {
        "Mohammed" => "Muhammad".to_owned(),
        "Yusuf" => "Yousef".to_owned(),
        _ => match (name.strip_suffix('a'), name.strip_suffix("ie"), name.strip_suffix('y')) {
            (Some(stem), _, _) => format!("{stem}ah"),
            (_, Some(stem), _) => format!("{stem}y"),
            (_, _, Some(stem)) => format!("{stem}ie"),
            (None, None, None) => format!("{name}{}", name.chars().last().unwrap_or('e')),
        },
    }
}
