//! Our values as Cedar's: workers and records become entities, the asking becomes the context. No decision is made here.

use crate::{Actor, Asking, Circle};
use cedar_policy::{Context, Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression as Value};
use ledger::{PersonId, Sensitivity, Subject, WorkerId};
use std::{
    collections::{HashMap, HashSet},
    fmt::Display,
};

/// The rules could not be asked.
#[derive(Debug)]
pub(crate) struct Unaskable;

/// The names of the entity types, parsed once.
pub(crate) struct Words {
    worker: EntityTypeName,
    role: EntityTypeName,
    team: EntityTypeName,
    person: EntityTypeName,
    record: EntityTypeName,
    purpose: EntityTypeName,
    sensitivity: EntityTypeName,
    kith: EntityTypeName,
}

impl Words {
    pub(crate) fn new() -> Self {
        let name = |text: &str| text.parse().expect("a plain word is a type name");
        Words {
            worker: name("Worker"),
            role: name("Role"),
            team: name("Team"),
            person: name("Person"),
            record: name("Record"),
            purpose: name("Purpose"),
            sensitivity: name("Sensitivity"),
            kith: name("Kith"),
        }
    }

    /// The worker who asks.
    pub(crate) fn actor(&self, actor: &Actor) -> Result<Entity, Unaskable> {
        let cleared = SENSITIVITIES.into_iter().filter(|level| *level <= actor.clearance);
        let attributes = HashMap::from([
            ("cleared_for".into(), set(cleared.map(|level| self.sensitivity(level)))),
            ("own_people".into(), set(actor.own_people.iter().map(|person| self.person(*person)))),
            ("conflicts".into(), set(actor.conflicts.iter().map(|family| self.record((*family).into())))),
        ]);
        let titles = actor.roles.iter().flat_map(|role| role.groups().iter().copied().chain([role.title()]));
        let roles = titles.map(|title| uid(&self.role, title));
        let teams = actor.teams.iter().map(|team| uid(&self.team, team));
        Entity::new(self.worker(actor.worker), attributes, roles.chain(teams).collect()).map_err(|_| Unaskable)
    }

    /// The record that is asked for.
    pub(crate) fn circle(&self, circle: &Circle, sensitivity: Sensitivity) -> Result<Entity, Unaskable> {
        let own = match circle.subject {
            Subject::Person(person) => Some(person),
            Subject::Family(_) | Subject::Worker(_) => None,
        };
        let members = circle.members.iter().copied().chain(own.filter(|own| !circle.members.contains(own)));
        let account_of = match circle.subject {
            Subject::Worker(worker) => Some(worker),
            Subject::Person(_) | Subject::Family(_) => None,
        };
        let workers =
            |workers: &std::collections::BTreeSet<WorkerId>| set(workers.iter().map(|worker| self.worker(*worker)));
        let mut attributes = HashMap::from([
            ("sensitivity".into(), Value::new_entity_uid(self.sensitivity(sensitivity))),
            ("members".into(), set(members.map(|person| self.person(person)))),
            ("team_around".into(), workers(&circle.team_around)),
            ("front_door_open".into(), Value::new_bool(circle.front_door_open)),
            ("named".into(), workers(&circle.named)),
        ]);
        let perhaps = [
            ("lead", circle.lead),
            ("supervisor", circle.supervisor),
            ("author_of_pending", circle.author_of_pending),
            ("account_of", account_of),
        ];
        for (name, worker) in perhaps {
            if let Some(worker) = worker {
                attributes.insert(name.into(), Value::new_entity_uid(self.worker(worker)));
            }
        }
        if let Some(team) = &circle.team {
            attributes.insert("team".into(), Value::new_entity_uid(uid(&self.team, team)));
        }
        // A family's own record is not "in" itself.
        let families =
            circle.families.iter().map(|family| Subject::Family(*family)).filter(|family| *family != circle.subject);
        let families: HashSet<EntityUid> = families.map(|family| self.record(family)).collect();
        Entity::new(self.record(circle.subject), attributes, families).map_err(|_| Unaskable)
    }

    /// What is asked for when it is no record in particular.
    pub(crate) fn system(&self) -> Entity {
        Entity::new_no_attrs(uid(&self.kith, "Kith"), HashSet::new())
    }

    /// Why and when.
    pub(crate) fn context(&self, asking: &Asking<'_>) -> Result<Context, Unaskable> {
        let mut pairs = vec![
            ("purpose".to_owned(), Value::new_entity_uid(uid(&self.purpose, asking.purpose.title()))),
            ("at".to_owned(), Value::new_long(asking.at.microseconds())),
        ];
        if let Some(glass) = asking.glass {
            let broken = [
                ("worker".to_owned(), Value::new_entity_uid(self.worker(glass.worker))),
                ("record".to_owned(), Value::new_entity_uid(self.record(glass.subject))),
                ("reason".to_owned(), Value::new_string(glass.reason.trim().to_owned())),
                ("from".to_owned(), Value::new_long(glass.from.microseconds())),
                ("until".to_owned(), Value::new_long(glass.until.microseconds())),
            ];
            pairs.push(("glass".to_owned(), Value::new_record(broken).map_err(|_| Unaskable)?));
        }
        Context::from_pairs(pairs).map_err(|_| Unaskable)
    }

    fn worker(&self, worker: WorkerId) -> EntityUid {
        uid(&self.worker, worker)
    }

    fn person(&self, person: PersonId) -> EntityUid {
        uid(&self.person, person)
    }

    fn record(&self, subject: Subject) -> EntityUid {
        uid(&self.record, subject)
    }

    fn sensitivity(&self, level: Sensitivity) -> EntityUid {
        let title = match level {
            Sensitivity::Normal => "Normal",
            Sensitivity::Restricted => "Restricted",
            Sensitivity::Sealed => "Sealed",
            Sensitivity::SealedAndLocked => "Sealed and locked",
        };
        uid(&self.sensitivity, title)
    }
}

/// Every sensitivity, upward.
pub(crate) const SENSITIVITIES: [Sensitivity; 4] =
    [Sensitivity::Normal, Sensitivity::Restricted, Sensitivity::Sealed, Sensitivity::SealedAndLocked];

fn uid(kind: &EntityTypeName, id: impl Display) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id.to_string()))
}

fn set(uids: impl Iterator<Item = EntityUid>) -> Value {
    Value::new_set(uids.map(Value::new_entity_uid))
}
