//! A made-up authority, Aldermoor, whose two years of casework look real: for demonstration, load and test. Nobody in it exists.
//!
//! Stories are told by the practice itself: every entry comes out of `casework`'s own forms and decisions, so whatever they refuse
//! is a fault here. The same seed, day and number of families give the same authority to the last byte; dates move with `today`.
//!
//! ```
//! let aldermoor = simulate::aldermoor(7, jiff::civil::date(2026, 3, 3), 12);
//! assert!(aldermoor.workers.iter().any(|account| account.card.is_some()));
//! assert!(aldermoor.commits.is_sorted_by(|one, next| one.at < next.at));
//! ```

mod cast;
mod chance;
mod days;
mod episode;
mod forms;
mod household;
mod looked_after;
mod names;
mod numbers;
mod places;
mod published;
mod record;
mod story;
mod words;
mod workers;

use jiff::civil::Date;
use ledger::{Draft, Instant, WorkerId};
use std::{cmp::Reverse, collections::BinaryHeap};

pub use looked_after::{MadeUpFile, looked_after_returns};
pub use published::published_statistics;

/// What the authority is called.
pub const AUTHORITY: &str = "Aldermoor";

/// Families are told apart by the microsecond at which they are written, of which a second has a million; the last is the staff's.
pub const FAMILIES_MAX: u64 = 999_999;

/// A made-up authority: who works there, and everything that was ever recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Aldermoor {
    /// Everyone who may sign in; those with a card are on the demonstration's sign-in page.
    pub workers: Vec<Account>,
    /// What was recorded, in order of time.
    pub commits: Vec<Written>,
}

/// One commit: entries that were recorded together.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// When.
    pub at: Instant,
    /// What.
    pub drafts: Vec<Draft>,
}

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who, in the ledger.
    pub worker: WorkerId,
    /// What they sign in with.
    pub user_name: &'static str,
    /// What colleagues call them.
    pub name: &'static str,
    /// Their post.
    pub title: &'static str,
    /// Codes of their roles, as `access` names them.
    pub roles: &'static [&'static str],
    /// What a role card says of them; `None` for colleagues without a card.
    pub card: Option<&'static str>,
}

/// The authority with so many families, on a day whose morning has begun. Nothing in it is later than half past seven.
pub fn aldermoor(seed: u64, today: Date, families: usize) -> Aldermoor {
    let simulator = Simulator::new(seed, today);
    Aldermoor { workers: simulator.workers(), commits: simulator.written(families as u64).collect() }
}

/// Makes an authority family by family, for loads that would not fit into memory at once.
#[derive(Clone, Debug)]
pub struct Simulator {
    seed: u64,
    today: Date,
    staff: workers::Staff,
}

impl Simulator {
    /// An authority on a day.
    pub fn new(seed: u64, today: Date) -> Self {
        Simulator { seed, today, staff: workers::Staff::new(seed, today) }
    }

    /// Everyone who may sign in.
    pub fn workers(&self) -> Vec<Account> {
        self.staff.accounts()
    }

    /// How everybody who works here was appointed: what comes before every family.
    pub fn appointments(&self) -> Vec<Written> {
        self.staff.appointments(self.seed, self.today)
    }

    /// The whole story of one family, in order of time. It is the same however many families there are. The first families are cast
    /// by hand to show every stage; `number` must be below [`FAMILIES_MAX`].
    pub fn family(&self, number: u64) -> Vec<Written> {
        story::tell(self, number)
    }

    /// Appointments and so many families, all in order of time. A family is held in memory only from its first entry to its last.
    pub fn written(&self, families: u64) -> impl Iterator<Item = Written> + '_ {
        let mut starts: Vec<(Instant, u64)> =
            (0..families.min(FAMILIES_MAX)).map(|number| (story::not_before(self, number), number)).collect();
        starts.sort_unstable_by_key(|start| Reverse(*start));
        let mut live: BinaryHeap<Live> = BinaryHeap::new();
        live.extend(Live::new(self.appointments()));
        std::iter::from_fn(move || {
            while let Some((start, number)) = starts.last()
                && live.peek().is_none_or(|next| *start <= next.next.at)
            {
                live.extend(Live::new(self.family(*number)));
                starts.pop();
            }
            let Live { next, rest } = live.pop()?;
            live.extend(Live::new(rest));
            Some(next)
        })
    }
}

/// A story of which some has been read.
struct Live {
    next: Written,
    rest: std::vec::IntoIter<Written>,
}

impl Live {
    fn new(story: impl IntoIterator<IntoIter = std::vec::IntoIter<Written>>) -> Option<Self> {
        let mut rest = story.into_iter();
        Some(Live { next: rest.next()?, rest })
    }
}

impl PartialEq for Live {
    fn eq(&self, other: &Self) -> bool {
        self.next.at == other.next.at
    }
}

impl Eq for Live {}

impl PartialOrd for Live {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The earliest is the greatest, as a heap gives the greatest first.
impl Ord for Live {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.next.at.cmp(&self.next.at)
    }
}
