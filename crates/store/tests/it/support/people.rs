//! Made-up people and what is recorded about them, with defaults filled in.

use jiff::civil::date;
use ledger::*;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use store::{BasedOn, Commit};
use uuid::Uuid;

pub const AMARA: Subject = Subject::Person(PersonId(Uuid::from_u128(0xa)));
pub const BEN: Subject = Subject::Person(PersonId(Uuid::from_u128(0xb)));
pub const CHIDI: Subject = Subject::Person(PersonId(Uuid::from_u128(0xc)));
pub const OKAFORS: Subject = Subject::Family(FamilyId(Uuid::from_u128(0xf)));
pub const PRIYA: WorkerId = WorkerId(Uuid::from_u128(0x1));
pub const TOM: WorkerId = WorkerId(Uuid::from_u128(0x2));

static IDS: AtomicU64 = AtomicU64::new(1);

pub fn new_id() -> EntryId {
    let high = u128::from(std::process::id()) << 64;
    EntryId(Uuid::from_u128(high | u128::from(IDS.fetch_add(1, Ordering::Relaxed))))
}

pub fn at(seconds: i64) -> Instant {
    Instant::from_microseconds(1_760_000_000_000_000 + seconds * 1_000_000)
}

pub fn entry(kind: &'static str, about: &[Subject], body: Value) -> Draft {
    Draft {
        id: new_id(),
        author: PRIYA,
        on_behalf_of: None,
        kind: kind.into(),
        about: about.to_vec(),
        when: When::on(date(2025, 3, 3)),
        basis: Basis::Seen,
        sensitivity: Sensitivity::Normal,
        amends: None,
        origin: None,
        body,
    }
}

pub fn visit(about: &[Subject], note: &str) -> Draft {
    entry("visit", about, json!({ "note": note }))
}

pub fn joining(kept: Subject, absorbed: Subject) -> Draft {
    let joined = Joined { kept, absorbed, why: "Same date of birth and mother".into() };
    entry(JOINED, &[kept, absorbed], serde_json::to_value(joined).unwrap())
}

pub fn withdrawing(amended: &Entry) -> Draft {
    Draft { amends: amending(amended.id, Amends::Withdraws), ..entry("withdrawn", &amended.about, json!({})) }
}

pub fn correcting(amended: &Entry, note: &str) -> Draft {
    Draft { amends: amending(amended.id, Amends::Corrects), ..visit(&amended.about, note) }
}

pub fn amending(entry: EntryId, how: Amends) -> Option<Amendment> {
    Some(Amendment { entry, how, why: "It was said otherwise".into() })
}

pub fn proposing_to_destroy(entries: &[&Entry]) -> Draft {
    let proposed = DestructionProposed {
        entries: entries.iter().map(|entry| entry.id).collect(),
        why: "Kept for as long as it must be".into(),
        authority: "Retention schedule 4".into(),
    };
    entry(DESTRUCTION_PROPOSED, &entries[0].about, serde_json::to_value(proposed).unwrap())
}

pub fn confirming(proposal: &Entry, by: WorkerId) -> Draft {
    let confirmed = DestructionConfirmed { proposal: proposal.id };
    Draft { author: by, ..entry(DESTRUCTION_CONFIRMED, &proposal.about, serde_json::to_value(confirmed).unwrap()) }
}

pub fn commit(drafts: impl IntoIterator<Item = Draft>) -> Commit {
    Commit::new(at(0), drafts.into_iter().collect())
}

pub fn based_on(subject: Subject, sequence: Sequence, kinds: &[&'static str]) -> Vec<BasedOn> {
    vec![BasedOn { subject, sequence, kinds: kinds.iter().map(|kind| (*kind).into()).collect() }]
}

pub fn account(number: usize, sign_in_name: &str, shown_name: &str) -> store::Account {
    store::Account {
        worker: WorkerId(Uuid::from_u128(0x1000 + number as u128)),
        sign_in_name: sign_in_name.into(),
        shown_name: shown_name.into(),
        password_hash: Some("$argon2id$made-up".into()),
        roles: "lead_practitioner".into(),
        created_at: at(0),
        closed_at: None,
    }
}

pub fn looked_at(subject: Subject, worker: WorkerId, seconds: i64) -> store::AccessLogged {
    store::AccessLogged {
        at: at(seconds),
        worker,
        on: subject,
        action: "read".into(),
        purpose: "casework".into(),
        decision: "allowed".into(),
        policy_reason: "lead practitioner of the family".into(),
    }
}
