//! A family's own little ledger while its story is told: every decision is asked of the practice, on top of what has been recorded
//! so far, with the same forms that a worker fills in.

use crate::{FAMILIES_MAX, Written, chance::Chance};
use casework::{
    Scribe,
    form::{Choice, Form, LocalQuestions, Named, Setting},
};
use jiff::civil::{Date, DateTime};
use ledger::{Draft, Entry, Instant, Reading, Sequence, WorkerId};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{fmt::Debug, sync::LazyLock};

/// Aldermoor asks no questions of its own.
static LOCAL: LazyLock<LocalQuestions> = LazyLock::new(LocalQuestions::default);

/// What has been recorded of one story.
pub(crate) struct Record {
    number: u64,
    pub(crate) entries: Vec<Entry>,
    pub(crate) written: Vec<Written>,
}

/// A moment some minutes later.
pub(crate) fn minutes_later(at: Instant, minutes: i64) -> Instant {
    Instant::from_microseconds(at.microseconds() + minutes * 60_000_000)
}

impl Record {
    pub(crate) fn new(number: u64) -> Self {
        Record { number, entries: Vec::new(), written: Vec::new() }
    }

    /// A worker records something: one commit. The microseconds are the family's own number, so no two families ever write at the
    /// same moment.
    pub(crate) fn write<R: Debug>(
        &mut self,
        when: DateTime,
        by: WorkerId,
        chance: &mut Chance,
        decide: impl FnOnce(&Reading, &mut Scribe) -> Result<Vec<Draft>, R>,
    ) -> &[Draft] {
        let at = self.moment(when);
        let mut scribe = Scribe::new(by, at, chance.uuid(at));
        let reading = Reading::now(&self.entries);
        let drafts = decide(&reading, &mut scribe)
            .unwrap_or_else(|refused| panic!("family {} on {}: {refused:?}", self.number, scribe.today));
        drop(reading);
        let mut recorded_at = at;
        for draft in drafts.clone() {
            let sequence = Sequence(self.entries.len() as u64 + 1);
            // Salts are the store's business; within a story nothing depends on them.
            self.entries.push(draft.seal(sequence, recorded_at, [0; 16]).entry());
            recorded_at = recorded_at.next();
        }
        self.written.push(Written { at, drafts });
        &self.written.last().expect("pushed just now").drafts
    }

    /// That moment, or shortly after the last thing that was recorded.
    fn moment(&self, when: DateTime) -> Instant {
        let second = Instant::from_london(when).microseconds() / 1_000_000;
        let number = i64::try_from(self.number % FAMILIES_MAX).expect("below a million");
        let mut at = Instant::from_microseconds(second * 1_000_000 + number);
        if let Some(last) = self.written.last()
            && at <= last.at
        {
            at = minutes_later(last.at, 3);
        }
        at
    }

    /// Fills in a form as a worker would, and reads the answers as the practice does.
    pub(crate) fn fill<T: DeserializeOwned>(&self, form: &Form, answers: Value, with: &Offered, on: Date) -> T {
        let setting = with.setting(on);
        let known = |name: &String| form.questions(&LOCAL).any(|question| question.name == *name);
        debug_assert!(
            answers.as_object().is_some_and(|answers| answers.keys().all(known)),
            "the form “{}” does not ask all of {answers}",
            form.name
        );
        let kept = form
            .check(&answers, &setting)
            .unwrap_or_else(|problems| panic!("family {}, form “{}”: {problems:?}", self.number, form.name));
        serde_json::from_value(kept).expect("what a form keeps has the types that the practice reads")
    }
}

/// What a form offers besides code lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offered {
    pub(crate) people: Vec<Named>,
    pub(crate) workers: Vec<(WorkerId, String)>,
    pub(crate) choices: Vec<(&'static str, Vec<Choice>)>,
}

impl Offered {
    /// What is known where the form is shown.
    pub(crate) fn setting(&self, on: Date) -> Setting<'static> {
        Setting {
            today: on,
            policy: policy::national(),
            people: self.people.clone(),
            workers: self.workers.clone(),
            offered: self.choices.clone(),
            local: &LOCAL,
        }
    }
}
