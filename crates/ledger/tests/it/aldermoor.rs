//! Made-up histories of a made-up authority: short lists of acts that become sealed entries.

use jiff::civil::{Date, date};
use ledger::*;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// How many children the histories are about: few, so that what is said about them meets.
pub const CHILDREN: u8 = 4;

/// How many days the histories cover.
pub const DAYS: i8 = 10;

pub fn day(number: i8) -> Date {
    date(2025, 3, 25).saturating_add(jiff::Span::new().days(number)) // the clocks change on the 30th
}

pub fn child(number: u8) -> Subject {
    PersonId(Uuid::from_u128(0xC0 + u128::from(number))).into()
}

pub fn family(number: u8) -> Subject {
    FamilyId(Uuid::from_u128(0xF0 + u128::from(number))).into()
}

pub fn worker(number: u8) -> WorkerId {
    WorkerId(Uuid::from_u128(0xA0 + u128::from(number)))
}

pub fn entry_id(number: usize) -> EntryId {
    EntryId(Uuid::from_u128(0xE000 + number as u128))
}

/// The time on the clock when the entry with this number is recorded.
pub fn recorded(number: usize) -> Instant {
    Instant::from_microseconds(1_750_000_000_000_000 + number as i64 * 60_000_000)
}

/// Something that a worker records. `entry` counts back from the newest one.
#[derive(Clone, Debug)]
pub enum Act {
    Note { about: Vec<u8>, when: When },
    Amend { entry: usize, how: Amends, about: Vec<u8>, when: When },
    Join { kept: u8, absorbed: u8 },
}

/// A draft with the defaults of these histories.
pub fn draft(number: usize, kind: &'static str, about: Vec<Subject>, when: When) -> Draft {
    Draft {
        id: entry_id(number),
        author: worker((number % 3) as u8),
        on_behalf_of: None,
        kind: kind.into(),
        about,
        when,
        basis: Basis::Seen,
        sensitivity: Sensitivity::Normal,
        amends: None,
        origin: None,
        body: json!({ "said": format!("note {number}") }),
    }
}

/// The draft that the act with this number asks for. It can amend only acts after `first`.
pub fn ask(first: usize, number: usize, act: &Act) -> Draft {
    let before = number - first;
    let children = |about: &[u8]| about.iter().copied().map(child).collect::<Vec<_>>();
    match act {
        Act::Note { about, when } => draft(number, "note", children(about), *when),
        Act::Amend { about, when, .. } if before == 0 => draft(number, "note", children(about), *when),
        Act::Amend { entry, how, about, when } => Draft {
            amends: Some(Amendment { entry: entry_id(number - 1 - entry % before), how: *how, why: "A slip".into() }),
            ..draft(number, "note", children(about), *when)
        },
        Act::Join { kept, absorbed } => {
            let (kept, absorbed) = (child(*kept), child(*absorbed));
            let body = serde_json::to_value(Joined { kept, absorbed, why: "One boy".into() }).unwrap();
            Draft { body, ..draft(number, JOINED, vec![kept, absorbed], When::since(day(0))) }
        }
    }
}

pub fn seal(acts: &[Act]) -> Vec<Sealed> {
    seal_drafts(acts.iter().enumerate().map(|(number, act)| ask(0, number, act)))
}

pub fn seal_drafts(drafts: impl IntoIterator<Item = Draft>) -> Vec<Sealed> {
    let mut head = Head::new();
    let salted = drafts.into_iter().enumerate();
    salted.map(|(number, draft)| head.seal(draft, recorded(number), [number as u8; 16])).collect()
}

pub fn entries(sealed: &[Sealed]) -> Vec<Entry> {
    sealed.iter().map(Sealed::entry).collect()
}

pub fn a_history(acts: Vec<Act>) -> Vec<Entry> {
    entries(&seal(&acts))
}

/// Any period, most of them open or longer than a day.
pub fn any_when() -> impl Strategy<Value = When> {
    prop_oneof![
        1 => (0..DAYS).prop_map(|on| When::on(day(on))),
        1 => (0..DAYS).prop_map(|from| When::since(day(from))),
        3 => (0..DAYS, 1..DAYS).prop_map(|(from, long)| When::During { from: day(from), to: Some(day(from + long)) }),
    ]
}

pub fn any_how() -> impl Strategy<Value = Amends> {
    prop_oneof![Just(Amends::Corrects), Just(Amends::Withdraws), Just(Amends::RecordedOnWrongPerson)]
}

fn any_about() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        (0..CHILDREN).prop_map(|one| vec![one]),
        (0..CHILDREN, 0..CHILDREN).prop_map(|(one, other)| vec![one, other])
    ]
}

pub fn any_note() -> impl Strategy<Value = Act> {
    (any_about(), any_when()).prop_map(|(about, when)| Act::Note { about, when })
}

pub fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => any_note(),
        3 => (0usize..5, any_how(), any_about(), any_when())
            .prop_map(|(entry, how, about, when)| Act::Amend { entry, how, about, when }),
        1 => (0..CHILDREN, 0..CHILDREN).prop_map(|(kept, absorbed)| Act::Join { kept, absorbed }),
    ]
}

pub fn any_acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(any_act(), 1..12)
}

/// A question: about which child, on which day, known by which entry's recording.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    pub child: u8,
    pub day: i8,
    pub known_by: usize,
}

pub fn any_questions() -> impl Strategy<Value = Vec<Question>> {
    let question = (0..CHILDREN, 0..DAYS, 0usize..12);
    prop::collection::vec(question.prop_map(|(child, day, known_by)| Question { child, day, known_by }), 6)
}

/// Two people destroy what these entries say.
pub fn two_people_destroy(number: usize, entries: Vec<EntryId>) -> [Draft; 2] {
    let about = vec![worker(0).into()];
    let proposed =
        DestructionProposed { entries, why: "Kept for long enough".into(), authority: "Schedule, line 4".into() };
    let confirmed = DestructionConfirmed { proposal: entry_id(number) };
    let on = When::on(day(9));
    [
        Draft { author: worker(0), body: json!(proposed), ..draft(number, DESTRUCTION_PROPOSED, about.clone(), on) },
        Draft { author: worker(1), body: json!(confirmed), ..draft(number + 1, DESTRUCTION_CONFIRMED, about, on) },
    ]
}
