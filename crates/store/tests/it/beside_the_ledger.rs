//! What is kept beside the ledger: who looked at what, jobs, accounts, sessions, text that was not saved yet, settings.

use crate::support::*;
use ledger::*;
use store::{Commit, Failing, NewJob, SavedDraft, Session};

fn job(kind: &'static str, dedup: Option<&str>, seconds: i64) -> NewJob {
    NewJob { kind: kind.into(), body: "{}".into(), dedup: dedup.map(str::to_owned), run_at: at(seconds) }
}

on_both! {
    async fn everyone_who_looked_is_on_the_record(home: Home) {
        let store = home.open().await;
        store.log_access((0..5).map(|seconds| looked_at(AMARA, PRIYA, seconds)).collect()).await.unwrap();
        store.log_access(vec![looked_at(AMARA, TOM, 5), looked_at(BEN, TOM, 6)]).await.unwrap();
        let newest = store.access_log_of(AMARA, None, 2).await.unwrap();
        assert_eq!(newest.iter().map(|logged| logged.access.clone()).collect::<Vec<_>>(), [looked_at(AMARA, TOM, 5), looked_at(AMARA, PRIYA, 4)]);
        let older = store.access_log_of(AMARA, Some(newest[1].number), 10).await.unwrap();
        assert_eq!(older.len(), 4);
        let by_tom = store.access_log_by(TOM, None, 10).await.unwrap();
        assert_eq!(by_tom.iter().map(|logged| logged.access.on).collect::<Vec<_>>(), [BEN, AMARA]);
    }

    async fn a_job_is_noted_with_the_entry_that_asks_for_it(home: Home) {
        let store = home.open().await;
        let with_job = Commit { jobs: vec![job("letter", None, 0)], ..commit([visit(&[AMARA], "Seen")]) };
        store.append(with_job.clone()).await.unwrap();
        // A retry asks for it once.
        store.append(with_job).await.unwrap();
        assert_eq!(store.jobs(10).await.unwrap().len(), 1);
        // What is refused leaves none behind.
        let refused = Commit { jobs: vec![job("letter", None, 0)], ..commit([visit(&[], "Nobody")]) };
        assert!(store.append(refused).await.is_err());
        assert_eq!(store.jobs(10).await.unwrap().len(), 1);
    }

    async fn a_job_is_done_by_one_and_taken_up_again_when_they_vanish(home: Home) {
        let store = home.open().await;
        store.add_jobs(vec![job("letter", None, 10)]).await.unwrap();
        assert_eq!(store.claim_job(at(9), at(19)).await.unwrap(), None, "not due yet");
        let first = store.claim_job(at(10), at(20)).await.unwrap().unwrap();
        assert_eq!((first.kind.as_str(), first.attempt), ("letter", 1));
        assert_eq!(store.claim_job(at(19), at(30)).await.unwrap(), None, "somebody has it");
        let second = store.claim_job(at(20), at(30)).await.unwrap().unwrap();
        assert!(!store.complete_job(&first).await.unwrap(), "too late: the lease is lost");
        assert!(store.complete_job(&second).await.unwrap());
        assert!(store.jobs(10).await.unwrap().is_empty());
    }

    async fn a_job_that_fails_waits_longer_each_time_and_is_given_up(home: Home) {
        let store = home.open().await;
        store.add_jobs(vec![job("letter", Some("letter to Amara's school"), 0)]).await.unwrap();
        let mut now = at(0);
        let mut waits = Vec::new();
        loop {
            let claimed = store.claim_job(now, at(i32::MAX.into())).await.unwrap().unwrap();
            match store.fail_job(&claimed, now, "the printer did not answer").await.unwrap() {
                Failing::TriedAgainAt(then) => {
                    waits.push((then.microseconds() - now.microseconds()) / 1_000_000);
                    now = then;
                }
                Failing::GivenUp => break,
            }
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920, 3840, 7680]);
        assert_eq!(store.claim_job(at(i32::MAX.into()), at(i32::MAX.into())).await.unwrap(), None);
        let standing = store.jobs(10).await.unwrap();
        assert_eq!((standing[0].given_up_at, standing[0].error.as_deref()), (Some(now), Some("the printer did not answer")));
        // One that was given up does not stand in the way of the next.
        store.add_jobs(vec![job("letter", Some("letter to Amara's school"), 0)]).await.unwrap();
        assert_eq!(store.jobs(10).await.unwrap().len(), 2);
    }

    async fn the_same_job_does_not_wait_twice(home: Home) {
        let store = home.open().await;
        let reminder = || job("reminder", Some("review of Amara's plan"), 0);
        store.add_jobs(vec![reminder(), reminder(), job("reminder", None, 0)]).await.unwrap();
        store.add_jobs(vec![reminder()]).await.unwrap();
        assert_eq!(store.jobs(10).await.unwrap().len(), 2);
    }

    async fn two_who_ask_at_once_get_two_jobs(home: Home) {
        let store = home.open().await;
        store.add_jobs((0..20).map(|_| job("letter", None, 0)).collect()).await.unwrap();
        let claims = (0..20).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.claim_job(at(1), at(100)).await.unwrap().map(|job| job.number) })
        });
        let mut numbers = Vec::new();
        for claim in claims.collect::<Vec<_>>() {
            numbers.extend(claim.await.unwrap());
        }
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 20);
    }

    async fn an_account_is_found_by_name_and_closed_for_good(home: Home) {
        let store = home.open().await;
        let priya = account(1, "priya.shah", "Priya Shah");
        store.add_account(&priya).await.unwrap();
        let same_name = account(2, "priya.shah", "Another");
        let refused = store.add_account(&same_name).await.unwrap_err().to_string();
        assert!(!refused.contains("priya"), "an error names nobody: {refused}");
        assert!(store.account_named("priya.shah").await.unwrap().is_some_and(|found| found == priya));
        assert!(store.account_named("tom").await.unwrap().is_none());
        assert!(store.set_roles(priya.worker, "team_manager").await.unwrap());
        assert!(store.set_password_hash(priya.worker, "$argon2id$other").await.unwrap());
        assert!(store.close_account(priya.worker, at(5)).await.unwrap());
        assert!(!store.close_account(priya.worker, at(6)).await.unwrap());
        let now = store.account(priya.worker).await.unwrap().unwrap();
        assert_eq!((now.roles.as_str(), now.closed_at), ("team_manager", Some(at(5))));
        assert_eq!(store.accounts_after("", 10).await.unwrap().len(), 1);
        assert!(!format!("{now:?}").contains("argon2"));
    }

    async fn a_session_ends_by_itself_and_stays_ended(home: Home) {
        let store = home.open().await;
        let session = Session {
            token_digest: "digest".into(), worker: PRIYA, began_at: at(0), seen_at: at(0), ends_at: at(60), held: "{}".into(),
        };
        store.begin_session(&session).await.unwrap();
        assert_eq!(store.session("digest", at(59)).await.unwrap(), Some(session.clone()));
        store.session_seen("digest", at(50), at(110)).await.unwrap();
        store.hold_in_session("digest", "{\"purpose\":\"casework\"}").await.unwrap();
        assert_eq!(store.session("digest", at(109)).await.unwrap().unwrap().held, "{\"purpose\":\"casework\"}");
        assert_eq!(store.session("digest", at(110)).await.unwrap(), None);
        store.session_seen("digest", at(111), at(200)).await.unwrap();
        assert_eq!(store.session("digest", at(112)).await.unwrap(), None, "a late request does not wake it");
        assert_eq!(store.forget_ended_sessions(at(112)).await.unwrap(), 1);
        store.begin_session(&session).await.unwrap();
        store.end_session("digest").await.unwrap();
        assert_eq!(store.session("digest", at(1)).await.unwrap(), None);
        store.begin_session(&session).await.unwrap();
        assert_eq!(store.end_sessions_of(PRIYA).await.unwrap(), 1);
    }

    async fn what_was_typed_is_still_there_after_the_session(home: Home) {
        let store = home.open().await;
        let draft = |form: &str, typed: &str, seconds| SavedDraft {
            form: form.into(), typed: typed.into(), based_on: Sequence(3), saved_at: at(seconds),
        };
        store.save_draft(PRIYA, &draft("visit", "She sa", 1)).await.unwrap();
        store.save_draft(PRIYA, &draft("visit", "She said that", 2)).await.unwrap();
        store.save_draft(PRIYA, &draft("plan", "Goal", 3)).await.unwrap();
        store.save_draft(TOM, &draft("visit", "Other", 4)).await.unwrap();
        assert_eq!(store.draft(PRIYA, "visit").await.unwrap().unwrap().typed, "She said that");
        assert_eq!(store.drafts_of(PRIYA, 10).await.unwrap().iter().map(|draft| draft.form.as_str()).collect::<Vec<_>>(), ["plan", "visit"]);
        store.discard_draft(PRIYA, "visit").await.unwrap();
        assert_eq!(store.draft(PRIYA, "visit").await.unwrap(), None);
        assert!(store.draft(TOM, "visit").await.unwrap().is_some());
    }

    async fn a_setting_is_what_it_was_last_set_to(home: Home) {
        let store = home.open().await;
        assert_eq!(store.setting("authority").await.unwrap(), None);
        store.set_setting("authority", "Aldermoor").await.unwrap();
        store.set_setting("authority", "Aldermoor Council").await.unwrap();
        assert_eq!(store.setting("authority").await.unwrap().as_deref(), Some("Aldermoor Council"));
    }
}
