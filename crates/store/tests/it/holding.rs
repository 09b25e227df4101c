//! What a store holds in memory is what it would read from the disk: compared, after every step, with a store that has read nothing before.

use crate::support::*;
use ledger::*;
use std::sync::Arc;
use store::{AppendError, Commit, Store};

/// Steps of a made-up week. Enough for every kind of step to come before and after every other.
const STEPS: u64 = 150;
const EVERYBODY: [Subject; 4] = [AMARA, BEN, CHIDI, OKAFORS];

/// The same numbers on every run.
struct Dice(u64);

impl Dice {
    fn upto(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn somebody(&mut self) -> Subject {
        EVERYBODY[self.upto(EVERYBODY.len())]
    }

    fn draft(&mut self, recorded: &[Entry]) -> Draft {
        let about = [self.somebody(), self.somebody()];
        let amended = (!recorded.is_empty()).then(|| &recorded[self.upto(recorded.len())]);
        match (self.upto(12), amended) {
            (0, Some(entry)) => withdrawing(entry),
            (1, Some(entry)) => correcting(entry, "Said better"),
            (2, Some(entry)) => {
                let to = self.somebody();
                Draft {
                    amends: amending(entry.id, Amends::RecordedOnWrongPerson),
                    ..visit(&[to], "It was about somebody else")
                }
            }
            (3, _) if about[0] != about[1] => joining(about[0], about[1]),
            (4, Some(entry)) => proposing_to_destroy(&[entry]),
            (5 | 6, Some(entry)) if entry.kind == DESTRUCTION_PROPOSED => confirming(entry, TOM),
            _ => visit(&about, "Seen"),
        }
    }
}

/// Both stores say the same of everybody, each alone and all together.
async fn says_what_is_on_the_disk(home: &Home, store: &Store) {
    let fresh = Store::open_reading(&home.address, Arc::new(SmallPractice)).await.unwrap();
    for subjects in EVERYBODY.iter().map(std::slice::from_ref).chain([EVERYBODY.as_slice()]) {
        assert_eq!(store.entries_about(subjects).await.unwrap(), fresh.entries_about(subjects).await.unwrap());
        let around =
            |store: Store| async move { store.entries_around(subjects, |entry| entry.about.clone()).await.unwrap() };
        assert_eq!(around(store.clone()).await, around(fresh.clone()).await);
    }
}

on_both! {
    async fn whatever_is_recorded_what_is_held_is_what_is_on_the_disk(home: Home) {
        let store = home.open().await;
        let mut dice = Dice(7);
        let mut recorded: Vec<Entry> = Vec::new();
        for _ in 0..STEPS {
            let drafts: Vec<Draft> = (0..=dice.upto(2)).map(|_| dice.draft(&recorded)).collect();
            match store.append(commit(drafts)).await {
                Ok(receipt) => recorded.extend(receipt.entries),
                Err(AppendError::AlreadyAmended(_) | AppendError::NotConfirmed) => {}
                Err(other) => panic!("{other}"),
            }
            // Sometimes several things are recorded before anybody looks.
            if dice.upto(3) > 0 {
                says_what_is_on_the_disk(&home, &store).await;
            }
        }
        let destroyed = recorded.iter().filter(|entry| entry.kind == DESTRUCTION_CONFIRMED).count();
        let joined = recorded.iter().filter(|entry| entry.kind == JOINED).count();
        assert!(recorded.len() > 100 && destroyed > 0 && joined > 0, "{} {destroyed} {joined}", recorded.len());
    }

    async fn what_many_record_at_once_is_held_as_it_was_committed(home: Home) {
        let store = home.open().await;
        for round in 0..10_usize {
            let writes = (0..24_usize).map(|number| {
                let (store, subject) = (store.clone(), EVERYBODY[number % EVERYBODY.len()]);
                tokio::spawn(async move {
                    // Every third was based on an empty record, and is refused as soon as there is something on it.
                    let based_on = if number % 3 == 0 { based_on(subject, Sequence(0), &[]) } else { Vec::new() };
                    let commit = Commit { based_on, ..commit([visit(&[subject, BEN], "Seen")]) };
                    let recorded = store.append(commit).await;
                    store.entries_about(&[subject]).await.unwrap();
                    recorded.is_ok()
                })
            });
            let mut kept = 0;
            for write in writes.collect::<Vec<_>>() {
                kept += usize::from(write.await.unwrap());
            }
            assert!(round == 0 || kept == 16, "{kept} of 24");
            says_what_is_on_the_disk(&home, &store).await;
        }
    }

    async fn what_an_import_brings_is_seen_by_whoever_had_read_before(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen")])).await.unwrap();
        assert_eq!(store.entries_about(&[AMARA]).await.unwrap().len(), 1);
        let commits: Vec<Commit> = (0..100).map(|_| commit([visit(&[AMARA], "Brought over")])).collect();
        store.append_many(commits, |_, _| {}).await.unwrap();
        says_what_is_on_the_disk(&home, &store).await;
        store.append(commit([visit(&[AMARA], "Seen again")])).await.unwrap();
        says_what_is_on_the_disk(&home, &store).await;
    }
}

/// Two servers on one PostgreSQL: what one records, the other knows when it is next asked.
#[test]
fn what_another_server_recorded_is_seen() {
    crate::support::home::run(async {
        let Some(home) = Home::on_postgres().await else { return };
        let dropped = home.name();
        let (one, other) = (home.open().await, home.open().await);
        let mut dice = Dice(11);
        let mut recorded: Vec<Entry> = Vec::new();
        for _ in 0..STEPS {
            let writer = if dice.upto(2) == 0 { &one } else { &other };
            if let Ok(receipt) = writer.append(commit([dice.draft(&recorded)])).await {
                recorded.extend(receipt.entries);
            }
            if dice.upto(3) == 0 {
                says_what_is_on_the_disk(&home, &one).await;
                says_what_is_on_the_disk(&home, &other).await;
            }
        }
        assert!(recorded.len() > 100);
        drop((one, other));
        crate::support::home::drop_database(&dropped).await;
    });
}
