//! Returns that people are checking. They live in memory, for whoever gave them and for an hour: nothing of them reaches the disk.

use ledger::{Instant, WorkerId};
use returns::outputs::Teams;
use returns::{Finding, Note, Outcome};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};
use uuid::Uuid;

/// How long a check can be looked at before it is forgotten, in microseconds.
const KEPT_FOR: i64 = 60 * 60 * 1_000_000;

/// More checks at once would fill a small server's memory: the oldest is forgotten first.
const CHECKS_MAX: usize = 16;

/// More findings than anybody reads on pages, ten times the largest council's; the rest is counted.
const FINDINGS_MAX: usize = 1_000_000;

/// Every check that is not forgotten.
#[derive(Default)]
pub struct Checks(Mutex<HashMap<Uuid, Check>>);

/// One check.
#[derive(Clone)]
pub struct Check {
    /// Who gave the return. Nobody else sees it.
    pub worker: WorkerId,
    /// When it was given.
    pub at: Instant,
    /// How far it has come.
    pub progress: Arc<Progress>,
    /// What came of it, once it is done.
    pub done: Option<Arc<Done>>,
}

/// How far the reading of the longest list has come, in bytes.
#[derive(Default)]
pub struct Progress {
    read: AtomicU64,
    all: AtomicU64,
}

/// What came of a check.
pub enum Done {
    /// Something was read.
    Checked(Box<Checked>),
    /// Nothing of what was given is a return: why, file by file.
    NoReturn(Vec<Note>),
}

/// A return that was checked. The files themselves are gone.
pub struct Checked {
    /// What was checked, like `SSDA903 2026/27`.
    pub title: String,
    /// The council's code, where it was given.
    pub authority: Option<String>,
    /// How many children it has.
    pub children: u32,
    /// What became of each rule.
    pub outcomes: Vec<Outcome>,
    /// What was found.
    pub findings: Vec<Finding<'static>>,
    /// What a person should know about how the files were read.
    pub notes: Vec<Note>,
    /// The files that could not be read.
    pub unread: Vec<Note>,
}

impl Progress {
    /// So much has been read, of so much.
    pub fn tell(&self, read: u64, all: u64) {
        self.read.store(read, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// The share that has been read, in percent, where there is a list to read.
    pub fn percent(&self) -> Option<u64> {
        (self.read.load(Ordering::Relaxed) * 100).checked_div(self.all.load(Ordering::Relaxed))
    }
}

impl Checked {
    /// As every output tells it.
    pub fn summary<'a>(&'a self, teams: &'a Teams) -> returns::outputs::Summary<'a> {
        returns::outputs::Summary {
            title: self.title.clone(),
            authority: self.authority.clone(),
            children: self.children,
            outcomes: &self.outcomes,
            notes: &self.notes,
            unread: &self.unread,
            teams,
            before: None,
        }
    }

    /// Takes as many findings as are kept.
    pub fn keep<'a>(findings: impl Iterator<Item = Finding<'a>>) -> Vec<Finding<'static>> {
        findings.take(FINDINGS_MAX).map(Finding::into_owned).collect()
    }
}

impl Checks {
    /// Begins a check.
    pub fn begin(&self, id: Uuid, worker: WorkerId, at: Instant) -> Arc<Progress> {
        let mut checks = self.open(at);
        if checks.len() >= CHECKS_MAX
            && let Some(oldest) = checks.iter().min_by_key(|(id, check)| (check.at, **id)).map(|(id, _)| *id)
        {
            checks.remove(&oldest);
        }
        let progress = Arc::new(Progress::default());
        checks.insert(id, Check { worker, at, progress: progress.clone(), done: None });
        progress
    }

    /// Says what came of a check, unless it was forgotten meanwhile.
    pub fn finish(&self, id: Uuid, done: Done) {
        let mut checks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(check) = checks.get_mut(&id) {
            check.done = Some(Arc::new(done));
        }
    }

    /// The check, for whoever gave it.
    pub fn of(&self, id: Uuid, worker: WorkerId, at: Instant) -> Option<Check> {
        self.open(at).get(&id).filter(|check| check.worker == worker).cloned()
    }

    /// Forgets a check of this worker's.
    pub fn forget(&self, id: Uuid, worker: WorkerId) {
        let mut checks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if checks.get(&id).is_some_and(|check| check.worker == worker) {
            checks.remove(&id);
        }
    }

    /// The checks, without those whose hour is over.
    fn open(&self, at: Instant) -> MutexGuard<'_, HashMap<Uuid, Check>> {
        let mut checks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        checks.retain(|_, check| at.microseconds() - check.at.microseconds() < KEPT_FOR);
        checks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(microseconds: i64) -> Instant {
        Instant::from_microseconds(microseconds)
    }

    #[test]
    fn a_check_is_for_whoever_gave_it_and_for_an_hour() {
        let checks = Checks::default();
        let (id, mine, other) = (Uuid::from_u128(1), WorkerId(Uuid::from_u128(2)), WorkerId(Uuid::from_u128(3)));
        checks.begin(id, mine, at(0));
        assert!(checks.of(id, mine, at(1)).is_some() && checks.of(id, other, at(1)).is_none());
        checks.forget(id, other);
        assert!(checks.of(id, mine, at(KEPT_FOR - 1)).is_some());
        assert!(checks.of(id, mine, at(KEPT_FOR)).is_none());
    }

    #[test]
    fn the_oldest_makes_way_and_a_forgotten_one_stays_forgotten() {
        let checks = Checks::default();
        let mine = WorkerId(Uuid::from_u128(2));
        for number in 0..=CHECKS_MAX {
            checks.begin(Uuid::from_u128(number as u128), mine, at(i64::try_from(number).unwrap()));
        }
        assert!(checks.of(Uuid::from_u128(0), mine, at(100)).is_none());
        let last = Uuid::from_u128(CHECKS_MAX as u128);
        checks.forget(last, mine);
        checks.finish(last, Done::NoReturn(Vec::new()));
        assert!(checks.of(last, mine, at(100)).is_none());
    }
}
