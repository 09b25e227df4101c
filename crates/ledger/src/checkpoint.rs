//! Signed checkpoints as C2SP defines them (c2sp.org/tlog-checkpoint): how large the ledger was and what its root was. Whoever keeps
//! one can later tell whether anything up to there was changed or taken away.

use crate::{
    TreeHash,
    merkle::plain_decimal,
    note::{self, NoteError, VerifierKey},
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::fmt;

/// How large a ledger was, and the root of its tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose ledger: one line of text that no other ledger uses.
    pub origin: String,
    /// How many entries it had.
    pub size: u64,
    /// The root over them.
    pub root: TreeHash,
}

impl Checkpoint {
    /// The signed text, to be kept where nobody who can change the ledger can change it too.
    pub fn sign(&self, key: &SigningKey, name: &str) -> Result<String, NoteError> {
        if self.origin.is_empty() || self.origin.contains(char::is_control) {
            return Err(NoteError::NotACheckpoint);
        }
        note::sign(&self.to_string(), key, name)
    }

    /// Reads a signed checkpoint without asking who signed it.
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        Self::read(note::parts(text)?.0)
    }

    /// Reads a checkpoint that this signer has signed. Signatures of others, such as witnesses, may stand beside it.
    pub fn parse_and_verify(text: &str, key: &VerifyingKey, name: &str) -> Result<Self, NoteError> {
        Self::read(note::open(text, &VerifierKey::new(name, *key)?)?)
    }

    /// Lines after the third are extensions, which mean nothing to us.
    fn read(text: &str) -> Result<Self, NoteError> {
        let lines: Vec<&str> = text.strip_suffix('\n').unwrap_or(text).split('\n').collect();
        let &[origin, size, root, ref extensions @ ..] = lines.as_slice() else {
            return Err(NoteError::NotACheckpoint);
        };
        let root: Option<[u8; 32]> = BASE64.decode(root).ok().and_then(|bytes| bytes.try_into().ok());
        match (plain_decimal(size), root) {
            (Some(size), Some(root)) if !origin.is_empty() && extensions.iter().all(|line| !line.is_empty()) => {
                Ok(Checkpoint { origin: origin.to_owned(), size, root: TreeHash(root) })
            }
            _ => Err(NoteError::NotACheckpoint),
        }
    }
}

/// The text that is signed.
impl fmt::Display for Checkpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}\n{}\n{}", self.origin, self.size, BASE64.encode(self.root.0))
    }
}
