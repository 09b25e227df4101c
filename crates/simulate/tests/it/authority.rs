//! The authority as a whole: the same every time, in order, never in the future, and nothing that the practice refuses.

use super::{DAYS, day, drafts, entries};
use casework::{Casework, people::PersonDetails, people::numbers};
use ledger::{Entry, Instant, Practice, Subject};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_same_seed_tells_the_same_stories() {
    let today = day("2026-11-22");
    assert_eq!(simulate::aldermoor(7, today, 20), simulate::aldermoor(7, today, 20));
    assert_ne!(simulate::aldermoor(7, today, 20).commits, simulate::aldermoor(8, today, 20).commits);
}

#[test]
fn a_family_is_the_same_however_many_there_are() {
    let simulator = simulate::Simulator::new(7, day("2026-11-22"));
    let alone = simulator.family(5);
    let among: Vec<_> = simulator.written(40).collect();
    assert!(alone.iter().all(|written| among.contains(written)));
    let counted: usize = (0..40).map(|number| simulator.family(number).len()).sum();
    assert_eq!(among.len(), counted + simulator.appointments().len());
}

#[test]
fn nothing_is_refused_and_time_only_goes_forward() {
    for today in DAYS[..3].iter().copied().map(day) {
        let aldermoor = simulate::aldermoor(1, today, 60);
        let morning = Instant::from_london(today.at(7, 30, 0, 0));
        assert!(aldermoor.commits.is_sorted_by(|one, next| one.at < next.at), "{today}");
        assert!(aldermoor.commits.last().is_some_and(|last| last.at < morning), "{today}");
        let mut about: BTreeMap<Subject, Vec<Entry>> = BTreeMap::new();
        for (entry, draft) in entries(&aldermoor.commits).into_iter().zip(drafts(&aldermoor.commits)) {
            let known: Vec<Entry> =
                entry.about.iter().filter_map(|subject| about.get(subject)).flatten().cloned().collect();
            assert_eq!(Casework.refuses(draft, &known), None, "{} on {today}", entry.kind);
            assert!(
                entry.when.starts() <= entry.recorded_at.in_london().date(),
                "{} was true before it was known",
                entry.kind
            );
            for subject in &entry.about {
                about.entry(*subject).or_default().push(entry.clone());
            }
        }
    }
}

/// Nine days over Easter: working days, Good Friday, a weekend, Easter Monday and what comes after.
#[test]
fn a_day_later_it_still_works() {
    let mut today = day("2026-04-01");
    for _ in 0..9 {
        let aldermoor = simulate::aldermoor(3, today, 60);
        assert!(aldermoor.commits.last().is_some_and(|last| last.at.in_london().date() == today), "{today}");
        today = today.tomorrow().unwrap();
    }
}

#[test]
fn ids_are_given_once() {
    let aldermoor = simulate::aldermoor(1, day("2026-11-22"), 100);
    let ids: BTreeSet<_> = drafts(&aldermoor.commits).map(|draft| draft.id).collect();
    assert_eq!(ids.len(), drafts(&aldermoor.commits).count());
}

#[test]
fn numbers_fit_and_nobody_shares_an_nhs_number() {
    let aldermoor = simulate::aldermoor(1, day("2026-11-22"), 120);
    let mut holders: BTreeMap<String, Vec<Subject>> = BTreeMap::new();
    for draft in drafts(&aldermoor.commits).filter(|draft| draft.kind == casework::people::PERSON_DETAILS) {
        let said: PersonDetails = serde_json::from_value(draft.body.clone()).unwrap();
        if let Some(number) = said.nhs_number {
            assert!(number.starts_with("999 ") && numbers::NhsNumber::parse(&number).is_ok(), "{number}");
            holders.entry(number).or_default().push(draft.about[0]);
        }
        assert!(said.upn.is_none_or(|number| numbers::Upn::parse(&number).is_ok()));
    }
    assert!(holders.len() > 150);
    assert!(holders.values().all(|people| people.len() == 1));
}

#[test]
fn postcodes_are_of_an_area_that_does_not_exist() {
    let aldermoor = simulate::aldermoor(1, day("2026-11-22"), 60);
    let addresses: Vec<casework::people::Address> = drafts(&aldermoor.commits)
        .filter(|draft| draft.kind == casework::people::ADDRESS)
        .map(|draft| serde_json::from_value(draft.body.clone()).unwrap())
        .collect();
    assert!(addresses.len() > 60);
    for address in addresses {
        assert!(address.postcode.as_ref().is_some_and(|postcode| postcode.starts_with("ZA")), "{address:?}");
    }
}

#[test]
fn most_work_is_done_on_working_days_in_office_hours() {
    let aldermoor = simulate::aldermoor(1, day("2026-11-22"), 100);
    let calendar = policy::national().calendar();
    let at_work = aldermoor.commits.iter().filter(|written| {
        let at = written.at.in_london();
        calendar.is_working_day(at.date()) && (8..18).contains(&at.hour())
    });
    assert!(at_work.count() * 100 > aldermoor.commits.len() * 98);
}

#[test]
fn thousands_of_families_come_one_by_one_in_order() {
    let simulator = simulate::Simulator::new(9, day("2026-11-22"));
    let mut last = Instant::FIRST;
    let mut entries = 0;
    for written in simulator.written(150) {
        assert!(written.at > last);
        last = written.at;
        entries += written.drafts.len();
    }
    assert!(entries > 4_500, "{entries}");
}
