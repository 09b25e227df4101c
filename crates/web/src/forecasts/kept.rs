//! What was worked out for somebody and can be looked at for a while. It lives in memory: nothing of a council's rows reaches the disk.

use ledger::{Instant, WorkerId};
use std::{
    collections::HashMap,
    ops::ControlFlow,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};
use uuid::Uuid;

/// How long it can be looked at before it is forgotten, in microseconds: an hour by whoever made it, a working day once it is shared.
const KEPT_FOR: i64 = 60 * 60 * 1_000_000;
const SHARED_FOR: i64 = 12 * KEPT_FOR;

/// More at once would fill a small server's memory: the oldest of those who made one is forgotten first.
const KEPT_MAX: usize = 64;

/// Everything of one kind that is not forgotten.
pub struct Kept<T>(Mutex<HashMap<Uuid, One<T>>>);

/// One of them.
pub struct One<T> {
    /// Who made it; nobody for what came with a made-up authority.
    pub owner: Option<WorkerId>,
    /// When it was begun.
    pub at: Instant,
    /// What it is called.
    pub title: String,
    /// Whether others may see it, its small numbers hidden.
    pub sight: Sight,
    /// How far it has come.
    pub progress: Arc<Progress>,
    /// What came of it, once it is done.
    pub done: Option<Arc<T>>,
}

/// Who may see one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Whoever made it.
    Own,
    /// Everybody who may see forecasts.
    Shared,
}

/// How far a run has come, and whether it is to stop.
#[derive(Default)]
pub struct Progress {
    done: AtomicU32,
    of: AtomicU32,
    stop: AtomicBool,
}

impl Progress {
    /// So many steps are done, of so many. Stops whoever tells it, once somebody asked for that.
    pub fn tell(&self, done: u32, of: u32) -> ControlFlow<()> {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// The share that is done, in percent, once it is known.
    pub fn percent(&self) -> Option<u32> {
        (self.done.load(Ordering::Relaxed) * 100).checked_div(self.of.load(Ordering::Relaxed))
    }
}

impl<T> Clone for One<T> {
    fn clone(&self) -> Self {
        let One { owner, at, title, sight, progress, done } = self;
        One {
            owner: *owner,
            at: *at,
            title: title.clone(),
            sight: *sight,
            progress: progress.clone(),
            done: done.clone(),
        }
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(Mutex::default())
    }
}

impl<T> Kept<T> {
    /// Begins one.
    pub fn begin(&self, id: Uuid, owner: Option<WorkerId>, title: String, sight: Sight, at: Instant) -> Arc<Progress> {
        let mut kept = self.open(at);
        let owned = kept.iter().filter(|(_, one)| one.owner.is_some());
        if kept.len() >= KEPT_MAX
            && let Some(oldest) = owned.min_by_key(|(id, one)| (one.at, **id)).map(|(id, _)| *id)
            && let Some(one) = kept.remove(&oldest)
        {
            one.progress.stop.store(true, Ordering::Relaxed);
        }
        let progress = Arc::new(Progress::default());
        kept.insert(id, One { owner, at, title, sight, progress: progress.clone(), done: None });
        progress
    }

    /// Says what came of it, unless it was forgotten meanwhile.
    pub fn finish(&self, id: Uuid, done: T) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = kept.get_mut(&id) {
            one.done = Some(Arc::new(done));
        }
    }

    /// The one, for whoever may see it.
    pub fn of(&self, id: Uuid, worker: WorkerId, at: Instant) -> Option<One<T>> {
        self.open(at).get(&id).filter(|one| one.may_see(worker)).cloned()
    }

    /// All that a worker may see, the latest first.
    pub fn all(&self, worker: WorkerId, at: Instant) -> Vec<(Uuid, One<T>)> {
        let kept = self.open(at);
        let mut all: Vec<(Uuid, One<T>)> =
            kept.iter().filter(|(_, one)| one.may_see(worker)).map(|(id, one)| (*id, one.clone())).collect();
        all.sort_by_key(|(id, one)| (std::cmp::Reverse(one.at), *id));
        all
    }

    /// Lets others see what this worker made.
    pub fn share(&self, id: Uuid, worker: WorkerId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = kept.get_mut(&id).filter(|one| one.owner == Some(worker)) {
            one.sight = Sight::Shared;
        }
    }

    /// Stops and forgets what this worker made.
    pub fn forget(&self, id: Uuid, worker: WorkerId) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.get(&id).is_some_and(|one| one.owner == Some(worker))
            && let Some(one) = kept.remove(&id)
        {
            one.progress.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Those whose time is not over.
    fn open(&self, at: Instant) -> MutexGuard<'_, HashMap<Uuid, One<T>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, one| {
            let allowed = match one.sight {
                Sight::Own => KEPT_FOR,
                Sight::Shared => SHARED_FOR,
            };
            one.owner.is_none() || at.microseconds() - one.at.microseconds() < allowed
        });
        kept
    }
}

impl<T> One<T> {
    /// Whether a worker may see it.
    pub fn may_see(&self, worker: WorkerId) -> bool {
        self.sight == Sight::Shared || self.owner == Some(worker)
    }

    /// Whether small numbers are hidden from a worker: all who did not bring the rows themselves.
    pub fn hides_from(&self, worker: WorkerId) -> bool {
        self.owner != Some(worker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(microseconds: i64) -> Instant {
        Instant::from_microseconds(microseconds)
    }

    fn worker(number: u128) -> WorkerId {
        WorkerId(Uuid::from_u128(number))
    }

    #[test]
    fn a_run_is_seen_by_its_maker_then_by_others_then_by_nobody() {
        let kept: Kept<u8> = Kept::default();
        let id = Uuid::from_u128(1);
        kept.begin(id, Some(worker(1)), "mine".into(), Sight::Own, at(0));
        assert!(kept.of(id, worker(1), at(1)).is_some() && kept.of(id, worker(2), at(1)).is_none());
        kept.share(id, worker(2));
        assert!(kept.of(id, worker(2), at(1)).is_none(), "only its maker shares it");
        kept.share(id, worker(1));
        let one = kept.of(id, worker(2), at(KEPT_FOR)).unwrap();
        assert!(one.hides_from(worker(2)) && !one.hides_from(worker(1)));
        assert!(kept.of(id, worker(1), at(SHARED_FOR)).is_none());
    }

    #[test]
    fn who_forgets_a_run_stops_it() {
        let kept: Kept<u8> = Kept::default();
        let id = Uuid::from_u128(1);
        let progress = kept.begin(id, Some(worker(1)), "mine".into(), Sight::Own, at(0));
        kept.forget(id, worker(2));
        assert!(progress.tell(1, 4).is_continue());
        assert_eq!(progress.percent(), Some(25));
        kept.forget(id, worker(1));
        assert!(progress.tell(2, 4).is_break());
        kept.finish(id, 1);
        assert!(kept.of(id, worker(1), at(1)).is_none());
    }

    #[test]
    fn what_came_with_a_made_up_authority_stays() {
        let kept: Kept<u8> = Kept::default();
        kept.begin(Uuid::from_u128(9), None, "made up".into(), Sight::Shared, at(0));
        for number in 0..2 * KEPT_MAX as u128 {
            kept.begin(Uuid::from_u128(100 + number), Some(worker(1)), "mine".into(), Sight::Own, at(number as i64));
        }
        assert!(kept.of(Uuid::from_u128(9), worker(2), at(SHARED_FOR * 9)).is_some());
    }
}
