//! Decisions remembered. Without broken glass a decision is a function of who asks, what for, what is done and to what: asked again with
//! the very same values it has the very same answer, and asking the policies costs a hundred times as much as looking it up. The values
//! themselves are compared, never only their hash; a relationship that ends is another value, so its access ends at once.

use crate::{Action, Actor, Asking, Circle, Purpose};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Mutex,
};

/// Answers kept before all are forgotten: some thirty actions on each of the records that a few hundred workers open in a day, in
/// some ten megabytes.
const REMEMBERED_MAX: usize = 10_000;

/// Answers to questions that were asked before.
pub(crate) struct Memo<T>(Mutex<HashMap<u64, (Question, T)>>);

#[derive(PartialEq, Eq)]
struct Question {
    actor: Actor,
    purpose: Purpose,
    action: Action,
    circle: Option<Circle>,
}

impl<T: Clone> Memo<T> {
    /// Nothing is remembered yet.
    pub(crate) fn new() -> Self {
        Memo(Mutex::new(HashMap::new()))
    }

    /// The answer, worked out only if this very question was not asked before. What depends on broken glass is always worked out.
    pub(crate) fn answer(
        &self,
        asking: &Asking<'_>,
        action: Action,
        circle: Option<&Circle>,
        work_out: impl FnOnce() -> T,
    ) -> T {
        if asking.glass.is_some() {
            return work_out();
        }
        let mut hasher = DefaultHasher::new();
        (asking.actor, asking.purpose, action, circle).hash(&mut hasher);
        let place = hasher.finish();
        if let Ok(held) = self.0.lock()
            && let Some((question, answer)) = held.get(&place)
            && question.actor == *asking.actor
            && question.purpose == asking.purpose
            && question.action == action
            && question.circle.as_ref() == circle
        {
            return answer.clone();
        }
        let answer = work_out();
        if let Ok(mut held) = self.0.lock() {
            if held.len() >= REMEMBERED_MAX {
                held.clear();
            }
            let question =
                Question { actor: asking.actor.clone(), purpose: asking.purpose, action, circle: circle.cloned() };
            held.insert(place, (question, answer.clone()));
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{FamilyId, Instant, Sensitivity, WorkerId};
    use std::{cell::Cell, collections::BTreeSet};
    use uuid::Uuid;

    #[test]
    fn only_the_very_same_question_is_answered_from_memory() {
        let worker = WorkerId(Uuid::from_u128(1));
        let actor = Actor {
            worker,
            roles: BTreeSet::new(),
            teams: BTreeSet::new(),
            clearance: Sensitivity::Normal,
            own_people: BTreeSet::new(),
            conflicts: BTreeSet::new(),
        };
        let circle = Circle { lead: Some(worker), ..Circle::of(FamilyId(Uuid::from_u128(2))) };
        let ended = Circle { lead: None, ..circle.clone() };
        let (memo, worked_out) = (Memo::new(), Cell::new(0));
        let ask = |asking: &Asking<'_>, circle: &Circle| {
            memo.answer(asking, Action::ReadFamily, Some(circle), || {
                worked_out.set(worked_out.get() + 1);
                circle.lead.is_some()
            })
        };
        let asking = Asking::new(&actor, Purpose::Casework, Instant::FIRST);
        assert!(ask(&asking, &circle) && ask(&asking, &circle));
        assert_eq!(worked_out.get(), 1);
        assert!(!ask(&asking, &ended), "a relationship that ended opens nothing");
        let glass = crate::BreakGlass::new(worker, circle.subject, "Smoke", Instant::FIRST);
        let emergency = Asking::in_emergency(&actor, &glass, Instant::FIRST);
        assert!(ask(&emergency, &circle) && ask(&emergency, &circle));
        assert_eq!(worked_out.get(), 4, "an emergency is judged each time");
    }
}
