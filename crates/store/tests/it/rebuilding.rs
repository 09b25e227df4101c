//! What is worked out again is what was there: byte for byte, whatever was recorded and however.

use crate::support::*;
use ledger::*;
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};
use serde_json::json;
use std::sync::Arc;
use store::{AppendError, Commit, Store};

/// Something that somebody may record; a number chooses among the entries so far.
#[derive(Clone, Debug)]
enum Deed {
    Visit(Vec<usize>),
    Correct(usize),
    Withdraw(usize),
    WrongPerson(usize, usize),
    Join(usize, usize),
}

const SUBJECTS: [Subject; 4] = [AMARA, BEN, CHIDI, OKAFORS];

fn deed() -> impl Strategy<Value = Deed> {
    let subject = 0..SUBJECTS.len();
    prop_oneof![
        4 => vec(subject.clone(), 1..4).prop_map(Deed::Visit),
        2 => any::<usize>().prop_map(Deed::Correct),
        2 => any::<usize>().prop_map(Deed::Withdraw),
        1 => (any::<usize>(), subject.clone()).prop_map(|(entry, subject)| Deed::WrongPerson(entry, subject)),
        2 => (subject.clone(), subject).prop_map(|(kept, absorbed)| Deed::Join(kept, absorbed)),
    ]
}

fn draft(deed: &Deed, number: usize, entries: &[Entry]) -> Option<Draft> {
    let chosen = |which: &usize| (!entries.is_empty()).then(|| &entries[which % entries.len()]);
    Some(match deed {
        Deed::Visit(about) => {
            visit(&about.iter().map(|subject| SUBJECTS[*subject]).collect::<Vec<_>>(), &format!("Visit {number}"))
        }
        Deed::Correct(which) => correcting(chosen(which)?, &format!("Correction {number}")),
        Deed::Withdraw(which) => withdrawing(chosen(which)?),
        Deed::WrongPerson(which, subject) => {
            let amends = amending(chosen(which)?.id, Amends::RecordedOnWrongPerson);
            Draft { amends, ..visit(&[SUBJECTS[*subject]], &format!("Moved {number}")) }
        }
        Deed::Join(kept, absorbed) if kept == absorbed => return None,
        Deed::Join(kept, absorbed) => joining(SUBJECTS[*kept], SUBJECTS[*absorbed]),
    })
}

/// Records what may be recorded, commit by commit; gives the commits that were.
async fn record(store: &Store, commits: &[Vec<Deed>]) -> Vec<Commit> {
    let (mut entries, mut recorded) = (Vec::new(), Vec::new());
    for (number, deeds) in commits.iter().enumerate() {
        let drafts = deeds.iter().filter_map(|deed| draft(deed, number, &entries)).collect();
        let commit = Commit::new(at(number as i64), drafts);
        match store.append(commit.clone()).await {
            Ok(receipt) => {
                entries.extend(receipt.entries);
                recorded.push(commit);
            }
            Err(AppendError::AlreadyAmended(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    recorded
}

fn check(name: &str, cases: u32, home: impl Fn() -> Option<Home>) {
    let mut runner = TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() });
    let tried = runner.run(&vec(vec(deed(), 1..4), 1..12), |commits| {
        let Some(home) = home() else {
            return Ok(());
        };
        crate::support::home::run(async {
            let store = home.open().await;
            let recorded = record(&store, &commits).await;
            let incremental = store.dump_views().await.unwrap();
            store.verify(|_, _| {}).await.unwrap();
            store.rebuild(|_, _| {}).await.unwrap();
            assert_eq!(store.dump_views().await.unwrap(), incremental, "rebuilt");
            store.verify(|_, _| {}).await.unwrap();

            let bulk = home.open_beside("bulk.db").await;
            bulk.append_many(recorded, |_, _| {}).await.unwrap();
            assert_eq!(bulk.dump_views().await.unwrap(), incremental, "recorded at once");
        });
        let name = home.name();
        drop(home);
        if !name.is_empty() {
            crate::support::home::run(crate::support::home::drop_database(&name));
        }
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{name}: {error}");
    }
}

#[test]
fn rebuilding_changes_nothing_on_sqlite() {
    check("SQLite", 48, || Some(Home::on_sqlite()));
}

#[test]
fn rebuilding_changes_nothing_on_postgres() {
    let home = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(Home::on_postgres())
    };
    check("PostgreSQL", 8, home);
}

on_both! {
    async fn rows_that_depend_on_arrival_are_caught(home: Home) {
        let store = home.open_with(Arc::new(ArrivalOrder::default())).await;
        store.append(commit([visit(&[AMARA], "One")])).await.unwrap();
        store.append(commit([visit(&[AMARA], "Two")])).await.unwrap();
        let incremental = store.dump_views().await.unwrap();
        store.rebuild(|_, _| {}).await.unwrap();
        assert_ne!(store.dump_views().await.unwrap(), incremental);
    }

    async fn a_row_that_was_changed_is_put_right(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "One"), visit(&[BEN], "Two")])).await.unwrap();
        let right = store.dump_views().await.unwrap();
        home.behind_the_back("UPDATE visit_now SET note = 'Other'; DELETE FROM kind_count; DELETE FROM about").await.unwrap();
        assert_ne!(store.dump_views().await.unwrap(), right);
        store.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(store.dump_views().await.unwrap(), right);
    }

    async fn joining_two_records_and_parting_them_again_restores_both(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Amara's"), visit(&[BEN], "Ben's")])).await.unwrap();
        let of = |views: String, subject: Subject| -> Vec<String> {
            let lines = views.lines().filter(|line| line.starts_with("visit_now") && line.contains(&subject.to_string()));
            // Without the sequence that the row reflects, which has moved on.
            lines.map(|line| line.split('\t').enumerate().filter(|(place, _)| *place != 2).map(|(_, cell)| cell).collect()).collect()
        };
        let apart = store.dump_views().await.unwrap();
        let joined = store.append(commit([joining(AMARA, BEN)])).await.unwrap().entries.remove(0);
        let together = store.dump_views().await.unwrap();
        assert_eq!((of(together.clone(), AMARA).len(), of(together, BEN).len()), (2, 0));
        store.append(commit([withdrawing(&joined)])).await.unwrap();
        let again = store.dump_views().await.unwrap();
        assert_eq!(of(again.clone(), AMARA), of(apart.clone(), AMARA));
        assert_eq!(of(again, BEN), of(apart, BEN));
    }

    async fn a_bulk_load_that_runs_twice_changes_nothing(home: Home) {
        let store = home.open().await;
        let commits: Vec<Commit> = (0..30).map(|number| commit([visit(&[AMARA, OKAFORS], &format!("{number}")), visit(&[BEN], "b")])).collect();
        let first = store.append_many(commits.clone(), |_, _| {}).await.unwrap();
        assert_eq!((first.recorded, first.already, first.head), (60, 0, Sequence(60)));
        let views = store.dump_views().await.unwrap();
        let second = store.append_many(commits, |_, _| {}).await.unwrap();
        assert_eq!((second.recorded, second.already, second.head), (0, 60, Sequence(60)));
        assert_eq!(store.dump_views().await.unwrap(), views);
        assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, 60);
    }

    async fn a_bulk_load_that_was_cut_short_is_made_good_when_the_store_opens(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "One")])).await.unwrap();
        let right = store.dump_views().await.unwrap();
        drop(store);
        home.behind_the_back("DELETE FROM visit_now; UPDATE ledger_head SET views_reflect = 0").await.unwrap();
        assert_eq!(home.open().await.dump_views().await.unwrap(), right);
    }

    async fn a_bulk_load_refuses_what_no_load_may_hold(home: Home) {
        let store = home.open().await;
        let unknown = Draft { amends: amending(new_id(), Amends::Corrects), ..visit(&[AMARA], "Corrected") };
        assert!(matches!(store.append_many([commit([unknown])], |_, _| {}).await, Err(AppendError::NothingToAmend(_))));
        let confirmed = entry(DESTRUCTION_CONFIRMED, &[AMARA], json!({}));
        assert!(matches!(store.append_many([commit([confirmed])], |_, _| {}).await, Err(AppendError::NotConfirmed)));
        let (once, twice) = (visit(&[AMARA], "Once"), visit(&[AMARA], "Twice"));
        let twice = Draft { id: once.id, ..twice };
        assert!(store.append_many([commit([once]), commit([twice])], |_, _| {}).await.is_err());
        assert_eq!(store.head().await.unwrap().sequence, Sequence(0));
    }
}

store::statements! {
    ACTS_AS = "SELECT CAST(current_user AS TEXT)";
}

/// PostgreSQL plans by what it last counted; after a bulk load that is nothing, until it is told to count. Only the owner may tell it.
#[test]
fn after_a_bulk_load_postgres_has_counted_and_the_application_has_its_own_role_again() {
    crate::support::home::run(async {
        let Some(home) = Home::on_postgres().await else { return };
        let dropped = home.name();
        let store = home.open().await;
        let counted = "DO $$ BEGIN IF (SELECT reltuples FROM pg_class WHERE relname = 'about') < 1 THEN
            RAISE EXCEPTION 'nobody has counted'; END IF; END $$";
        assert_eq!(home.behind_the_back(counted).await, Err("nobody has counted".to_owned()));
        store.append_many([commit([visit(&[AMARA], "Brought over")])], |_, _| {}).await.unwrap();
        home.behind_the_back(counted).await.unwrap();
        for _ in 0..20 {
            assert_eq!(store.query_one(&ACTS_AS, &[]).await.unwrap().unwrap().text(0).unwrap(), "kith_app");
        }
        drop(store);
        crate::support::home::drop_database(&dropped).await;
    });
}
