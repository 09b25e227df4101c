//! Threads beside the one that speaks to the database: they work out what it has read while it reads on. What they make comes back in the
//! order in which the pieces were handed over, and only so many pieces are under way at once, so memory does not grow with the ledger.

use crate::StoreError;
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};

/// Pieces under way for each thread: the one that it works on, and one so that it need not wait for the next.
const PIECES_OF_EACH: usize = 2;

/// Threads that do one kind of work on one piece after another. They end when the crew is dropped.
pub(crate) struct Crew<Piece, Made> {
    pieces: mpsc::Sender<(Piece, mpsc::Sender<thread::Result<Made>>)>,
    under_way: VecDeque<mpsc::Receiver<thread::Result<Made>>>,
    under_way_most: usize,
}

impl<Piece: Send + 'static, Made: Send + 'static> Crew<Piece, Made> {
    /// A thread for each core.
    pub(crate) fn start(work: impl Fn(Piece) -> Made + Send + Sync + 'static) -> Result<Self, StoreError> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (pieces, waiting) = mpsc::channel::<(Piece, mpsc::Sender<thread::Result<Made>>)>();
        let (work, waiting) = (Arc::new(work), Arc::new(Mutex::new(waiting)));
        for _ in 0..threads {
            let (work, waiting) = (Arc::clone(&work), Arc::clone(&waiting));
            let life = move || {
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((piece, answer)) = next() {
                    // Whoever handed it over may have failed meanwhile and be gone.
                    let _ = answer.send(catch_unwind(AssertUnwindSafe(|| work(piece))));
                }
            };
            thread::Builder::new().name("store crew".into()).spawn(life)?;
        }
        Ok(Crew { pieces, under_way: VecDeque::new(), under_way_most: threads * PIECES_OF_EACH })
    }

    /// Hands a piece over. When as many are under way as may be, waits for the oldest and gives what was made of it.
    pub(crate) fn hand(&mut self, piece: Piece) -> Option<Made> {
        let (answer, made) = mpsc::channel();
        self.pieces.send((piece, answer)).expect("the threads stay as long as the crew");
        self.under_way.push_back(made);
        if self.under_way.len() > self.under_way_most { self.next() } else { None }
    }

    /// Waits for the oldest piece that is under way; `None` when there is none. A panic over it goes on here.
    pub(crate) fn next(&mut self) -> Option<Made> {
        let made = self.under_way.pop_front()?.recv().expect("each piece is answered");
        Some(made.unwrap_or_else(|panic| resume_unwind(panic)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_back_in_the_order_of_the_pieces() {
        let mut crew = Crew::start(|number: u64| {
            // Even pieces take longer, so that threads overtake each other.
            thread::sleep(std::time::Duration::from_millis(if number.is_multiple_of(2) { 2 } else { 0 }));
            number * 10
        })
        .unwrap();
        let mut made: Vec<u64> = (0..50).filter_map(|number| crew.hand(number)).collect();
        assert!(made.len() < 50 && made.len() >= 50 - crew.under_way_most);
        made.extend(std::iter::from_fn(|| crew.next()));
        assert_eq!(made, (0..50).map(|number| number * 10).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_over_a_piece_reaches_whoever_waits_for_it() {
        let mut crew = Crew::start(|number: u64| assert_ne!(number, 1, "planted")).unwrap();
        assert_eq!((crew.hand(0), crew.hand(1)), (None, None));
        assert_eq!(crew.next(), Some(()));
        assert!(catch_unwind(AssertUnwindSafe(|| crew.next())).is_err());
        // The thread outlives it.
        assert_eq!((crew.hand(2), crew.next(), crew.next()), (None, Some(()), None));
    }
}
