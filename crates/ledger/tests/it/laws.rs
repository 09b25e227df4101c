//! The fourteen laws of a record with two times. Each is put to 2,000 made-up histories, and to a ledger with a planted fault that the
//! same histories must find.

use crate::{aldermoor::*, house::*, naive};
use ledger::*;
use proptest::{
    prelude::*,
    test_runner::{RngAlgorithm, TestCaseResult, TestError, TestRng, TestRunner},
};

/// Cases put to each law.
const CASES: u32 = 2_000;

fn holds<S: Strategy>(broken: &dyn House, cases: S, law: impl Fn(&dyn House, S::Value) -> TestCaseResult) {
    let seeded = || TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() };
    let as_built = TestRunner::new_with_rng(config.clone(), seeded()).run(&cases, |case| law(&AsBuilt, case));
    if let Err(counter_example) = as_built {
        panic!("the law is broken: {counter_example}");
    }
    let config = ProptestConfig { max_shrink_iters: 0, ..config };
    let planted = TestRunner::new_with_rng(config, seeded()).run(&cases, |case| law(broken, case));
    assert!(matches!(planted, Err(TestError::Fail(..))), "the planted fault was not found: this law cannot fail");
}

fn sorted(mut ids: Vec<EntryId>) -> Vec<EntryId> {
    ids.sort();
    ids
}

fn ids(entries: Vec<&Entry>) -> Vec<EntryId> {
    entries.into_iter().map(|entry| entry.id).collect()
}

fn stored(sealed: &Sealed) -> StoredEntry<'_> {
    StoredEntry {
        sequence: sealed.header.sequence,
        id: Some(sealed.header.id),
        header_text: &sealed.header_text,
        salt: Some(sealed.salt),
        body_text: Some(&sealed.body_text),
        leaf_hash: Some(sealed.leaf_hash()),
    }
}

#[test]
fn law_1_what_was_known_at_a_moment_never_changes_afterwards() {
    holds(&RewritesThePast, (any_acts(), any_questions()), |house, (acts, questions)| {
        let all = a_history(acts);
        for Question { child: number, day: on, known_by } in questions {
            let last = known_by.min(all.len() - 1);
            let ask = |entries: &[Entry]| house.answer(entries, child(number), day(on), recorded(last));
            prop_assert_eq!(ask(&all), ask(&all[..=last]));
        }
        Ok(())
    });
}

#[test]
fn law_2_a_correction_keeps_what_was_believed_before_it() {
    holds(&OverwritesTheCorrected, any_acts(), |house, acts| {
        let all = a_history(acts);
        for (number, entry) in all.iter().enumerate() {
            let Some(amendment) = &entry.amends else {
                continue;
            };
            let amended = all.iter().find(|other| other.id == amendment.entry).unwrap();
            let before = ids(house.known_by(&all, recorded(number - 1)));
            prop_assert_eq!(
                before.contains(&amended.id),
                naive::believed(&all[..number], amended, recorded(number - 1))
            );
            prop_assert!(!ids(house.known_by(&all, recorded(number))).contains(&amended.id));
        }
        Ok(())
    });
}

#[test]
fn law_3_nothing_is_ever_recorded_at_a_time_that_has_passed() {
    let clocks = prop::collection::vec(0i64..1_000, 1..12);
    holds(&TrustsTheClock, clocks, |house, clocks| {
        let mut head = Head::new();
        let mut last = Instant::FIRST;
        for (number, clock) in clocks.into_iter().enumerate() {
            let clock = Instant::from_microseconds(clock);
            let sealed = house.seal(&mut head, draft(number, "note", vec![child(0)], When::on(day(0))), clock);
            prop_assert!(sealed.header.recorded_at > last, "recorded before or together with the last entry");
            prop_assert!(sealed.header.recorded_at >= clock, "recorded before the clock's time");
            last = sealed.header.recorded_at;
        }
        Ok(())
    });
}

fn any_statements() -> impl Strategy<Value = Vec<(When, Sequence, u8)>> {
    let numbered = |said: Vec<(When, u8)>| {
        (1..).zip(said).map(|(number, (when, value))| (when, Sequence(number), value)).collect()
    };
    prop::collection::vec((any_when(), 0u8..3), 0..8).prop_map(numbered)
}

/// The last statement that covers the day.
fn value_on(statements: &[(When, Sequence, u8)], day: jiff::civil::Date) -> Option<u8> {
    statements.iter().rev().find(|(when, ..)| naive::days_of(*when).any(|other| other == day)).map(|(.., value)| *value)
}

#[test]
fn law_4_two_values_of_one_thing_never_hold_on_the_same_day() {
    holds(&NeverCutsShort, any_statements(), |house, statements| {
        let spans = house.spans(&statements);
        for on in (-1..2 * DAYS).map(day) {
            let holding: Vec<u8> = spans
                .iter()
                .filter(|(from, to, _)| *from <= on && to.is_none_or(|to| on < to))
                .map(|(.., value)| *value)
                .collect();
            prop_assert_eq!(holding, Vec::from_iter(value_on(&statements, on)));
        }
        prop_assert!(spans.iter().all(|(from, to, _)| to.is_none_or(|to| *from < to)));
        Ok(())
    });
}

#[test]
fn law_5_no_split_of_a_period_and_no_joining_of_two_changes_any_day() {
    holds(&LosesTheFirstDay, (any_statements(), 1..DAYS), |house, (statements, at)| {
        let split = |(when, sequence, value): &(When, Sequence, u8)| {
            let (from, to) = (when.starts(), when.ends());
            let cut = from.saturating_add(jiff::Span::new().days(at));
            let parts =
                if to.is_some_and(|to| to <= cut) { vec![(from, to)] } else { vec![(from, Some(cut)), (cut, to)] };
            parts.into_iter().map(|(from, to)| (When::During { from, to }, *sequence, *value)).collect::<Vec<_>>()
        };
        let split: Vec<_> = statements.iter().flat_map(split).collect();
        let spans = house.spans(&statements);
        let again: Vec<_> = spans
            .iter()
            .map(|(from, to, value)| (When::During { from: *from, to: *to }, Sequence(1), *value))
            .collect();
        for on in (-1..2 * DAYS).map(day) {
            let whole = value_on(&statements, on);
            prop_assert_eq!(house.value_on(&statements, on), whole);
            prop_assert_eq!(house.value_on(&split, on), whole);
            prop_assert_eq!(house.value_on(&again, on), whole);
        }
        Ok(())
    });
}

/// The same acts, about two children only.
fn about_two(acts: &[Act], first: u8) -> Vec<Act> {
    let one = |number: u8| first + number % 2;
    let both = |about: &[u8]| about.iter().copied().map(one).collect();
    let moved = acts.iter().cloned().map(|act| match act {
        Act::Note { about, when } => Act::Note { about: both(&about), when },
        Act::Amend { entry, how, about, when } => Act::Amend { entry, how, about: both(&about), when },
        Act::Join { kept, absorbed } => Act::Join { kept: one(kept), absorbed: one(absorbed) },
    });
    moved.collect()
}

#[test]
fn law_6_entries_about_different_children_can_come_in_either_order() {
    // Which of the two children's next act comes first, time after time.
    let turns = prop::collection::vec(any::<bool>(), 24);
    holds(
        &AmendsTheOneBefore,
        (any_acts(), any_acts(), turns, any_questions()),
        |house, (one, other, turns, questions)| {
            let drafts = |acts: &[Act], children: u8, first: usize| -> Vec<Draft> {
                let numbered = about_two(acts, children).into_iter().enumerate();
                numbered.map(|(number, act)| ask(first, first + number, &act)).collect()
            };
            let (one, other) = (drafts(&one, 0, 0), drafts(&other, 2, 100));
            let in_turn = entries(&seal_drafts(one.iter().chain(&other).cloned()));
            let (mut one, mut other) = (one.into_iter(), other.into_iter());
            let mut mixed: Vec<Draft> =
                turns.iter().filter_map(|first| if *first { one.next() } else { other.next() }).collect();
            mixed.extend(one.chain(other));
            let mixed = entries(&seal_drafts(mixed));
            for Question { child: number, day: on, .. } in questions {
                let ask = |entries: &[Entry]| house.answer(entries, child(number), day(on), Instant::LAST);
                prop_assert_eq!(ask(&in_turn), ask(&mixed));
            }
            Ok(())
        },
    );
}

#[test]
fn law_7_what_is_believed_now_is_the_record_kept_up_entry_by_entry() {
    holds(&NeverForgives, any_acts(), |house, acts| {
        let all = a_history(acts);
        let mut kept_up = naive::KeptUp::new();
        for (number, entry) in all.iter().enumerate() {
            kept_up.record(entry);
            prop_assert_eq!(ids(house.known_by(&all[..=number], Instant::LAST)), kept_up.believed());
        }
        Ok(())
    });
}

#[test]
fn law_8_a_snapshot_is_a_replay_up_to_the_moment_read_on_the_day() {
    holds(&NeverEnds, (any_acts(), any_questions()), |house, (acts, questions)| {
        let all = a_history(acts);
        for Question { child: number, day: on, known_by } in questions {
            let last = known_by.min(all.len() - 1);
            let snapshot = house.answer(&all, child(number), day(on), recorded(last));
            prop_assert_eq!(snapshot, naive::answer(&all[..=last], child(number), day(on), Instant::LAST));
        }
        Ok(())
    });
}

#[test]
fn law_9_withdrawing_what_was_never_recorded_is_an_error() {
    let never = prop_oneof![Just(900), Just(usize::MAX), 1usize..4];
    holds(&ShrugsAtTheUnknown, (any_acts(), any_acts(), never, any_how()), |house, (before, after, never, how)| {
        let place = before.len();
        // Unknown, or itself, or not recorded yet.
        let entry = if never == usize::MAX { entry_id(place) } else { entry_id(place + never) };
        let amends = Some(Amendment { entry, how, why: "It never happened".into() });
        let mut drafts: Vec<Draft> = before.iter().enumerate().map(|(number, act)| ask(0, number, act)).collect();
        drafts.push(Draft { amends, ..draft(place, "note", vec![child(0)], When::on(day(0))) });
        let later = after.iter().enumerate().map(|(number, act)| ask(place + 1, place + 1 + number, act));
        drafts.extend(later);
        let sealed = seal_drafts(drafts);
        let checked = house.verify(&sealed.iter().map(stored).collect::<Vec<_>>());
        prop_assert_eq!(checked, Err(Fault { sequence: Sequence(place as u64 + 1), wrong: Wrong::AmendsUnknown }));
        Ok(())
    });
}

/// The drafts in another order of arrival, the lowest rank first; an amendment still comes after what it amends.
fn reordered(mut waiting: Vec<Draft>, ranks: &[u8]) -> Vec<Draft> {
    let mut arrived: Vec<Draft> = Vec::new();
    let rank = |draft: &Draft| ranks[draft.id.0.as_u128() as usize % ranks.len()];
    while !waiting.is_empty() {
        let here = |id: EntryId| arrived.iter().any(|draft| draft.id == id);
        let ready = |draft: &Draft| draft.amends.as_ref().is_none_or(|amendment| here(amendment.entry));
        let next = (0..waiting.len())
            .filter(|place| ready(&waiting[*place]))
            .min_by_key(|place| rank(&waiting[*place]))
            .unwrap();
        let next = waiting.remove(next);
        arrived.push(next);
    }
    arrived
}

#[test]
fn law_10_entries_that_arrive_late_lead_to_the_same_belief_in_the_end() {
    let ranks = prop::collection::vec(any::<u8>(), 12);
    holds(&IgnoresLatecomers, (any_acts(), ranks, any_questions()), |house, (acts, ranks, questions)| {
        let drafts: Vec<Draft> = acts.iter().enumerate().map(|(number, act)| ask(0, number, act)).collect();
        let punctual = entries(&seal_drafts(drafts.clone()));
        let late = entries(&seal_drafts(reordered(drafts, &ranks)));
        let believed = |entries: &[Entry]| sorted(ids(house.known_by(entries, Instant::LAST)));
        prop_assert_eq!(believed(&punctual), believed(&late));
        for Question { child: number, day: on, .. } in questions {
            let answer = |entries: &[Entry]| sorted(house.answer(entries, child(number), day(on), Instant::LAST));
            prop_assert_eq!(answer(&punctual), answer(&late));
        }
        Ok(())
    });
}

#[test]
fn law_11_periods_leave_out_their_last_day_and_know_no_time_zone() {
    holds(&ClosesPeriods, (any_when(), -12i64..=12, 0i64..86_400), |house, (when, hours_east, second)| {
        let all = a_history(vec![Act::Note { about: vec![0], when }]);
        for on in (-2..2 * DAYS).map(day) {
            let counts = house.answer(&all, child(0), on, Instant::LAST).len();
            prop_assert_eq!(counts, naive::days_of(when).filter(|other| *other == on).count());
        }
        let text = serde_json::to_string(&when).unwrap();
        prop_assert!(!text.contains(['T', 'Z', '+']), "a day with a time: {}", text);
        prop_assert_eq!(serde_json::from_str::<When>(&text).unwrap(), when);

        // The same moment said in another place's time is the same moment, through the night on which the clocks change.
        let moment = Instant::from_microseconds(1_743_292_800_000_000 + second * 1_000_000 + second);
        let there = jiff::Timestamp::from_microsecond(moment.microseconds() + hours_east * 3_600_000_000).unwrap();
        let said = format!("{}{hours_east:+03}:00", there.to_string().trim_end_matches('Z'));
        prop_assert_eq!(said.parse::<Instant>().unwrap(), moment);
        prop_assert_eq!(moment.to_string().parse::<Instant>().unwrap(), moment);
        Ok(())
    });
}

#[test]
fn law_12_destroying_removes_what_was_said_everywhere_and_keeps_count_order_and_root() {
    let chosen = prop::collection::vec(any::<bool>(), 12);
    holds(&DropsTheDestroyed, (any_acts(), chosen, any_questions()), |house, (acts, chosen, questions)| {
        let mut drafts: Vec<Draft> = acts.iter().enumerate().map(|(number, act)| ask(0, number, act)).collect();
        let chosen: Vec<EntryId> =
            drafts.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(draft, _)| draft.id).collect();
        drafts.extend(two_people_destroy(drafts.len(), chosen.clone()));
        let sealed = seal_drafts(drafts);
        let whole = entries(&sealed);
        let lawful = lawfully_destroyed(&whole);
        let may_go = |entry: &&Entry| chosen.contains(&entry.id) && entry.kind != JOINED;
        prop_assert_eq!(
            sorted(lawful.iter().copied().collect()),
            sorted(whole.iter().filter(may_go).map(|entry| entry.id).collect())
        );

        let gone = |entry: &Sealed| lawful.contains(&entry.header.id);
        let left: Vec<Entry> = sealed
            .iter()
            .map(|entry| if gone(entry) { Entry::new(entry.header.clone(), None) } else { entry.entry() })
            .collect();
        for Question { child: number, day: on, known_by } in questions {
            let ask = |entries: &[Entry]| house.answer(entries, child(number), day(on), recorded(known_by));
            prop_assert_eq!(ask(&left), ask(&whole));
            let reading = Reading::known_by(&left, recorded(known_by));
            prop_assert!(
                reading
                    .true_on(child(number), day(on))
                    .all(|entry| entry.says::<serde_json::Value>().is_none() == lawful.contains(&entry.id))
            );
        }
        let stripped: Vec<StoredEntry> =
            sealed
                .iter()
                .map(|entry| {
                    if gone(entry) {
                        StoredEntry { salt: None, body_text: None, ..stored(entry) }
                    } else {
                        stored(entry)
                    }
                })
                .collect();
        let before = house.verify(&sealed.iter().map(stored).collect::<Vec<_>>()).unwrap();
        prop_assert_eq!(house.verify(&stripped), Ok(Verified { destroyed: lawful.len() as u64, ..before }));
        Ok(())
    });
}

#[test]
fn law_13_joining_two_records_and_parting_them_brings_both_answers_back() {
    let two_children = (0..CHILDREN, 1..CHILDREN).prop_map(|(one, further)| (one, (one + further) % CHILDREN));
    let notes = prop::collection::vec(any_act(), 1..9);
    holds(&NeverParts, (notes, two_children, any_questions()), |house, (acts, (kept, absorbed), questions)| {
        let mut drafts: Vec<Draft> = acts.iter().enumerate().map(|(number, act)| ask(0, number, act)).collect();
        let number = drafts.len();
        drafts.push(ask(0, number, &Act::Join { kept, absorbed }));
        let withdraws = Amendment { entry: entry_id(number), how: Amends::Withdraws, why: "Two boys".into() };
        let about = vec![child(kept), child(absorbed)];
        drafts.push(Draft { amends: Some(withdraws), ..draft(number + 1, "records_parted", about, When::on(day(0))) });
        let all = entries(&seal_drafts(drafts));
        for Question { child: other, day: on, .. } in questions {
            let ask = |who: u8, known: usize| {
                let mut answer = house.answer(&all, child(who), day(on), recorded(known));
                answer.retain(|id| *id != entry_id(number) && *id != entry_id(number + 1));
                answer
            };
            for who in [kept, absorbed, other] {
                prop_assert_eq!(ask(who, number + 1), ask(who, number - 1));
            }
            let mut either = [ask(kept, number - 1), ask(absorbed, number - 1)].concat();
            either.sort();
            either.dedup();
            prop_assert_eq!(ask(kept, number), either.clone());
            prop_assert_eq!(ask(absorbed, number), either);
        }
        Ok(())
    });
}

#[test]
fn law_14_who_could_see_a_record_then_comes_from_what_was_believed_then() {
    let allocation = (0u8..2, 0u8..2, any_when(), prop::option::of(0usize..4));
    let allocations = prop::collection::vec(allocation, 1..10);
    holds(&JudgesByHindsight, (allocations, any_questions()), |house, (allocations, questions)| {
        let drafts = allocations.into_iter().enumerate().map(|(number, (who, whose, when, ends))| {
            let ended = ends.filter(|back| *back < number).map(|back| entry_id(number - 1 - back));
            let amends = ended.map(|entry| Amendment { entry, how: Amends::Withdraws, why: "Never hers".into() });
            let kind = if amends.is_some() { "allocation_withdrawn" } else { "allocated" };
            Draft { amends, ..draft(number, kind, vec![worker(who).into(), family(whose)], when) }
        });
        let all = entries(&seal_drafts(drafts));
        for Question { child: pair, day: on, known_by } in questions {
            let (who, whose) = (worker(pair % 2), family(pair / 2));
            let moment = recorded(known_by);
            let allows = |entry: &Entry| {
                entry.kind == "allocated"
                    && entry.about == [Subject::from(who), whose]
                    && naive::believed(&all, entry, moment)
                    && naive::days_of(entry.when).any(|other| other == day(on))
            };
            prop_assert_eq!(house.may_see(&all, who, whose, day(on), moment), all.iter().any(allows));
        }
        Ok(())
    });
}
