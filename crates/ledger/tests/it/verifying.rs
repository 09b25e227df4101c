//! A copy of a ledger as an auditor holds it, and what the offline verifier says of it.

use crate::aldermoor::*;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ledger::*;

const NAME: &str = "aldermoor.example/ledger";

/// The council's signing key.
pub fn council() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

/// One entry of a copy.
#[derive(Clone, Debug)]
pub struct Held {
    pub sequence: Sequence,
    pub id: EntryId,
    pub header_text: String,
    pub salt: Option<Salt>,
    pub body_text: Option<String>,
    pub leaf_hash: TreeHash,
}

impl Held {
    pub fn of(sealed: &Sealed) -> Self {
        Self::with(&sealed.header, Some(sealed.salt), Some(sealed.body_text.clone()))
    }

    pub fn with(header: &Header, salt: Option<Salt>, body_text: Option<String>) -> Self {
        let header_text = serde_json::to_string(header).unwrap();
        let leaf_hash = TreeHash::of_leaf(header_text.as_bytes());
        Held { sequence: header.sequence, id: header.id, header_text, salt, body_text, leaf_hash }
    }

    pub fn header(&self) -> Header {
        serde_json::from_str(&self.header_text).unwrap()
    }

    pub fn lose_body(&mut self) {
        (self.salt, self.body_text) = (None, None);
    }

    fn stored(&self) -> StoredEntry<'_> {
        StoredEntry {
            sequence: self.sequence,
            id: Some(self.id),
            header_text: &self.header_text,
            salt: self.salt,
            body_text: self.body_text.as_deref(),
            leaf_hash: Some(self.leaf_hash),
        }
    }
}

/// A copy of the ledger, and the checkpoints that somebody else kept.
#[derive(Clone, Debug)]
pub struct Backup {
    pub rows: Vec<Held>,
    pub checkpoints: Vec<String>,
}

/// What is found wrong with a copy or with its checkpoints.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Fault(Fault),
    Checkpoint(NoteError),
}

/// That the entry at this place, counted from 0, is the first bad one.
pub fn fault(place: usize, wrong: Wrong) -> Found {
    Found::Fault(Fault { sequence: Sequence(place as u64 + 1), wrong })
}

impl Backup {
    pub fn of(sealed: &[Sealed]) -> Self {
        Backup { rows: sealed.iter().map(Held::of).collect(), checkpoints: Vec::new() }
    }

    /// Signs what the ledger is now, up to a size, and keeps the checkpoint.
    pub fn keep_checkpoint(&mut self, size: usize, key: &SigningKey) {
        let leaves: Vec<TreeHash> = self.rows[..size].iter().map(|row| row.leaf_hash).collect();
        let checkpoint = Checkpoint { origin: NAME.into(), size: size as u64, root: root_of(&leaves) };
        self.checkpoints.push(checkpoint.sign(key, NAME).unwrap());
    }

    pub fn check(&self) -> Result<Verified, Found> {
        let read = |text: &String| Checkpoint::parse_and_verify(text, &council().verifying_key(), NAME);
        let checkpoints =
            self.checkpoints.iter().map(read).collect::<Result<Vec<_>, _>>().map_err(Found::Checkpoint)?;
        let mut verifier = Verifier::new();
        self.rows.iter().try_for_each(|row| verifier.entry(row.stored())).map_err(Found::Fault)?;
        verifier.finish(&checkpoints).map_err(Found::Fault)
    }

    /// Makes every signature claim to be made with the council's key.
    pub fn claim_the_councils_key(&mut self) {
        let signature = |text: &str| BASE64.decode(text.trim_end().rsplit(' ').next().unwrap()).unwrap();
        let checkpoint = Checkpoint::parse(&self.checkpoints[0]).unwrap();
        let councils = signature(&checkpoint.sign(&council(), NAME).unwrap());
        for text in &mut self.checkpoints {
            let claimed = [&councils[..4], &signature(text)[4..]].concat();
            *text = format!("{} {}\n", text.trim_end().rsplit_once(' ').unwrap().0, BASE64.encode(claimed));
        }
    }

    /// How many entries the last checkpoint before this place counts, and the size of the first one that covers it.
    pub fn checkpoints_around(&self, place: usize) -> (usize, u64) {
        let sizes = || self.checkpoints.iter().map(|text| Checkpoint::parse(text).unwrap().size);
        let before = sizes().filter(|size| *size <= place as u64).max().unwrap_or(0);
        (before as usize, sizes().filter(|size| *size > place as u64).min().unwrap())
    }
}

fn note(number: usize) -> Draft {
    draft(number, "note", vec![child(0)], When::on(day(1)))
}

fn amends(number: usize, entry: EntryId, how: Amends) -> Draft {
    Draft { amends: Some(Amendment { entry, how, why: "A slip".into() }), ..note(number) }
}

/// A copy of these drafts, signed whole.
fn copy_of(drafts: impl IntoIterator<Item = Draft>) -> Backup {
    let mut copy = Backup::of(&seal_drafts(drafts));
    copy.keep_checkpoint(copy.rows.len(), &council());
    copy
}

#[test]
fn a_whole_copy_is_believed_and_counted() {
    let mut copy = copy_of([note(0), amends(1, entry_id(0), Amends::Corrects)]);
    copy.rows.push(copy_of([note(0), note(1), note(2)]).rows.remove(2));
    let verified = copy.check().unwrap();
    let leaves: Vec<TreeHash> = copy.rows.iter().map(|row| row.leaf_hash).collect();
    assert_eq!(verified, Verified { entries: 3, root: root_of(&leaves), destroyed: 0, signed: 2 });
}

#[test]
fn a_ledger_without_entries_is_believed_unless_it_had_some() {
    let mut copy = copy_of([]);
    assert_eq!(copy.check().unwrap().root, TreeHash::of_nothing());
    copy.checkpoints = copy_of([note(0)]).checkpoints;
    assert_eq!(copy.check(), Err(fault(0, Wrong::RolledBack { signed: 1 })));
}

#[test]
fn two_people_may_destroy_what_a_note_says_but_not_its_header() {
    let [proposed, confirmed] = two_people_destroy(2, vec![entry_id(1)]);
    let mut copy = copy_of([note(0), note(1), proposed, confirmed]);
    copy.rows[1].lose_body();
    assert_eq!(copy.check().unwrap().destroyed, 1);
    copy.rows.remove(1);
    assert_eq!(copy.check(), Err(fault(1, Wrong::OutOfPlace { found: Sequence(3) })));
}

#[test]
fn a_salt_that_outlives_its_body_is_a_fault() {
    let [proposed, confirmed] = two_people_destroy(1, vec![entry_id(0)]);
    let mut copy = copy_of([note(0), proposed, confirmed]);
    copy.rows[0].body_text = None;
    assert_eq!(copy.check(), Err(fault(0, Wrong::SaltKept)));
}

#[test]
fn a_proposal_that_was_taken_back_cannot_be_confirmed() {
    let [proposed, confirmed] = two_people_destroy(1, vec![entry_id(0)]);
    let taken_back = amends(2, entry_id(1), Amends::Withdraws);
    let mut copy = copy_of([note(0), proposed, taken_back, Draft { id: entry_id(3), ..confirmed }]);
    copy.rows[0].lose_body();
    assert_eq!(copy.check(), Err(fault(0, Wrong::BodyMissing)));
}

#[test]
fn a_confirmation_before_the_proposal_confirms_nothing() {
    let [proposed, confirmed] = two_people_destroy(1, vec![entry_id(0)]);
    let mut copy = copy_of([note(0), confirmed, proposed]);
    copy.rows[0].lose_body();
    assert_eq!(copy.check(), Err(fault(0, Wrong::BodyMissing)));
}

#[test]
fn a_proposal_reaches_only_what_was_recorded_before_it() {
    let [proposed, confirmed] = two_people_destroy(0, vec![entry_id(2)]);
    let sealed = seal_drafts([proposed, note(2), confirmed]);
    assert!(lawfully_destroyed(&entries(&sealed)).is_empty());
    let mut copy = Backup::of(&sealed);
    copy.rows[1].lose_body();
    assert_eq!(copy.check(), Err(fault(1, Wrong::BodyMissing)));
}

#[test]
fn an_amendment_of_something_not_yet_recorded_is_a_fault() {
    let copy = copy_of([note(0), amends(1, entry_id(2), Amends::Corrects), note(2)]);
    assert_eq!(copy.check(), Err(fault(1, Wrong::AmendsUnknown)));
}

#[test]
fn the_first_entry_recorded_too_early_is_named() {
    let sealed = [(1, 5), (2, 6), (3, 6), (4, 7)]
        .map(|(sequence, time)| note(sequence).seal(Sequence(sequence as u64), recorded(time), [1; 16]));
    assert_eq!(Backup::of(&sealed).check(), Err(fault(2, Wrong::RecordedTooEarly)));
}

#[test]
fn columns_that_disagree_with_the_header_are_named() {
    let whole = copy_of([note(0), note(1)]);
    let mut copy = whole.clone();
    copy.rows[1].id = entry_id(7);
    assert_eq!(copy.check(), Err(fault(1, Wrong::WrongId)));
    let mut copy = whole.clone();
    copy.rows[1] = Held { sequence: Sequence(2), ..whole.rows[0].clone() };
    assert_eq!(copy.check(), Err(fault(1, Wrong::WrongPlace { says: Sequence(1) })));
    let mut copy = whole;
    copy.rows[1].header_text = "{}".into();
    copy.rows[1].leaf_hash = TreeHash::of_leaf(b"{}");
    assert_eq!(copy.check(), Err(fault(1, Wrong::Unreadable)));
}

#[test]
fn two_checkpoints_of_one_size_with_different_roots_are_a_fork() {
    let mut copy = copy_of([note(0), note(1)]);
    copy.checkpoints.extend(copy_of([note(0), amends(1, entry_id(0), Amends::Withdraws)]).checkpoints);
    assert_eq!(copy.check(), Err(fault(1, Wrong::NotAsSigned { size: 2 })));
}

#[test]
fn a_fault_says_in_words_which_entry_and_what_is_wrong() {
    let fault = Fault { sequence: Sequence(12), wrong: Wrong::BodyChanged };
    assert_eq!(fault.to_string(), "entry 12: what it says was changed: body and salt do not match the header");
}
