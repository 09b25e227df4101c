//! Lawful destruction: two people, one proposal, and a ledger that still verifies.

use crate::support::*;
use ledger::*;
use serde_json::Value;
use store::AppendError;

on_both! {
    async fn two_people_destroy_what_an_entry_says_and_the_ledger_still_verifies(home: Home) {
        let store = home.open().await;
        let kept = store.append(commit([visit(&[AMARA, BEN], "Kept")])).await.unwrap().entries.remove(0);
        let gone = store.append(commit([visit(&[AMARA, BEN], "Too old")])).await.unwrap().entries.remove(0);
        let root = store.head().await.unwrap();
        let proposal = store.append(commit([proposing_to_destroy(&[&gone])])).await.unwrap().entries.remove(0);
        assert_eq!(store.entry(gone.id).await.unwrap().unwrap().body_text(), gone.body_text(), "a proposal destroys nothing");
        store.append(commit([confirming(&proposal, TOM)])).await.unwrap();

        let read = store.entry(gone.id).await.unwrap().unwrap();
        assert_eq!((read.body_text(), &*read), (None, &*gone));
        assert_eq!(store.entry(kept.id).await.unwrap().unwrap(), kept);
        assert!(!store.dump_views().await.unwrap().contains("Too old"), "nor may a read table go on saying it");
        let verified = store.verify(|_, _| {}).await.unwrap();
        assert_eq!((verified.entries, verified.destroyed), (4, 1));
        assert_ne!(verified.root, root.root);
        // A retry of the write whose words are gone is still the same write.
        let before = store.dump_views().await.unwrap();
        store.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(store.dump_views().await.unwrap(), before);
    }

    async fn one_person_alone_destroys_nothing(home: Home) {
        let store = home.open().await;
        let seen = store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap().entries.remove(0);
        let proposal = store.append(commit([proposing_to_destroy(&[&seen])])).await.unwrap().entries.remove(0);
        let alone = store.append(commit([confirming(&proposal, PRIYA)])).await;
        assert!(matches!(alone, Err(AppendError::NotConfirmed)), "{alone:?}");
        assert!(alone.unwrap_err().to_string().starts_with("Two different people must agree"));
        // Nor does a colleague's name help when the same hand types it.
        let same_hand = Draft { on_behalf_of: Some(PRIYA), ..confirming(&proposal, TOM) };
        assert!(matches!(store.append(commit([same_hand])).await, Err(AppendError::NotConfirmed)));
        assert_eq!(store.entry(seen.id).await.unwrap().unwrap(), seen);
        assert_eq!(store.head().await.unwrap().sequence, Sequence(2));
    }

    async fn a_proposal_that_was_taken_back_destroys_nothing(home: Home) {
        let store = home.open().await;
        let seen = store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap().entries.remove(0);
        let proposal = store.append(commit([proposing_to_destroy(&[&seen])])).await.unwrap().entries.remove(0);
        store.append(commit([withdrawing(&proposal)])).await.unwrap();
        assert!(matches!(store.append(commit([confirming(&proposal, TOM)])).await, Err(AppendError::NotConfirmed)));
    }

    async fn a_join_is_never_destroyed(home: Home) {
        let store = home.open().await;
        let joined = store.append(commit([joining(AMARA, BEN)])).await.unwrap().entries.remove(0);
        let proposal = store.append(commit([proposing_to_destroy(&[&joined])])).await.unwrap().entries.remove(0);
        assert!(matches!(store.append(commit([confirming(&proposal, TOM)])).await, Err(AppendError::NotConfirmed)));
        assert!(store.entry(joined.id).await.unwrap().unwrap().says::<Value>().is_some());
    }

    async fn a_body_that_is_deleted_with_a_false_note_is_found(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        let false_note = "INSERT INTO destruction (sequence, proposal, proposed_by, confirmed_by) VALUES (1, 'p', 'a', 'b');
            DELETE FROM body WHERE sequence = 1";
        home.behind_the_back(false_note).await.unwrap();
        let found = store.verify(|_, _| {}).await.unwrap_err().to_string();
        assert!(found.contains("entry 1: what it says was destroyed, and no two people"), "{found}");
    }
}
