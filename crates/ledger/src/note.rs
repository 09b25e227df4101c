//! Signed notes as C2SP defines them (c2sp.org/signed-note): text that a person can read, with Ed25519 signatures in lines below it.
//! What the text says is the business of whoever signs it.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// Longer notes are not read. A checkpoint takes a few hundred bytes, and a hundred more for each witness.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;

/// The byte that signed notes give to Ed25519.
const ED25519: u8 = 1;

/// Why a note cannot be signed, read or believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// The name is empty, or holds a space or a plus sign.
    #[error("the name of a signer must have letters and no space or plus sign")]
    Name,
    /// It is not laid out as a signed note.
    #[error("this is not a signed note")]
    Form,
    /// It is a signed note, but what it says is not a checkpoint.
    #[error("this note is not a checkpoint")]
    NotACheckpoint,
    /// It is not laid out as a verifier key, or its hash is not that of its name and key.
    #[error("this is not the text of a verifier key")]
    Key,
    /// This signer did not sign it.
    #[error("the note is not signed with the key that was asked for")]
    Unsigned,
    /// It claims to be signed by this signer and is not.
    #[error("the signature on the note is false: it was changed, or signed with another key")]
    Forged,
}

/// The public half of a signer's key, with the signer's name. Written `name+hash+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// A signer's name and key.
    pub fn new(name: &str, key: VerifyingKey) -> Result<Self, NoteError> {
        if name.is_empty()
            || name.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '+')
        {
            return Err(NoteError::Name);
        }
        Ok(VerifierKey { name: name.to_owned(), key })
    }

    /// The signer's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public key.
    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// The four bytes that tell this key from others of the same name.
    fn hash(&self) -> [u8; 4] {
        let digest =
            Sha256::new().chain_update(&self.name).chain_update([b'\n', ED25519]).chain_update(self.key).finalize();
        [digest[0], digest[1], digest[2], digest[3]]
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(out, "{}+{}+{}", self.name, crate::hexadecimal::write(&self.hash()), BASE64.encode(key))
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        // The key itself may hold plus signs, the name and the hash may not.
        let (name, rest) = text.split_once('+').ok_or(NoteError::Key)?;
        let (_, key) = rest.split_once('+').ok_or(NoteError::Key)?;
        let bytes = BASE64.decode(key).map_err(|_| NoteError::Key)?;
        let Some((&ED25519, key)) = bytes.split_first() else {
            return Err(NoteError::Key);
        };
        let key = VerifyingKey::try_from(key).map_err(|_| NoteError::Key)?;
        let read = VerifierKey::new(name, key)?;
        if read.to_string() == text { Ok(read) } else { Err(NoteError::Key) }
    }
}

/// Signs a text, which must end its last line. Gives the whole note.
pub(crate) fn sign(text: &str, key: &SigningKey, name: &str) -> Result<String, NoteError> {
    let verifier = VerifierKey::new(name, key.verifying_key())?;
    let signature = [verifier.hash().as_slice(), &key.sign(text.as_bytes()).to_bytes()].concat();
    Ok(format!("{text}\n— {name} {}\n", BASE64.encode(signature)))
}

/// A signer's name, and the hash of a key with a signature after it.
type SignatureLine<'a> = (&'a str, Vec<u8>);

/// The text of a note, ending its last line, and its signature lines. Believes nobody.
pub(crate) fn parts(note: &str) -> Result<(&str, Vec<SignatureLine<'_>>), NoteError> {
    if note.len() > NOTE_BYTES_MAX || note.contains(|letter: char| letter.is_ascii_control() && letter != '\n') {
        return Err(NoteError::Form);
    }
    let blank = note.rfind("\n\n").ok_or(NoteError::Form)?;
    let (text, lines) = (&note[..=blank], &note[blank + 2..]);
    let lines = lines.strip_suffix('\n').ok_or(NoteError::Form)?;
    let signatures = lines.split('\n').map(|line| {
        let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
        let signature = BASE64.decode(signature).ok().filter(|bytes| bytes.len() > 4)?;
        (!name.is_empty()).then_some((name, signature))
    });
    Ok((text, signatures.collect::<Option<_>>().ok_or(NoteError::Form)?))
}

/// The text of a note that this signer has signed. Signatures of others, whose keys we do not hold, are passed over.
pub(crate) fn open<'a>(note: &'a str, by: &VerifierKey) -> Result<&'a str, NoteError> {
    let (text, signatures) = parts(note)?;
    let signature =
        signatures.iter().filter(|(name, _)| *name == by.name).find_map(|(_, bytes)| bytes.strip_prefix(&by.hash()));
    let signature = Signature::from_slice(signature.ok_or(NoteError::Unsigned)?).map_err(|_| NoteError::Forged)?;
    by.key.verify_strict(text.as_bytes(), &signature).map_err(|_| NoteError::Forged)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example in the documentation of the format's first implementation.
    const SEED: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const TEXT: &str =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const SIGNED: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\
        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn the_published_note_comes_out_byte_for_byte() {
        let seed: [u8; 32] = BASE64.decode(SEED).unwrap()[1..].try_into().unwrap();
        let key = SigningKey::from_bytes(&seed);
        assert_eq!(VerifierKey::new("PeterNeumann", key.verifying_key()).unwrap().to_string(), KEY);
        assert_eq!(sign(TEXT, &key, "PeterNeumann").unwrap(), SIGNED);
        assert_eq!(open(SIGNED, &KEY.parse().unwrap()), Ok(TEXT));
    }

    #[test]
    fn every_changed_letter_of_a_signed_note_is_noticed() {
        let key: VerifierKey = KEY.parse().unwrap();
        for (at, letter) in SIGNED.char_indices().filter(|(_, letter)| letter.is_ascii()) {
            let other = if letter == 'x' { 'y' } else { 'x' };
            let changed = format!("{}{other}{}", &SIGNED[..at], &SIGNED[at + 1..]);
            assert!(open(&changed, &key).is_err(), "the letter at {at} was changed and nobody noticed");
        }
    }

    #[test]
    fn a_verifier_key_whose_name_hash_or_key_was_changed_is_refused() {
        for at in 0..KEY.len() {
            let other = if KEY.as_bytes()[at] == b'A' { 'B' } else { 'A' };
            let changed = format!("{}{other}{}", &KEY[..at], &KEY[at + 1..]);
            assert!(changed.parse::<VerifierKey>().is_err(), "{changed}");
        }
    }

    #[test]
    fn a_name_with_a_space_or_a_plus_cannot_sign() {
        let key = SigningKey::from_bytes(&[7; 32]);
        for name in ["", "Alder moor", "Alder+moor", "Aldermoor\n", "Alder\u{2003}moor"] {
            assert_eq!(sign("text\n", &key, name), Err(NoteError::Name), "{name:?}");
        }
    }
}
