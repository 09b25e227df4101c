//! What may be recorded, and what happens when two people do so at once.

use crate::support::*;
use ledger::*;
use serde_json::json;
use store::{AppendError, Commit};

on_both! {
    async fn a_visit_to_two_children_is_one_entry_on_both_records(home: Home) {
        let store = home.open().await;
        let receipt = store.append(commit([visit(&[AMARA, BEN], "Both at home")])).await.unwrap();
        assert_eq!(receipt.head, Sequence(1));
        for child in [AMARA, BEN] {
            assert_eq!(store.entries_about(&[child]).await.unwrap(), receipt.entries);
        }
        assert!(store.entries_about(&[CHIDI]).await.unwrap().is_empty());
        assert_eq!(store.entry(receipt.entries[0].id).await.unwrap().as_ref(), receipt.entries.first());
        assert_eq!(store.head().await.unwrap().sequence, Sequence(1));
    }

    async fn a_retry_makes_one_entry(home: Home) {
        let store = home.open().await;
        let drafts = vec![visit(&[AMARA], "Seen alone"), visit(&[AMARA], "Seen with mother")];
        let first = store.append(Commit::new(at(0), drafts.clone())).await.unwrap();
        // The retry comes later, after somebody else's entry, and says that it was based on what the first was based on.
        store.append(commit([visit(&[AMARA], "By telephone")])).await.unwrap();
        let retry = Commit { based_on: based_on(AMARA, Sequence(0), &[]), ..Commit::new(at(60), drafts) };
        let again = store.append(retry).await.unwrap();
        assert_eq!(again.entries, first.entries);
        assert_eq!(store.head().await.unwrap().sequence, Sequence(3));
    }

    async fn an_id_cannot_be_used_again_for_something_else(home: Home) {
        let store = home.open().await;
        let draft = visit(&[AMARA], "Seen alone");
        store.append(commit([draft.clone()])).await.unwrap();
        let other_body = Draft { body: json!({ "note": "Not seen" }), ..draft.clone() };
        let other_author = Draft { author: TOM, ..draft.clone() };
        let half_new = vec![draft.clone(), visit(&[AMARA], "And again")];
        let half_old = vec![visit(&[AMARA], "And again"), draft.clone()];
        for drafts in [vec![other_body], vec![other_author], half_new, half_old, vec![draft.clone(), draft.clone()]] {
            let refused = store.append(commit(drafts)).await;
            if let Ok(receipt) = &refused {
                panic!("recorded {receipt:?}");
            }
            assert!(matches!(refused, Err(AppendError::AlreadyOtherwise(id)) if id == draft.id));
        }
        assert_eq!(store.head().await.unwrap().sequence, Sequence(1));
    }

    async fn a_clash_shows_who_changed_what(home: Home) {
        let store = home.open().await;
        let seen = store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        let theirs = Draft { author: TOM, ..visit(&[AMARA], "Moved to her aunt") };
        let theirs = store.append(commit([theirs])).await.unwrap();
        let mine = Commit { based_on: based_on(AMARA, seen.head, &[]), ..commit([visit(&[AMARA], "Still at home")]) };
        match store.append(mine.clone()).await {
            Err(AppendError::Clash(entries)) => {
                assert_eq!(entries, theirs.entries);
                assert_eq!(entries[0].author, TOM);
            }
            other => panic!("{other:?}"),
        }
        // After a look at it, the same text is saved.
        let mine = Commit { based_on: based_on(AMARA, theirs.head, &[]), ..mine };
        assert_eq!(store.append(mine).await.unwrap().head, Sequence(3));
    }

    async fn a_change_of_another_kind_is_no_clash_but_its_withdrawal_is(home: Home) {
        let store = home.open().await;
        let plan = store.append(commit([entry("plan", &[AMARA], json!({}))])).await.unwrap();
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        let based = |sequence| Commit { based_on: based_on(AMARA, sequence, &["plan"]), ..commit([entry("review", &[AMARA], json!({}))]) };
        store.append(based(plan.head)).await.unwrap();
        store.append(commit([withdrawing(&plan.entries[0])])).await.unwrap();
        assert!(matches!(store.append(based(plan.head)).await, Err(AppendError::Clash(entries)) if entries[0].kind == "withdrawn"));
    }

    async fn a_clash_is_seen_through_a_joined_record(home: Home) {
        let store = home.open().await;
        let joined = store.append(commit([joining(AMARA, BEN)])).await.unwrap();
        store.append(commit([visit(&[BEN], "Under the old name")])).await.unwrap();
        let mine = Commit { based_on: based_on(AMARA, joined.head, &[]), ..commit([visit(&[AMARA], "Mine")]) };
        assert!(matches!(store.append(mine).await, Err(AppendError::Clash(entries)) if entries.len() == 1));
    }

    async fn two_people_who_save_at_once_do_not_overwrite_each_other(home: Home) {
        let store = home.open().await;
        let before = store.append(commit([visit(&[OKAFORS], "First")])).await.unwrap().head;
        let save = |author, note| {
            let draft = Draft { author, ..visit(&[OKAFORS], note) };
            let store = store.clone();
            tokio::spawn(async move { store.append(Commit { based_on: based_on(OKAFORS, before, &[]), ..commit([draft]) }).await })
        };
        let (priya, tom) = (save(PRIYA, "Priya's"), save(TOM, "Tom's"));
        let results = [priya.await.unwrap(), tom.await.unwrap()];
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        assert!(results.iter().any(|result| matches!(result, Err(AppendError::Clash(_)))));
        assert_eq!(store.head().await.unwrap().sequence, Sequence(2));
    }

    async fn eight_people_saving_leave_no_gap_in_the_sequence(home: Home) {
        let store = home.open().await;
        let writers = (0..8).map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for number in 0..25 {
                    let drafts = (0..=number % 3).map(|_| visit(&[AMARA, OKAFORS], &format!("{writer} {number}")));
                    store.append(commit(drafts)).await.unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let entries = store.entries_after(Sequence(0), 1_000).await.unwrap();
        let expected: Vec<Sequence> = (1..=8 * 49).map(Sequence).collect();
        assert_eq!(entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), expected);
        assert!(entries.windows(2).all(|pair| pair[0].recorded_at < pair[1].recorded_at));
        assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, 8 * 49);
    }

    async fn what_the_practice_refuses_is_not_recorded(home: Home) {
        let store = home.open().await;
        // The second draft is judged with the first already in the record.
        let drafts = [entry("case_closed", &[OKAFORS], json!({})), visit(&[OKAFORS], "Too late")];
        match store.append(commit(drafts)).await {
            Err(AppendError::Refused(reason)) => assert!(reason.starts_with("This family's plan has been closed."), "{reason}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(store.head().await.unwrap().sequence, Sequence(0));
        assert!(store.entries_about(&[OKAFORS]).await.unwrap().is_empty());
    }

    async fn an_amendment_names_an_entry_that_is_there_and_still_believed(home: Home) {
        let store = home.open().await;
        let unknown = Draft { amends: amending(new_id(), Amends::Corrects), ..visit(&[AMARA], "Corrected") };
        assert!(matches!(store.append(commit([unknown])).await, Err(AppendError::NothingToAmend(_))));

        let visit = store.append(commit([visit(&[AMARA], "Monday")])).await.unwrap();
        store.append(commit([correcting(&visit.entries[0], "Tuesday")])).await.unwrap();
        let twice = store.append(commit([correcting(&visit.entries[0], "Wednesday")])).await;
        assert!(matches!(twice, Err(AppendError::AlreadyAmended(id)) if id == visit.entries[0].id));
        // The second of one commit finds the first's amendment too.
        let other = store.append(commit([entry("plan", &[BEN], json!({}))])).await.unwrap();
        let both = commit([withdrawing(&other.entries[0]), withdrawing(&other.entries[0])]);
        assert!(matches!(store.append(both).await, Err(AppendError::AlreadyAmended(_))));
    }

    async fn an_entry_on_the_wrong_child_is_read_by_both(home: Home) {
        let store = home.open().await;
        let wrong = store.append(commit([visit(&[AMARA], "Broken arm")])).await.unwrap().entries.remove(0);
        let right = Draft { amends: amending(wrong.id, Amends::RecordedOnWrongPerson), ..visit(&[BEN], "Broken arm") };
        store.append(commit([right])).await.unwrap();
        assert_eq!(store.entries_about(&[AMARA]).await.unwrap().len(), 2, "Amara's record tells that the visit was not hers");
        assert_eq!(store.entries_about(&[BEN]).await.unwrap().len(), 1);
        let of_kind = store.entries_about_kinds(&[AMARA], &["visit"]).await.unwrap();
        assert_eq!(of_kind.len(), 2);
        assert!(store.dump_views().await.unwrap().contains("Broken arm"));
    }

    async fn kinds_are_read_with_whatever_amends_them_and_through_joins(home: Home) {
        let store = home.open().await;
        let plan = store.append(commit([entry("plan", &[BEN], json!({}))])).await.unwrap().entries.remove(0);
        store.append(commit([visit(&[BEN], "Seen"), withdrawing(&plan), joining(AMARA, BEN)])).await.unwrap();
        let read = store.entries_about_kinds(&[AMARA], &["plan"]).await.unwrap();
        assert_eq!(read.iter().map(|entry| entry.kind.as_ref()).collect::<Vec<_>>(), ["plan", "withdrawn", JOINED]);
    }

    async fn a_form_that_cannot_be_right_is_refused_in_plain_words(home: Home) {
        let store = home.open().await;
        let day = jiff::civil::date(2025, 3, 3);
        let backwards = When::During { from: day, to: Some(day) };
        let cases = [
            (vec![visit(&[], "Nobody")], "Say who this is about."),
            (vec![Draft { when: backwards, ..visit(&[AMARA], "No time at all") }], "The end date must be after the start date."),
            (vec![visit(&[AMARA], &"a".repeat(1024 * 1024))], "This is too long to save as one entry. Shorten it or split it into parts."),
            (vec![Draft { about: vec![AMARA], ..joining(AMARA, BEN) }], "To join two records, name both."),
            ((0..1_001).map(|_| visit(&[AMARA], "")).collect(), "There are too many entries in one save: the most is 1000. Save in smaller parts."),
        ];
        for (drafts, words) in cases {
            assert_eq!(store.append(commit(drafts)).await.unwrap_err().to_string(), words);
        }
        assert_eq!(store.head().await.unwrap().sequence, Sequence(0));
    }

    async fn a_clock_that_is_put_back_never_puts_the_record_back(home: Home) {
        let store = home.open().await;
        let recorded = |receipt: store::Receipt| receipt.entries[0].recorded_at;
        let first = recorded(store.append(Commit::new(at(100), vec![visit(&[AMARA], "One")])).await.unwrap());
        let second = recorded(store.append(Commit::new(at(50), vec![visit(&[AMARA], "Two")])).await.unwrap());
        assert_eq!((first, second), (at(100), at(100).next()));
    }

    async fn words_in_every_script_come_back_as_they_were(home: Home) {
        let store = home.open().await;
        let note = "Zoë said \"נכון\" 😀 <b>&amp;</b> \u{202e} '; DROP TABLE ledger; --\n\tend";
        let recorded = store.append(commit([visit(&[AMARA], note)])).await.unwrap();
        let read = store.entries_about(&[AMARA]).await.unwrap();
        assert_eq!(read, recorded.entries);
        assert_eq!(read[0].says::<serde_json::Value>().unwrap()["note"], note);
    }
}
