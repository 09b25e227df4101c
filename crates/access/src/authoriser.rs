//! The decision itself: asks the policies, and when they refuse, tells no more than the worker may know.

use crate::{
    Action, Actor, Allowed, Asking, BreakGlass, Circle, Decision, PolicyError, Purpose, Refusal, Refused, Target,
    memo::Memo,
    policies::{FILES, Forbids, Meaning, Policies, SCHEMA},
    words::{SENSITIVITIES, Unaskable, Words},
};
use cedar_policy::{Authorizer, Decision as Answer, Entities, Entity, EntityUid, PolicySet, Request};
use ledger::{PersonId, Sensitivity, Subject, WorkerId};
use std::{collections::BTreeSet, sync::Arc};

/// Decides who may see or do what. Made once, when the program starts; cheap to ask.
pub struct Authoriser {
    policies: Policies,
    words: Words,
    cedar: Authorizer,
    system: Entity,
    decisions: Memo<Decision>,
    reaches: Memo<Option<(Allowed, Sensitivity)>>,
}

/// What the policies say, before anybody is told.
pub(crate) enum Verdict<'a> {
    Permitted(&'a Meaning),
    Forbidden(&'a Meaning),
    /// No policy speaks, and silence is no.
    Silent,
    Fault,
}

impl Verdict<'_> {
    fn permits(&self) -> bool {
        matches!(self, Verdict::Permitted(_))
    }
}

/// What is asked about: one record as if it had this sensitivity, or the whole system.
#[derive(Clone, Copy)]
enum Thing<'a> {
    Record(&'a Circle, Sensitivity),
    System,
}

/// Somebody about to do something to something, with the policies that can matter.
struct Scene<'a> {
    policies: &'a PolicySet,
    uids: [EntityUid; 3],
    entities: Entities,
}

impl Authoriser {
    /// Reads and checks every policy.
    pub fn new() -> Result<Self, PolicyError> {
        Self::with(SCHEMA, &FILES)
    }

    pub(crate) fn with(schema: &str, files: &[(&str, &str)]) -> Result<Self, PolicyError> {
        let words = Words::new();
        let system = words.system();
        Ok(Authoriser {
            policies: Policies::load(schema, files)?,
            words,
            cedar: Authorizer::new(),
            system,
            decisions: Memo::new(),
            reaches: Memo::new(),
        })
    }

    /// A digest of every word of the policies in force, for the access log.
    pub fn fingerprint(&self) -> &str {
        self.policies.fingerprint()
    }

    /// May this be done? `circle` is that of the record, or `None` for what is done to no record in particular; a record that
    /// was looked for and not found is `None` too, and is refused as a sealed one would be.
    pub fn decide(&self, asking: &Asking<'_>, action: Action, circle: Option<&Circle>) -> Decision {
        self.decisions.answer(asking, action, circle, || self.decide_afresh(asking, action, circle))
    }

    fn decide_afresh(&self, asking: &Asking<'_>, action: Action, circle: Option<&Circle>) -> Decision {
        let thing = match (action.target(), circle) {
            (Target::Record | Target::Either, Some(circle)) => Thing::Record(circle, circle.sensitivity),
            (Target::System | Target::Either, None) => Thing::System,
            (Target::Record, None) => return Decision::Refused(absent()),
            // A page that asks for the wrong thing is a mistake in the page.
            (Target::System, Some(_)) => return Decision::Refused(fault()),
        };
        let Ok(actor) = self.words.actor(asking.actor) else { return Decision::Refused(fault()) };
        match self.judge(asking, &actor, action, thing) {
            Verdict::Permitted(meaning) => Decision::Allowed(allowed(meaning)),
            refusal => Decision::Refused(self.explain(asking, &actor, action, thing, &refusal)),
        }
    }

    #[cfg(test)]
    pub(crate) fn policies(&self) -> &Policies {
        &self.policies
    }

    /// Whether a record may be released, and how far into it: the highest sensitivity at which the whole record still could be.
    pub(crate) fn reach(&self, asking: &Asking<'_>, action: Action, circle: &Circle) -> Option<(Allowed, Sensitivity)> {
        self.reaches.answer(asking, action, Some(circle), || self.reach_afresh(asking, action, circle))
    }

    fn reach_afresh(&self, asking: &Asking<'_>, action: Action, circle: &Circle) -> Option<(Allowed, Sensitivity)> {
        if action.target() == Target::System {
            return None;
        }
        let actor = self.words.actor(asking.actor).ok()?;
        let judge = |level| self.judge(asking, &actor, action, Thing::Record(circle, level));
        let Verdict::Permitted(meaning) = judge(circle.sensitivity) else { return None };
        let above = SENSITIVITIES.into_iter().filter(|level| *level > circle.sensitivity);
        let reach = above.take_while(|level| judge(*level).permits()).last().unwrap_or(circle.sensitivity);
        Some((allowed(meaning), reach))
    }

    /// Sets out who would do what to what. Costs more than asking, so a scene is set once and asked about several purposes.
    fn scene(&self, actor: &Entity, action: Action, thing: Thing<'_>) -> Result<Scene<'_>, Unaskable> {
        let (policies, action) = self.policies.about(action);
        let resource = match thing {
            Thing::Record(circle, sensitivity) => self.words.circle(circle, sensitivity)?,
            Thing::System => self.system.clone(),
        };
        let uids = [actor.uid(), action.uid(), resource.uid()];
        let entities =
            Entities::from_entities([actor.clone(), action.clone(), resource], None).map_err(|_| Unaskable)?;
        Ok(Scene { policies, uids, entities })
    }

    /// Asks the policies. Any error in any policy is a fault, whatever the others say.
    fn ask(&self, scene: &Scene<'_>, asking: &Asking<'_>) -> Result<Verdict<'_>, Unaskable> {
        let [actor, action, resource] = scene.uids.clone();
        let context = self.words.context(asking)?;
        let request = Request::new(actor, action, resource, context, None).map_err(|_| Unaskable)?;
        let response = self.cedar.is_authorized(&request, scene.policies, &scene.entities);
        if response.diagnostics().errors().next().is_some() {
            return Err(Unaskable);
        }
        match (response.decision(), self.policies.first(response.diagnostics().reason())) {
            (Answer::Allow, Some(meaning)) => Ok(Verdict::Permitted(meaning)),
            (Answer::Deny, Some(meaning)) => Ok(Verdict::Forbidden(meaning)),
            (Answer::Deny, None) => Ok(Verdict::Silent),
            (Answer::Allow, None) => Err(Unaskable),
        }
    }

    fn judge(&self, asking: &Asking<'_>, actor: &Entity, action: Action, thing: Thing<'_>) -> Verdict<'_> {
        self.scene(actor, action, thing).and_then(|scene| self.ask(&scene, asking)).unwrap_or(Verdict::Fault)
    }

    /// Would the policies permit this for any purpose?
    fn for_any_purpose(&self, asking: &Asking<'_>, actor: &Entity, action: Action, thing: Thing<'_>) -> bool {
        let Ok(scene) = self.scene(actor, action, thing) else { return false };
        let permits = |purpose| self.ask(&scene, &Asking { purpose, ..*asking }).is_ok_and(|verdict| verdict.permits());
        Purpose::ALL.into_iter().any(permits)
    }

    /// Why not, for somebody who may know that the record exists; that there is none, for somebody who may not.
    fn explain(
        &self,
        asking: &Asking<'_>,
        actor: &Entity,
        action: Action,
        thing: Thing<'_>,
        verdict: &Verdict<'_>,
    ) -> Refused {
        if let Verdict::Fault = verdict {
            return fault();
        }
        let ask = match thing {
            Thing::Record(circle, _) => whom_to_ask(circle, asking.actor.worker),
            Thing::System => None,
        };
        if let Thing::Record(circle, sensitivity) = thing
            && sensitivity != Sensitivity::Normal
            && !self.may_read(asking, actor, circle, sensitivity)
        {
            let could_otherwise =
                sensitivity == Sensitivity::Restricted && self.may_read(asking, actor, circle, Sensitivity::Normal);
            return if could_otherwise { restricted(ask) } else { absent() };
        }
        if !self.role_ever_does(asking, actor, action, thing) {
            return refused(Refusal::NotYourRole, "Your role does not include this. Ask your manager if it should.");
        }
        if let Verdict::Forbidden(meaning) = verdict
            && let Some(forbids) = meaning.forbids
        {
            return forbidden(forbids, meaning, ask);
        }
        if self.for_any_purpose(asking, actor, action, thing) {
            return refused(
                Refusal::OtherPurpose,
                "You cannot do this for the reason you gave. Go back and choose why you need it.",
            );
        }
        not_involved(ask)
    }

    /// Could the worker read this record for some purpose, were it as sensitive as this?
    fn may_read(&self, asking: &Asking<'_>, actor: &Entity, circle: &Circle, sensitivity: Sensitivity) -> bool {
        self.for_any_purpose(asking, actor, Action::ReadFamily, Thing::Record(circle, sensitivity))
    }

    /// Would the worker's roles let them do this to a record that was theirs in every way?
    fn role_ever_does(&self, asking: &Asking<'_>, actor: &Entity, action: Action, thing: Thing<'_>) -> bool {
        let own = a_record_of_their_own(asking.actor);
        let thing = match thing {
            Thing::Record(..) => Thing::Record(&own, Sensitivity::Normal),
            Thing::System => Thing::System,
        };
        let glass = BreakGlass::new(asking.actor.worker, own.subject, "In an emergency", asking.at);
        let asking = Asking { glass: Some(&glass), ..*asking };
        self.for_any_purpose(&asking, actor, action, thing)
    }
}

/// A made-up record with which the worker has every relationship that there is.
fn a_record_of_their_own(actor: &Actor) -> Circle {
    let worker = actor.worker;
    Circle {
        lead: Some(worker),
        supervisor: Some(worker),
        team_around: BTreeSet::from([worker]),
        team: actor.teams.first().cloned(),
        front_door_open: true,
        named: BTreeSet::from([worker]),
        author_of_pending: Some(WorkerId(NOBODY)),
        ..Circle::of(Subject::Person(PersonId(NOBODY)))
    }
}

/// Neither a worker nor a person ever has this identity.
const NOBODY: uuid::Uuid = uuid::Uuid::nil();

fn whom_to_ask(circle: &Circle, asks: WorkerId) -> Option<WorkerId> {
    [circle.lead, circle.supervisor].into_iter().flatten().find(|worker| *worker != asks)
}

fn allowed(meaning: &Meaning) -> Allowed {
    Allowed { policy: Arc::clone(&meaning.policy), reason: Arc::clone(&meaning.words) }
}

fn forbidden(forbids: Forbids, meaning: &Meaning, ask: Option<WorkerId>) -> Refused {
    let kind = match forbids {
        Forbids::Restricted => return restricted(ask),
        Forbids::NotInvolved => Refusal::NotInvolved { ask },
        Forbids::NotYourRole => Refusal::NotYourRole,
        Forbids::OwnFamily => Refusal::OwnFamily,
        Forbids::OwnWork => Refusal::OwnWork,
        Forbids::NothingPending => Refusal::NothingPending,
        Forbids::GlassNotBroken => Refusal::GlassNotBroken,
    };
    Refused { kind, words: Arc::clone(&meaning.words) }
}

fn restricted(ask: Option<WorkerId>) -> Refused {
    let words = match ask {
        Some(_) => "This record is restricted. Ask the lead practitioner if you need to know what is in it.",
        None => "This record is restricted. Ask your manager if you need to know what is in it.",
    };
    refused(Refusal::Restricted { ask }, words)
}

fn not_involved(ask: Option<WorkerId>) -> Refused {
    let words = match ask {
        Some(_) => "You do not work with this family. Speak to the lead practitioner.",
        None => "You do not work with this family. Speak to your manager.",
    };
    refused(Refusal::NotInvolved { ask }, words)
}

fn absent() -> Refused {
    refused(Refusal::Absent, "There is no such record. Check the address, or search for the person.")
}

pub(crate) fn fault() -> Refused {
    refused(Refusal::Fault, "Sorry, there is a problem with the service. Try again later.")
}

fn refused(kind: Refusal, words: &'static str) -> Refused {
    Refused { kind, words: words.into() }
}
