//! Writing entries down: who records, when, and ids that come out the same when the same form is sent twice.

use jiff::civil::Date;
use ledger::{Amendment, Basis, Draft, EntryId, Instant, Sensitivity, Subject, When, WorkerId};
use serde::Serialize;
use uuid::Uuid;

/// What the hand that records brings along: the worker, the moment, and the id of the form that was filled in.
#[derive(Clone, Debug)]
pub struct Scribe {
    /// Who records.
    pub author: WorkerId,
    /// For whom, when a colleague types it in.
    pub on_behalf_of: Option<WorkerId>,
    /// Now.
    pub at: Instant,
    /// Today in London.
    pub today: Date,
    /// Where it came from when nobody keyed it.
    pub origin: Option<String>,
    command: Uuid,
    used: u64,
}

impl Scribe {
    /// A scribe for one form; `command` is a UUIDv7 made where the form was first shown.
    pub fn new(author: WorkerId, at: Instant, command: Uuid) -> Self {
        Scribe { author, on_behalf_of: None, at, today: at.in_london().date(), origin: None, command, used: 0 }
    }

    /// The next id. The first is the command's own; each later one differs from it in a way that depends on its number alone.
    pub fn id(&mut self) -> Uuid {
        // The low 62 bits of a UUIDv7 are random; an odd factor sends different numbers to different patterns.
        const RANDOM: u128 = 0x3fff_ffff_ffff_ffff;
        let pattern = u128::from(self.used.wrapping_mul(0x9e37_79b9_7f4a_7c15)) & RANDOM;
        self.used += 1;
        Uuid::from_u128(self.command.as_u128() ^ pattern)
    }

    /// An entry about these subjects.
    pub fn write(
        &mut self,
        kind: &'static str,
        about: impl IntoIterator<Item = Subject>,
        when: When,
        body: &impl Serialize,
    ) -> Draft {
        let mut subjects: Vec<Subject> = Vec::new();
        for subject in about {
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        Draft {
            id: EntryId(self.id()),
            author: self.author,
            on_behalf_of: self.on_behalf_of,
            kind: kind.into(),
            about: subjects,
            when,
            basis: Basis::Seen,
            sensitivity: Sensitivity::Normal,
            amends: None,
            origin: self.origin.clone(),
            body: serde_json::to_value(body).expect("bodies are made of text, numbers and lists"),
        }
    }
}

/// Saying more about a draft, one thing at a time.
pub trait Say {
    /// Somebody told the author.
    fn told_by(self, who: impl Into<String>) -> Self;
    /// The author or a manager judges.
    fn judged(self) -> Self;
    /// It amends an earlier entry.
    fn amending(self, amendment: Amendment) -> Self;
    /// Fewer may see it.
    fn only_for(self, sensitivity: Sensitivity) -> Self;
}

impl Say for Draft {
    fn told_by(mut self, who: impl Into<String>) -> Self {
        self.basis = Basis::ToldBy(who.into());
        self
    }

    fn judged(mut self) -> Self {
        self.basis = Basis::Judged;
        self
    }

    fn amending(mut self, amendment: Amendment) -> Self {
        self.amends = Some(amendment);
        self
    }

    fn only_for(mut self, sensitivity: Sensitivity) -> Self {
        self.sensitivity = sensitivity;
        self
    }
}
