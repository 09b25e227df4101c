//! The entry: one thing that somebody recorded, with both its times. Nothing here knows what the kinds mean; that is
//! casework's business.

use crate::{EntryId, Instant, Subject, TreeHash, When, WorkerId, hexadecimal};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{borrow::Cow, fmt, sync::Arc};

/// The place of an entry in its authority's ledger: 1, 2, 3 and so on without gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sequence(pub u64);

impl fmt::Display for Sequence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// How the author knows. Practice guidance insists that a record tells what was seen from what was said and what was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The author saw or did it.
    Seen,
    /// Somebody told the author: who, in words.
    ToldBy(String),
    /// The author's or a manager's judgement.
    Judged,
}

/// Who may come near an entry, from everyone with a live relationship upward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Everyone who works with the family.
    #[default]
    Normal,
    /// Named people and their managers; others learn that it exists and whom to ask.
    Restricted,
    /// Named people only; to everyone else it is absent.
    Sealed,
    /// Custodians only; not even break-glass opens it.
    SealedAndLocked,
}

/// What an amending entry does to the one it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amends {
    /// This entry says it right; the other said it wrong.
    Corrects,
    /// The other should not have been recorded; this one only says so.
    Withdraws,
    /// The other was recorded on the wrong person; this one says the same about the right one.
    RecordedOnWrongPerson,
}

/// That this entry amends an earlier one, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The entry that is amended.
    pub entry: EntryId,
    /// What is done to it.
    pub how: Amends,
    /// Why, in the author's words.
    pub why: String,
}

/// What somebody asks to have recorded: an entry without its place in the ledger and its time of knowing, which the ledger gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Made by the caller; the same id is the same write.
    pub id: EntryId,
    /// Who records it.
    pub author: WorkerId,
    /// For whom, when a colleague types it in.
    pub on_behalf_of: Option<WorkerId>,
    /// What kind of entry: `visit`, `plan_agreed`.
    pub kind: Cow<'static, str>,
    /// Everyone and everything it is about: at least one.
    pub about: Vec<Subject>,
    /// When it was true.
    pub when: When,
    /// How the author knows.
    pub basis: Basis,
    /// Who may come near it.
    pub sensitivity: Sensitivity,
    /// What it amends, if anything.
    pub amends: Option<Amendment>,
    /// Where it came from when nobody keyed it: an import and its row.
    pub origin: Option<String>,
    /// What it says: a JSON object that a person can read in 75 years.
    pub body: Value,
}

/// An entry without what it says: all that the Merkle tree commits to, with the salted digest of the body in the body's place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// The caller's id.
    pub id: EntryId,
    /// Its place in the ledger.
    pub sequence: Sequence,
    /// When the ledger knew it; strictly increasing with the sequence.
    pub recorded_at: Instant,
    /// Who recorded it.
    pub author: WorkerId,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<WorkerId>,
    /// What kind of entry.
    pub kind: Cow<'static, str>,
    /// Everyone and everything it is about.
    pub about: Vec<Subject>,
    /// When it was true.
    pub when: When,
    /// How the author knew.
    pub basis: Basis,
    /// Who may come near it.
    #[serde(default, skip_serializing_if = "is_normal")]
    pub sensitivity: Sensitivity,
    /// What it amends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amendment>,
    /// Where it came from when nobody keyed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// SHA-256 of the salt and the body's text, in lower-case hexadecimal.
    pub body_digest: String,
}

fn is_normal(sensitivity: &Sensitivity) -> bool {
    *sensitivity == Sensitivity::Normal
}

/// Sixteen random bytes, hashed in front of the body so that nobody can guess a destroyed body from its digest.
pub type Salt = [u8; 16];

/// The digest that a header holds of its body: SHA-256 of salt and text, in lower-case hexadecimal.
pub fn body_digest(salt: &Salt, body: &str) -> String {
    hexadecimal::write(&digest_of(salt, body))
}

/// Is that the digest of this salt and this body?
pub(crate) fn is_body_digest(digest: &str, salt: &Salt, body: &str) -> bool {
    hexadecimal::read(digest) == Some(digest_of(salt, body))
}

fn digest_of(salt: &Salt, body: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(body).finalize().into()
}

/// An entry as it stands in the ledger. Reads like its [`Header`]. Never changes, so copies share it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry(Arc<Stored>);

#[derive(Debug, PartialEq)]
struct Stored {
    header: Header,
    body: Option<Box<str>>,
}

impl Entry {
    /// From what a ledger holds: the header and the body's text, `None` if the body was lawfully destroyed.
    pub fn new(header: Header, body: Option<Box<str>>) -> Self {
        Entry(Arc::new(Stored { header, body }))
    }

    /// The body's text as recorded, or `None` if it was lawfully destroyed.
    pub fn body_text(&self) -> Option<&str> {
        self.0.body.as_deref()
    }

    /// What the entry says, as the type that its kind asks for. `None` when the body was destroyed or is not of that type.
    pub fn says<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.body_text()?).ok()
    }
}

impl std::ops::Deref for Entry {
    type Target = Header;

    fn deref(&self) -> &Header {
        &self.0.header
    }
}

/// A draft that has been given its place: the exact texts that are stored and hashed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// The header.
    pub header: Header,
    /// The header's text: its bytes are the Merkle leaf.
    pub header_text: String,
    /// The salt of the body's digest.
    pub salt: Salt,
    /// The body's text.
    pub body_text: String,
}

impl Draft {
    /// Gives the draft its place in the ledger. The caller promises that `sequence` and `recorded_at` follow on.
    pub fn seal(self, sequence: Sequence, recorded_at: Instant, salt: Salt) -> Sealed {
        let body_text = self.body.to_string();
        let header = Header {
            id: self.id,
            sequence,
            recorded_at,
            author: self.author,
            on_behalf_of: self.on_behalf_of,
            kind: self.kind,
            about: self.about,
            when: self.when,
            basis: self.basis,
            sensitivity: self.sensitivity,
            amends: self.amends,
            origin: self.origin,
            body_digest: body_digest(&salt, &body_text),
        };
        let header_text = serde_json::to_string(&header).expect("a header is plain text and numbers");
        Sealed { header, header_text, salt, body_text }
    }
}

impl Sealed {
    /// The hash of the Merkle leaf that commits to this entry.
    pub fn leaf_hash(&self) -> TreeHash {
        TreeHash::of_leaf(self.header_text.as_bytes())
    }

    /// The entry as a reader of the ledger will see it.
    pub fn entry(&self) -> Entry {
        Entry::new(self.header.clone(), Some(self.body_text.as_str().into()))
    }
}
