//! Every stage of the work is there on any day, and the workers on the role cards have something to do.

use super::{DAYS, day, drafts, entries};
use casework::{
    family_help::{self, AssessmentState, Stage, Standing},
    front_door::{self, Outcome},
    involved, people,
};
use jiff::civil::Date;
use ledger::{Amends, Entry, FamilyId, JOINED, Reading, Sensitivity, Subject, WorkerId};
use std::collections::{BTreeMap, BTreeSet};

struct Authority {
    today: Date,
    aldermoor: simulate::Aldermoor,
    entries: Vec<Entry>,
    /// Where among the entries those about a subject are.
    about: BTreeMap<Subject, Vec<usize>>,
}

impl Authority {
    fn on(today: Date) -> Self {
        let aldermoor = simulate::aldermoor(1, today, 60);
        let entries = entries(&aldermoor.commits);
        let mut about: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for subject in &entry.about {
                about.entry(*subject).or_default().push(place);
            }
        }
        Authority { today, aldermoor, entries, about }
    }

    fn families(&self) -> Vec<FamilyId> {
        let family = |subject: &Subject| match subject {
            Subject::Family(family) => Some(*family),
            Subject::Person(_) | Subject::Worker(_) => None,
        };
        self.about.keys().filter_map(family).collect()
    }

    /// Everything about a family and its people.
    fn reading(&self, family: FamilyId) -> Reading<'_> {
        let of_family = self.about[&family.into()].iter().map(|place| &self.entries[*place]);
        let mut subjects: BTreeSet<Subject> = of_family.flat_map(|entry| entry.about.iter().copied()).collect();
        subjects.retain(|subject| !matches!(subject, Subject::Worker(_)));
        let places: BTreeSet<usize> = subjects.iter().flat_map(|subject| &self.about[subject]).copied().collect();
        Reading::now(places.into_iter().map(|place| &self.entries[place]))
    }

    fn standings(&self) -> Vec<Standing> {
        let families = self.families();
        families.into_iter().map(|family| family_help::standing(&self.reading(family), family)).collect()
    }

    fn card(&self, user_name: &str) -> WorkerId {
        let account = self.aldermoor.workers.iter().find(|account| account.user_name == user_name);
        account.filter(|account| account.card.is_some()).unwrap().worker
    }

    fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }
}

#[test]
fn whatever_day_it_is_every_stage_is_there_and_everyone_has_work() {
    for today in DAYS.map(day) {
        let authority = Authority::on(today);
        let standings = authority.standings();
        every_stage_is_there(&standings, today);
        the_lead_practitioner_has_things_late_due_now_and_soon(&standings, authority.card("lead"), today);
        the_supervisor_has_assessments_to_authorise(&standings, authority.card("supervisor"), today);
        the_team_manager_has_contacts_of_today_yesterday_and_one_that_is_late(&standings, today);
    }
}

fn every_stage_is_there(standings: &[Standing], today: Date) {
    for stage in Stage::ALL {
        let count = standings.iter().filter(|standing| standing.stage == stage).count();
        assert!(count >= 2, "{count} families at {stage:?} on {today}");
    }
    let contacts = standings.iter().flat_map(|standing| &standing.contacts);
    let outcomes: BTreeSet<&str> =
        contacts.filter_map(|contact| Some(contact.decided.as_ref()?.0.outcome.name())).collect();
    assert_eq!(outcomes, Outcome::ALL.iter().map(|outcome| outcome.name()).collect(), "{today}");
    let states: BTreeSet<u8> = standings
        .iter()
        .filter_map(|standing| standing.assessment.as_ref())
        .map(|assessment| match assessment.state {
            AssessmentState::Sent => 0,
            AssessmentState::Returned(_) => 1,
            AssessmentState::Authorised(_) => 2,
        })
        .collect();
    assert_eq!(states.len(), 3, "{today}");
}

fn the_lead_practitioner_has_things_late_due_now_and_soon(standings: &[Standing], lead: WorkerId, today: Date) {
    let mine: Vec<&Standing> =
        standings.iter().filter(|standing| standing.lead().is_some_and(|allocated| allocated.lead == lead)).collect();
    assert_eq!(mine.len(), 8, "{today}");
    let due: Vec<i32> = mine.iter().flat_map(|standing| &standing.due).map(|due| (due.on - today).get_days()).collect();
    assert!(due.iter().any(|days| *days < 0), "nothing late on {today}");
    assert!(due.iter().any(|days| days.abs() <= 2), "nothing due about {today}");
    assert!(due.iter().any(|days| (3..=14).contains(days)), "nothing soon on {today}");
}

fn the_supervisor_has_assessments_to_authorise(standings: &[Standing], supervisor: WorkerId, today: Date) {
    let mine = |standing: &&Standing| standing.lead().is_some_and(|lead| lead.supervisor == supervisor);
    let waiting = standings.iter().filter(|standing| standing.stage == Stage::Authorising).filter(mine);
    assert!(waiting.count() >= 2, "{today}");
}

fn the_team_manager_has_contacts_of_today_yesterday_and_one_that_is_late(standings: &[Standing], today: Date) {
    let received = |on: Date| {
        let open = standings.iter().filter_map(Standing::undecided);
        open.filter(|contact| contact.contact.received_on == on).count()
    };
    assert!(received(today) >= 2, "{today}");
    assert!(received(today.yesterday().unwrap()) >= 2, "{today}");
    let late = |due: &family_help::Due| due.form == "decision" && due.on < today;
    assert!(standings.iter().flat_map(|standing| &standing.due).any(late), "{today}");
}

#[test]
fn everything_that_makes_records_hard_is_there() {
    let authority = Authority::on(day("2026-11-22"));
    families_come_back_within_twelve_months_and_it_shows(&authority);
    records_are_restricted_sealed_and_normal(&authority);
    leads_change_for_a_reason(&authority);
    addresses_are_hidden_warnings_stand_and_conflicts_are_declared(&authority);
    some_were_unborn_one_is_called_dave_and_two_fathers_have_half_siblings(&authority);
    entries_were_corrected_withdrawn_moved_to_the_right_child_and_two_records_joined(&authority);
    some_children_are_on_record_twice_and_nobody_has_noticed(&authority);
    a_visit_was_recorded_late(&authority);
}

fn families_come_back_within_twelve_months_and_it_shows(authority: &Authority) {
    let again = authority.standings().into_iter().filter(|standing| {
        let newest = standing.contacts.last();
        newest.is_some_and(|newest| front_door::re_referral(&standing.contacts, newest).is_some())
    });
    assert!(again.count() >= 6);
}

fn records_are_restricted_sealed_and_normal(authority: &Authority) {
    let found: Vec<Sensitivity> = authority
        .families()
        .into_iter()
        .map(|family| involved(&authority.reading(family), family).sensitivity)
        .collect();
    assert_eq!(found.iter().filter(|one| **one == Sensitivity::Restricted).count(), 1);
    assert_eq!(found.iter().filter(|one| **one == Sensitivity::Sealed).count(), 1);
}

fn leads_change_for_a_reason(authority: &Authority) {
    assert!(authority.standings().iter().filter(|standing| standing.handovers() > 0).count() >= 3);
}

fn addresses_are_hidden_warnings_stand_and_conflicts_are_declared(authority: &Authority) {
    let hidden = authority.of_kind(people::ADDRESS).filter_map(|entry| entry.says::<people::Address>());
    assert!(hidden.filter(|address| !address.hidden_from.is_empty()).count() >= 2);
    assert!(authority.of_kind(people::WARNING).count() >= 2);
    assert_eq!(authority.of_kind(casework::workforce::CONFLICT_DECLARED).count(), 1);
}

fn some_were_unborn_one_is_called_dave_and_two_fathers_have_half_siblings(authority: &Authority) {
    let said: Vec<people::PersonDetails> =
        authority.of_kind(people::PERSON_DETAILS).filter_map(|entry| entry.says()).collect();
    assert!(said.iter().filter(|details| details.expected.is_some()).count() >= 3);
    assert!(said.iter().any(|details| details.described_as.as_deref() == Some("Unknown man called Dave")));
    let half = authority.families().into_iter().any(|family| {
        let reading = authority.reading(family);
        let kin = people::Kin::read(&reading);
        let members = people::members(&reading, family, authority.today);
        members.iter().any(|member| kin.ties(member.person.id).iter().any(|tie| tie.is == "half-sibling"))
    });
    assert!(half);
}

fn entries_were_corrected_withdrawn_moved_to_the_right_child_and_two_records_joined(authority: &Authority) {
    let amended = |how: Amends| {
        authority.entries.iter().filter(|entry| entry.amends.as_ref().is_some_and(|amends| amends.how == how)).count()
    };
    assert!(amended(Amends::Corrects) >= 2);
    assert!(amended(Amends::RecordedOnWrongPerson) >= 1);
    assert!(amended(Amends::Withdraws) >= 1);
    assert!(authority.of_kind(JOINED).count() >= 1);
}

fn some_children_are_on_record_twice_and_nobody_has_noticed(authority: &Authority) {
    let mut born: Vec<(Date, String)> = Vec::new();
    for details in authority.of_kind(people::PERSON_DETAILS).filter_map(|entry| entry.says::<people::PersonDetails>()) {
        if let (Some(day), Some(surname), Some(_)) = (details.born, details.surname, details.forename) {
            born.push((day, surname));
        }
    }
    let distinct: BTreeSet<_> = born.iter().collect();
    assert!(distinct.len() < born.len());
}

fn a_visit_was_recorded_late(authority: &Authority) {
    let late = drafts(&authority.aldermoor.commits).filter(|draft| draft.kind == family_help::VISIT);
    let recorded = |id| authority.entries.iter().find(|entry| entry.id == id).unwrap().recorded_at.in_london().date();
    assert!(late.filter(|draft| (recorded(draft.id) - draft.when.starts()).get_days() > 5).count() >= 1);
}
