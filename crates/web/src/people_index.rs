//! Everybody on record, held ready for the search and in step with the ledger: before a question is answered, whatever was recorded since the
//! last one is taken in, by whichever server it was recorded. Narrowed records are held apart and searched only for those who may come near them,
//! so that nothing of the work, nor of what is found, depends on a record that the caller may not know of. What is found is released elsewhere.

pub mod known;

use crate::failure::Failure;
use access::{Actor, Role};
use known::{Known, Near};
pub use known::{key, narrowed};
use ledger::{Cell, PersonId, Sequence, Subject};
use matching::{Found, Index, Making, Query};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Arc, PoisonError, RwLock},
};
use store::Store;

store::statements! {
    MEMBERS = "SELECT person FROM family_member WHERE subject = $1 ORDER BY person LIMIT $2";
    /// Everybody in the families of a person, the person among them.
    FELLOWS = "SELECT DISTINCT o.person FROM family_member m JOIN family_member o ON o.subject = m.subject
        WHERE m.person = $1 ORDER BY o.person LIMIT $2";
}

/// People read at once while the index is filled.
const PEOPLE_TOGETHER: i64 = 2_000;
/// More people than any family has.
const FELLOWS_MAX: i64 = 500;
/// So many who came or went since the index was last put in order are put in order too; it takes as long as filling does.
const UNSETTLED_MAX: usize = 100_000;
/// However few are on record, a child is one of a town's: what a name says is not decided by who happens to be here.
const TOWN: usize = 50_000;

/// The index, cheap to share.
#[derive(Clone, Default)]
pub struct PeopleIndex {
    held: Arc<RwLock<Held>>,
    /// One at a time brings it up to date.
    keeping: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Default)]
struct Held {
    /// The last entry that was taken in; `None` until it was filled.
    through: Option<Sequence>,
    open: Index,
    /// People whose records few may come near.
    narrowed: HashMap<u128, (Known, Vec<Near>)>,
    /// Whom each worker, or a manager of each team, may come near.
    by_worker: HashMap<ledger::WorkerId, BTreeSet<u128>>,
    by_team: HashMap<String, BTreeSet<u128>>,
    /// What was taken in of each, so that a visit to a family is no reason to take it in again.
    prints: HashMap<u128, u32>,
}

/// What is to become of one person in the index.
enum Change {
    Is(Box<Known>, Vec<Near>),
    Gone,
}

impl PeopleIndex {
    /// Brings the index up to date; fills it the first time.
    pub async fn keep_in_step(&self, store: &Store) -> Result<(), Failure> {
        if self.through() == Some(store.head().await?.views_reflect) {
            return Ok(());
        }
        let _one_at_a_time = self.keeping.lock().await;
        // Until a bulk load is done, its rows are still to come, so only what the read tables reflect counts as taken in.
        let reflected = store.head().await?.views_reflect;
        match self.through() {
            Some(through) if through == reflected => Ok(()),
            Some(through) => match self.changes_since(store, through).await? {
                Some(changes) => self.write(|held| held.take_in(changes, reflected)),
                None => self.fill(store, reflected).await,
            },
            None => self.fill(store, reflected).await,
        }
    }

    fn through(&self) -> Option<Sequence> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).through
    }

    fn write(&self, change: impl FnOnce(&mut Held)) -> Result<(), Failure> {
        change(&mut self.held.write().unwrap_or_else(PoisonError::into_inner));
        Ok(())
    }

    async fn fill(&self, store: &Store, reflected: Sequence) -> Result<(), Failure> {
        let begun = std::time::Instant::now();
        let mut held = Held { through: Some(reflected), ..Held::default() };
        let mut making = Making::default();
        let mut after = String::new();
        loop {
            let page = known::people(store, &after, known::LAST, PEOPLE_TOGETHER).await?;
            let Some((last, _, _)) = page.last() else { break };
            after = known::after(*last);
            for (key, known, near) in page {
                held.prints.insert(key, print(&known, &near));
                if near.is_empty() {
                    known.entered(key, |entry| making.add(entry));
                } else {
                    held.narrowed.insert(key, (known, near));
                }
            }
        }
        held.open = tokio::task::spawn_blocking(|| making.done())
            .await
            .map_err(|_| Failure::Broken("the index of people could not be made"))?;
        held.note_who_comes_near();
        tracing::debug!(
            people = held.prints.len(),
            duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            "the index of people is made"
        );
        self.write(|before| *before = held)
    }

    /// What changed since, person by person; `None` if that is too much for one by one.
    async fn changes_since(&self, store: &Store, through: Sequence) -> Result<Option<Vec<(u128, Change)>>, Failure> {
        let Some(touched) = store.touched_since(through).await? else { return Ok(None) };
        let mut people: BTreeSet<PersonId> = BTreeSet::new();
        for subject in touched {
            // A changed name is the name of somebody's brother too, and a narrowed family narrows its people.
            let (statement, id) = match subject {
                Subject::Person(person) => {
                    people.insert(person);
                    (&FELLOWS, person.to_string())
                }
                Subject::Family(_) => (&MEMBERS, subject.to_string()),
                Subject::Worker(_) => continue,
            };
            for record in store.query(statement, &[Cell::Text(id), Cell::Number(FELLOWS_MAX)]).await? {
                people.insert(record.parsed(0)?);
            }
        }
        let mut changes = Vec::with_capacity(people.len());
        for person in people {
            let subject = Subject::from(person).to_string();
            let change = match known::people(store, &subject, &subject, 1).await?.pop() {
                Some((_, known, near)) => Change::Is(Box::new(known), near),
                // Joined to another, or taken back.
                None => Change::Gone,
            };
            changes.push((person.0.as_u128(), change));
        }
        Ok(Some(changes))
    }

    /// The people who fit best, at most so many, of those whom the caller may come near.
    pub async fn find(&self, store: &Store, caller: &Actor, query: Query, most: usize) -> Result<Vec<Found>, Failure> {
        self.keep_in_step(store).await?;
        let (held, caller) = (self.held.clone(), caller.clone());
        let find = move || held.read().unwrap_or_else(PoisonError::into_inner).find(&caller, &query, most);
        tokio::task::spawn_blocking(find).await.map_err(|_| Failure::Broken("the search failed"))
    }

    /// How one person on record fits a question. For callers who hold both records already.
    pub async fn compare(&self, store: &Store, query: &Query, person: PersonId) -> Result<Option<Found>, Failure> {
        self.keep_in_step(store).await?;
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let key = person.0.as_u128();
        let narrowed = || {
            let mut one = Index::default();
            held.narrowed.get(&key)?.0.entered(key, |entry| one.insert(entry));
            one.compare_among(query, key, held.among())
        };
        Ok(held.open.compare_among(query, key, held.among()).or_else(narrowed))
    }
}

impl Held {
    fn among(&self) -> usize {
        self.open.len().max(TOWN)
    }

    fn find(&self, caller: &Actor, query: &Query, most: usize) -> Vec<Found> {
        let mut found = self.open.find_among(query, most, self.among());
        let mine = self.by_worker.get(&caller.worker).into_iter();
        let teams = caller.teams.iter().filter(|_| caller.roles.contains(&Role::TeamManager));
        let near: BTreeSet<u128> =
            mine.chain(teams.filter_map(|team| self.by_team.get(team))).flatten().copied().collect();
        if !near.is_empty() {
            let mut narrow = Index::default();
            for key in near {
                self.narrowed[&key].0.entered(key, |entry| narrow.insert(entry));
            }
            found.extend(narrow.find_among(query, most, self.among()));
            found.sort_by_key(|found| (Reverse((found.score * 1000.0) as i64), found.key));
            found.truncate(most);
        }
        found
    }

    fn take_in(&mut self, changes: Vec<(u128, Change)>, through: Sequence) {
        self.through = Some(through);
        let mut narrowed_changed = false;
        for (key, change) in changes {
            match change {
                Change::Is(known, near) => {
                    let print = print(&known, &near);
                    if self.prints.insert(key, print) == Some(print) {
                        continue;
                    }
                    narrowed_changed |= self.narrowed.remove(&key).is_some() || !near.is_empty();
                    self.open.remove(key);
                    if near.is_empty() {
                        known.entered(key, |entry| self.open.insert(entry));
                    } else {
                        self.narrowed.insert(key, (*known, near));
                    }
                }
                Change::Gone => {
                    self.prints.remove(&key);
                    self.open.remove(key);
                    narrowed_changed |= self.narrowed.remove(&key).is_some();
                }
            }
        }
        if narrowed_changed {
            self.note_who_comes_near();
        }
        if self.open.unsettled() > UNSETTLED_MAX {
            self.open.settle();
        }
    }

    fn note_who_comes_near(&mut self) {
        self.by_worker.clear();
        self.by_team.clear();
        for (key, (_, near)) in &self.narrowed {
            for near in near {
                for worker in &near.workers {
                    self.by_worker.entry(*worker).or_default().insert(*key);
                }
                if let Some(team) = &near.team {
                    self.by_team.entry(team.clone()).or_default().insert(*key);
                }
            }
        }
    }
}

fn print(known: &Known, near: &[Near]) -> u32 {
    let mut hasher = DefaultHasher::new();
    (known, near).hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;
    use ledger::{Sensitivity, WorkerId};

    fn known(name: &str, born: &str) -> Known {
        Known::of(&format!("{name}\tOkonjo"), born)
    }

    fn caller(worker: u128) -> Actor {
        let worker = WorkerId(uuid::Uuid::from_u128(worker));
        Actor {
            worker,
            roles: [Role::LeadPractitioner].into(),
            teams: ["North".to_owned()].into(),
            clearance: Sensitivity::Normal,
            own_people: BTreeSet::new(),
            conflicts: BTreeSet::new(),
        }
    }

    fn near(worker: u128) -> Vec<Near> {
        vec![Near { workers: [WorkerId(uuid::Uuid::from_u128(worker))].into(), team: Some("North".into()) }]
    }

    /// What is loaded and decided on afterwards is what is found, no more and no less.
    #[test]
    fn whoever_may_not_come_near_finds_exactly_what_they_would_if_nobody_were_there() {
        let born = Date::constant(2016, 2, 29).to_string();
        let mut held = Held::default();
        let some = ["Amara", "Kai", "Grace", "Samuel"]
            .iter()
            .zip(1..)
            .map(|(name, key)| (key, Change::Is(Box::new(known(name, &born)), Vec::new())));
        held.take_in(some.collect(), Sequence(1));
        let questions = ["amara okonjo", "29/2/2016", "okonjo", "sam", "amara", "girl called Grace 2016"];
        let ask = |held: &Held, worker| -> Vec<Vec<Found>> {
            let find = |typed: &&str| held.find(&caller(worker), &Query::from_words(typed, 2026), 3);
            questions.iter().map(find).collect()
        };
        let before = ask(&held, 7);
        let more = ["Amara", "Amarah", "Grace", "Sam", "Zoe"].iter().zip(100..);
        held.take_in(
            more.map(|(name, key)| (key, Change::Is(Box::new(known(name, &born)), near(8)))).collect(),
            Sequence(2),
        );
        assert_eq!(ask(&held, 7), before);
        assert_ne!(ask(&held, 8), before, "who is named does find them");
        held.take_in((100..105).map(|key| (key, Change::Gone)).collect(), Sequence(3));
        assert_eq!(ask(&held, 8), before);
    }

    #[test]
    fn what_has_not_changed_is_not_taken_in_again() {
        let mut held = Held::default();
        let is = || vec![(1, Change::Is(Box::new(known("Amara", "2016-02-29")), Vec::new()))];
        held.take_in(is(), Sequence(1));
        let unsettled = held.open.unsettled();
        held.take_in(is(), Sequence(2));
        assert_eq!((held.open.unsettled(), held.through), (unsettled, Some(Sequence(2))));
    }
}
