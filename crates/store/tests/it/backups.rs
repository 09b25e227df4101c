//! Backups: whole, checkable, and restored on either database.

use crate::support::*;
use ledger::*;
use std::{fs, path::PathBuf, sync::Arc};
use store::{NewJob, NotVerified, SavedDraft, Store, StoreError};

/// A little of everything that a store holds.
async fn fill(store: &Store) {
    let visits =
        store.append(commit([visit(&[AMARA, OKAFORS], "Seen alone"), visit(&[BEN], "Too old")])).await.unwrap().entries;
    store.append(commit([correcting(&visits[0], "Seen with mother"), joining(AMARA, CHIDI)])).await.unwrap();
    let proposal = store.append(commit([proposing_to_destroy(&[&visits[1]])])).await.unwrap().entries.remove(0);
    store.append(commit([confirming(&proposal, TOM)])).await.unwrap();
    store.log_access((0..3).map(|seconds| looked_at(AMARA, PRIYA, seconds)).collect()).await.unwrap();
    store.add_account(&account(1, "priya.shah", "Priya Shah")).await.unwrap();
    store
        .add_jobs(vec![NewJob { kind: "letter".into(), body: "{}".into(), dedup: None, run_at: at(0) }])
        .await
        .unwrap();
    let draft = SavedDraft { form: "visit".into(), typed: "She sa".into(), based_on: Sequence(1), saved_at: at(1) };
    store.save_draft(PRIYA, &draft).await.unwrap();
    store.set_setting("authority", "Aldermoor").await.unwrap();
    let head = store.head().await.unwrap();
    let checkpoint = Checkpoint { origin: "aldermoor/kith".into(), size: head.sequence.0, root: head.root };
    let text = checkpoint.sign(&SigningKey::from_bytes(&[7; 32]), "aldermoor").unwrap();
    store.keep_checkpoint(head.sequence.0, &text).await.unwrap();
}

async fn backed_up(home: &Home) -> (Store, PathBuf) {
    let store = home.open().await;
    fill(&store).await;
    let file = home.folder.join("backup.db");
    store.backup(&file, |_, _| {}).await.unwrap();
    (store, file)
}

async fn check_restored(restored: &Store, original: &Store) {
    assert_eq!(restored.head().await.unwrap(), original.head().await.unwrap());
    assert_eq!(restored.dump_views().await.unwrap(), original.dump_views().await.unwrap());
    let everything = Sequence(0);
    assert_eq!(
        restored.stored_entries(everything, 100).await.unwrap(),
        original.stored_entries(everything, 100).await.unwrap()
    );
    assert_eq!(
        restored.access_log_by(PRIYA, None, 10).await.unwrap(),
        original.access_log_by(PRIYA, None, 10).await.unwrap()
    );
    assert!(restored.account_named("priya.shah").await.unwrap().is_some());
    assert_eq!(restored.jobs(10).await.unwrap().len(), 1);
    assert_eq!(restored.draft(PRIYA, "visit").await.unwrap().unwrap().typed, "She sa");
    assert_eq!(restored.setting("authority").await.unwrap().as_deref(), Some("Aldermoor"));
    assert_eq!(restored.newest_checkpoint().await.unwrap(), original.newest_checkpoint().await.unwrap());
    // Life goes on in it.
    let head = restored.append(commit([visit(&[AMARA], "After the restore")])).await.unwrap().head;
    restored.log_access(vec![looked_at(BEN, TOM, 9)]).await.unwrap();
    restored
        .add_jobs(vec![NewJob { kind: "letter".into(), body: "{}".into(), dedup: None, run_at: at(0) }])
        .await
        .unwrap();
    assert_eq!(restored.verify(|_, _| {}).await.unwrap().entries, head.0);
}

on_both! {
    async fn a_backup_is_restored_on_sqlite(home: Home) {
        let (original, file) = backed_up(&home).await;
        let restored = home.open_beside("restored.db").await;
        let verified = restored.restore(&file, |_, _| {}).await.unwrap();
        assert_eq!((verified.entries, verified.destroyed, verified.signed), (6, 1, 6));
        check_restored(&restored, &original).await;
    }

    async fn a_backup_of_sqlite_is_restored_here(home: Home) {
        let elsewhere = Home::on_sqlite();
        let (original, file) = backed_up(&elsewhere).await;
        let restored = home.open().await;
        restored.restore(&file, |_, _| {}).await.unwrap();
        check_restored(&restored, &original).await;
    }

    async fn a_backup_is_verified_without_a_server(home: Home) {
        let (original, file) = backed_up(&home).await;
        let backup = Store::open_reading(&crate::support::home::sqlite(&file), Arc::new(SmallPractice)).await.unwrap();
        let verified = backup.verify(|_, _| {}).await.unwrap();
        assert_eq!(verified.root, original.head().await.unwrap().root);
        drop(backup);
        assert_eq!(fs::read_dir(&home.folder).unwrap().filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with("backup.db")).count(), 1, "one file");
        let tampered = rusqlite::Connection::open(&file).unwrap();
        tampered.execute_batch("DROP TRIGGER body_is_never_changed; UPDATE body SET body = '{}' WHERE sequence = 1").unwrap();
        drop(tampered);
        let backup = Store::open_reading(&crate::support::home::sqlite(&file), Arc::new(SmallPractice)).await.unwrap();
        assert!(matches!(backup.verify(|_, _| {}).await, Err(NotVerified::Fault(fault)) if fault.sequence == Sequence(1)));
    }

    async fn a_backup_that_was_tampered_with_is_not_restored(home: Home) {
        let elsewhere = Home::on_sqlite();
        let (_, file) = backed_up(&elsewhere).await;
        let tampered = rusqlite::Connection::open(&file).unwrap();
        tampered.execute_batch("DROP TRIGGER body_is_never_changed; UPDATE body SET body = '{}' WHERE sequence = 3").unwrap();
        drop(tampered);
        let store = home.open().await;
        let refused = store.restore(&file, |_, _| {}).await;
        assert!(matches!(refused, Err(NotVerified::Fault(fault)) if fault.sequence == Sequence(3)));
        assert_eq!(store.head().await.unwrap().sequence, Sequence(0), "and leaves nothing behind");
        assert!(store.accounts_after("", 10).await.unwrap().is_empty());
    }

    async fn a_store_with_something_in_it_is_not_overwritten(home: Home) {
        let (store, file) = backed_up(&home).await;
        assert!(matches!(store.restore(&file, |_, _| {}).await, Err(NotVerified::Store(StoreError::NotEmpty))));
        assert!(matches!(store.backup(&file, |_, _| {}).await, Err(StoreError::NotEmpty)));
    }
}
