//! What keeps a record safe and right: restrictions, hidden addresses, warnings, conflicts of interest, corrections.

use super::Story;
use crate::{
    cast::Feature,
    days::days_from,
    days::working_day_from,
    forms,
    household::Sex,
    places,
    words::{help as said, upkeep},
};
use casework::{
    Say,
    family_help::{NOTE, VISIT, Visit},
    form::Choice,
    people::{self, WARNING},
    workforce::{CONFLICT_DECLARED, ConflictDeclared},
};
use jiff::civil::DateTime;
use ledger::{Sensitivity, Subject, When};
use serde_json::json;
use std::convert::Infallible;

impl Story<'_> {
    /// The family's record, and that of each of its people, is opened to fewer.
    pub(super) fn restrict(&mut self, when: DateTime) {
        let sensitivity = if self.has(Feature::Sealed) { Sensitivity::Sealed } else { Sensitivity::Restricted };
        let why = self.tell(if self.has(Feature::Sealed) { upkeep::SEALED } else { upkeep::RESTRICTED }, when.date());
        let leads = self.leads;
        let named = vec![leads.lead, leads.supervisor, leads.manager];
        let mut subjects = vec![Subject::Family(self.family())];
        subjects.extend(self.household.people().into_iter().map(Subject::from));
        self.record.write(when, leads.supervisor, &mut self.chance, |_, scribe| {
            let restrict = |subject| people::restrict(subject, sensitivity, named.clone(), why.clone(), scribe);
            Ok::<_, Infallible>(subjects.into_iter().flat_map(restrict).collect())
        });
    }

    /// The family has moved to where the father must not find them.
    pub(super) fn hide_address(&mut self, when: DateTime) {
        let on = when.date();
        let father = self.household.adults.iter().find(|adult| adult.sex == Sex::Male).and_then(|adult| adult.id);
        let Some(father) = father else { return };
        let address = places::address(&mut self.chance);
        let children = self.household.children.iter().filter_map(|child| child.id);
        let together: Vec<String> = children.chain(self.household.carer().id).map(|id| id.to_string()).collect();
        let said = self.fill(
            &forms::ADDRESS,
            on,
            json!({ "people": together, "address": address, "from": on.to_string(), "hidden_from": [father.to_string()] }),
        );
        self.record.write(when, self.leads.lead, &mut self.chance, |_, scribe| people::record_address(said, scribe));
        self.household.address = address;
    }

    pub(super) fn warn(&mut self, when: DateTime) {
        let on = when.date();
        let which = self.chance.below(upkeep::WARNINGS.len());
        let (kind, says, told) = upkeep::WARNINGS[which];
        let about = self
            .household
            .adults
            .last()
            .and_then(|adult| adult.id)
            .expect("adults are recorded with the first contact");
        let answers = json!({
            "people": [about.to_string()],
            "kind": kind,
            "says": self.tell(says, on),
            "told": told,
            "why_not_told": (told == "no").then_some("Telling them could make things less safe at home; looked at again at the review."),
            "review_on": working_day_from(days_from(on, 88)).to_string(),
        });
        let said = self.fill(&forms::WARNING, on, answers);
        let family = self.family();
        self.record
            .write(when, self.leads.lead, &mut self.chance, |_, scribe| people::record_warning(family, said, scribe));
    }

    pub(super) fn review_warning(&mut self, when: DateTime) {
        let on = when.date();
        let Some(warning) = self.newest(WARNING) else { return };
        let mut offered = self.offered();
        offered.choices.push(("warning", vec![Choice::new(warning.to_string(), "Warning note")]));
        let why = self.tell(upkeep::WARNING_KEPT, on);
        let next = working_day_from(days_from(on, 120));
        let answers =
            json!({ "warning": warning.to_string(), "outcome": "keep", "why": why, "review_on": next.to_string() });
        let said = self.record.fill(&forms::WARNING_REVIEW, answers, &offered, on);
        self.record.write(when, self.leads.lead, &mut self.chance, |reading, scribe| {
            people::review_warning(reading, &said, scribe)
        });
    }

    /// A worker knows the family outside work and says so.
    pub(super) fn conflict(&mut self, when: DateTime) {
        let worker = self.simulator.staff.neighbour();
        let conflict = ConflictDeclared { people: Vec::new(), families: vec![self.family()] };
        self.record.write(when, self.simulator.staff.administrator(), &mut self.chance, |_, scribe| {
            let since = When::since(scribe.today);
            let draft = scribe.write(CONFLICT_DECLARED, [Subject::Worker(worker)], since, &conflict);
            Ok::<_, Infallible>(vec![draft.told_by("the worker")])
        });
    }

    /// The account of a visit was not quite right.
    pub(super) fn correct(&mut self, when: DateTime) {
        let Some(wrong) = self.record.entries.iter().rev().find(|entry| entry.kind == VISIT).cloned() else { return };
        let Some(mut visit) = wrong.says::<Visit>() else { return };
        visit.happened = format!("{} {}", visit.happened, self.tell(said::ALSO, wrong.when.starts()));
        let why = self.tell(upkeep::CORRECTED, when.date());
        let body = serde_json::to_value(&visit).expect("a visit is text and flags");
        let (about, on) = (wrong.about.clone(), wrong.when);
        self.record.write(when, wrong.author, &mut self.chance, |_, scribe| {
            Ok::<_, Infallible>(vec![people::correct(&wrong, about, on, body, why, scribe)])
        });
    }

    /// A note was recorded on the wrong child.
    pub(super) fn wrong_child(&mut self, when: DateTime) {
        let on = when.date();
        let present = self.present(on);
        let &[first, second, ..] = present.as_slice() else { return };
        let says = self.say(upkeep::SCHOOL_NEWS, first, on);
        let answers = json!({ "way": "email", "says": says, "about": [self.child_id(second).to_string()] });
        self.write_note(when, self.leads.lead, answers);
        let wrong =
            self.record.entries.iter().rev().find(|entry| entry.kind == NOTE).expect("written just now").clone();
        let about = vec![Subject::Family(self.family()), self.child_id(first).into()];
        let body: serde_json::Value = wrong.says().expect("a note is text");
        let why = self.say(upkeep::WRONG_CHILD, first, on);
        let later = when.saturating_add(jiff::Span::new().minutes(34));
        self.record.write(later, self.leads.lead, &mut self.chance, |_, scribe| {
            Ok::<_, Infallible>(vec![people::correct(&wrong, about, wrong.when, body, why, scribe)])
        });
    }

    /// A note that belonged to another family is taken back.
    pub(super) fn withdraw(&mut self, when: DateTime) {
        let answers = json!({ "way": "phone", "says": self.tell(upkeep::NOT_THIS_FAMILY, when.date()) });
        self.write_note(when, self.leads.lead, answers);
        let wrong =
            self.record.entries.iter().rev().find(|entry| entry.kind == NOTE).expect("written just now").clone();
        let why = self.tell(upkeep::WITHDRAWN, when.date());
        let later = when.saturating_add(jiff::Span::new().minutes(21));
        self.record.write(later, self.leads.lead, &mut self.chance, |_, scribe| {
            Ok::<_, Infallible>(vec![people::withdraw(&wrong, why, scribe)])
        });
    }
}
