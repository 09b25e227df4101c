//! A tiny seeded generator (SplitMix64, Steele and others 2014). The same seed tells the same stories for ever, which no generator
//! from a library promises.

use ledger::Instant;
use uuid::Uuid;

/// Where the next choice comes from.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// One stream of choices of many from one seed: each family has its own, so no family changes when another is added.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut chance = Chance(seed ^ stream.wrapping_mul(0xd134_2543_de82_ef95));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From nought up to but not including a number.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.next()) * end as u128;
        usize::try_from(product >> 64).expect("less than the end, which is a usize")
    }

    /// From one number to another, both included.
    pub(crate) fn between(&mut self, from: i32, to: i32) -> i32 {
        let span = usize::try_from(to - from).expect("the first number is not above the second") + 1;
        from + i32::try_from(self.below(span)).expect("less than the span")
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A UUIDv7 of a moment.
    pub(crate) fn uuid(&mut self, at: Instant) -> Uuid {
        let milliseconds = u64::try_from(at.microseconds() / 1_000).expect("instants begin in 1970");
        let random = (u128::from(self.next()) << 64) | u128::from(self.next());
        let mut random = random.to_be_bytes();
        let (ten, _) = random.split_at_mut(10);
        uuid::Builder::from_unix_timestamp_millis(milliseconds, (&*ten).try_into().expect("ten bytes")).into_uuid()
    }
}
