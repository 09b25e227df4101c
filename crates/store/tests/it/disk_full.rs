//! A disk without room: what is refused is refused whole and in clear words, reading goes on, and writing goes on as soon as there is
//! room again.

use crate::support::{home::run, *};
use ledger::*;
use std::collections::HashSet;
use store::{AppendError, Store, StoreError};

/// Steps of one page at which the disk ends.
const LEVELS: u32 = 64;
/// As far as SQLite can count.
const NO_LIMIT: u32 = 0xffff_fffe;

async fn pages(home: &Home) -> u32 {
    let store::StoreAddress::Sqlite(file) = &home.address else { unreachable!("SQLite only") };
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap()
}

/// The entries that somebody was told are saved and that are not there.
async fn lost(store: &Store, acknowledged: &[EntryId]) -> Vec<EntryId> {
    let there: HashSet<EntryId> =
        store.entries_after(Sequence(0), 10_000).await.unwrap().iter().map(|entry| entry.id).collect();
    acknowledged.iter().copied().filter(|id| !there.contains(id)).collect()
}

fn long_visit(number: u32) -> Draft {
    visit(&[AMARA, OKAFORS], &format!("{number} {}", "long ".repeat(200)))
}

#[test]
fn a_full_disk_refuses_cleanly_at_every_page_and_recovers_when_there_is_room() {
    run(async {
        let home = Home::on_sqlite();
        let store = home.open().await;
        let mut acknowledged = vec![store.append(commit([long_visit(0)])).await.unwrap().entries[0].id];
        for level in 0..LEVELS {
            store.pretend_the_disk_ends_at(pages(&home).await + level % 8).await.unwrap();
            let refused = loop {
                match store.append(commit([long_visit(level), long_visit(level)])).await {
                    Ok(receipt) => acknowledged.extend(receipt.entries.iter().map(|entry| entry.id)),
                    Err(refused) => break refused,
                }
            };
            assert!(matches!(refused, AppendError::Store(StoreError::Full)), "{refused:?}");
            assert!(refused.to_string().starts_with("There is no room left on the disk, so nothing was saved."));
            let head = store.head().await.unwrap().sequence;
            assert_eq!(head.0, acknowledged.len() as u64, "all or nothing");
            assert_eq!(store.entries_about(&[AMARA]).await.unwrap().len(), acknowledged.len(), "reading goes on");

            store.pretend_the_disk_ends_at(NO_LIMIT).await.unwrap();
            acknowledged.push(store.append(commit([long_visit(level)])).await.unwrap().entries[0].id);
        }
        assert_eq!(lost(&store, &acknowledged).await, []);
        assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, acknowledged.len() as u64);
        let views = store.dump_views().await.unwrap();
        store.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(store.dump_views().await.unwrap(), views);
    });
}

#[test]
fn people_who_save_together_on_a_full_disk_are_each_told_the_truth() {
    run(async {
        let home = Home::on_sqlite();
        let store = home.open().await;
        let mut acknowledged = Vec::new();
        for round in 0..8 {
            store.pretend_the_disk_ends_at(pages(&home).await + 20).await.unwrap();
            let saves: Vec<_> = (0..40)
                .map(|number| {
                    let store = store.clone();
                    tokio::spawn(async move { store.append(commit([long_visit(round * 100 + number)])).await })
                })
                .collect();
            let mut refused = 0;
            for save in saves {
                match save.await.unwrap() {
                    Ok(receipt) => acknowledged.extend(receipt.entries.iter().map(|entry| entry.id)),
                    Err(AppendError::Store(StoreError::Full | StoreError::Undone)) => refused += 1,
                    Err(other) => panic!("{other:?}"),
                }
            }
            assert!(refused > 0);
            store.pretend_the_disk_ends_at(NO_LIMIT).await.unwrap();
        }
        assert_eq!(lost(&store, &acknowledged).await, []);
        assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, acknowledged.len() as u64);
    });
}

#[test]
fn an_entry_that_was_acknowledged_and_is_not_there_would_be_noticed() {
    run(async {
        let home = Home::on_sqlite();
        let store = home.open().await;
        let saved = store.append(commit([long_visit(1)])).await.unwrap().entries[0].id;
        store.pretend_the_disk_ends_at(1).await.unwrap();
        // The planted fault: somebody is told that it is saved whatever the store says.
        let mut acknowledged = vec![saved];
        for number in 0..20 {
            let draft = long_visit(number);
            acknowledged.push(draft.id);
            let _ = store.append(commit([draft])).await;
        }
        assert!(!lost(&store, &acknowledged).await.is_empty());
    });
}
