//! Whatever is changed behind the store's back is found.

use crate::support::*;
use ledger::Sequence;
use store::NotVerified;

/// Lets somebody with every right on the database through.
const GUARDS_DOWN_SQLITE: &str = "DROP TRIGGER ledger_is_never_changed; DROP TRIGGER ledger_is_never_deleted;
    DROP TRIGGER body_is_never_changed; DROP TRIGGER ledger_head_never_goes_back;";
const GUARDS_DOWN_POSTGRES: &str =
    "DROP TRIGGER never ON ledger; DROP TRIGGER never ON body; DROP TRIGGER never_back ON ledger_head;";

async fn found_after(home: &Home, store: &store::Store, sql: &str) -> String {
    let guards = match home.address {
        store::StoreAddress::Sqlite(_) => GUARDS_DOWN_SQLITE,
        store::StoreAddress::Postgres(_) => GUARDS_DOWN_POSTGRES,
    };
    store.append(commit((0..6).map(|number| visit(&[AMARA, BEN], &format!("Visit {number}"))))).await.unwrap();
    assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, 6);
    home.behind_the_back(&format!("{guards} {sql}")).await.unwrap();
    store.verify(|_, _| {}).await.unwrap_err().to_string()
}

on_both! {
    async fn a_changed_note_is_found(home: Home) {
        let store = home.open().await;
        let found = found_after(&home, &store, "UPDATE body SET body = '{\"note\":\"Nothing\"}' WHERE sequence = 3").await;
        assert!(found.contains("entry 3: what it says was changed"), "{found}");
    }

    async fn a_changed_header_is_found(home: Home) {
        let store = home.open().await;
        let found = found_after(&home, &store, "UPDATE ledger SET header = REPLACE(header, '2025-03-03', '2025-03-04') WHERE sequence = 2").await;
        assert!(found.contains("entry 2: its header was changed"), "{found}");
    }

    async fn a_removed_entry_is_found(home: Home) {
        let store = home.open().await;
        let found = found_after(&home, &store, "DELETE FROM ledger WHERE sequence = 4").await;
        assert!(found.contains("entry 4: it is not in its place"), "{found}");
    }

    async fn a_ledger_that_was_cut_short_is_found(home: Home) {
        let store = home.open().await;
        let found = found_after(&home, &store, "DELETE FROM ledger WHERE sequence > 4").await;
        assert!(found.contains("its head does not match its 4 entries"), "{found}");
    }

    async fn an_index_that_misses_an_entry_is_found_and_rebuilt(home: Home) {
        let store = home.open().await;
        let found = found_after(&home, &store, "DELETE FROM about WHERE sequence = 5").await;
        assert!(found.contains("its index is not"), "{found}");
        store.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, 6);
    }

    async fn an_index_with_an_entry_too_many_is_found(home: Home) {
        let store = home.open().await;
        let sql = format!("UPDATE about SET subject = '{CHIDI}' WHERE sequence = 5 AND subject = '{AMARA}'");
        let found = found_after(&home, &store, &sql).await;
        assert!(found.contains("its index is not"), "{found}");
    }

    async fn a_checkpoint_vouches_for_the_ledger(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        let head = store.head().await.unwrap();
        let key = ledger::SigningKey::from_bytes(&[7; 32]);
        let sign = |size, root| ledger::Checkpoint { origin: "aldermoor/kith".into(), size, root }.sign(&key, "aldermoor").unwrap();
        store.keep_checkpoint(1, &sign(1, head.root)).await.unwrap();
        assert_eq!(store.newest_checkpoint().await.unwrap(), Some(sign(1, head.root)));
        assert_eq!(store.verify(|_, _| {}).await.unwrap().signed, 1);
        // One that was signed over a longer ledger tells that this one was rolled back.
        store.keep_checkpoint(9, &sign(9, head.root)).await.unwrap();
        let rolled_back = store.verify(|_, _| {}).await;
        assert!(matches!(rolled_back, Err(NotVerified::Fault(fault)) if fault.sequence == Sequence(2)));
    }
}
