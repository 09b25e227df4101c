//! The key with which a server signs checkpoints of its ledger: a file that only its owner can read, laid out as the signed notes of
//! C2SP lay it out (`PRIVATE+KEY+name+hash+key`).

use anyhow::{Context, Result, bail};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ledger::{Checkpoint, NoteError, SigningKey, VerifierKey};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};
use store::StoreAddress;

/// The byte that signed notes give to Ed25519.
const ED25519: u8 = 1;
const MARK: &str = "PRIVATE+KEY+";

/// Who signs, and with what.
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    /// Reads the key, or makes one. The name is the ledger's own line in every checkpoint, so a new one is unlike any other.
    pub fn read_or_make(file: &Path, authority: &str) -> Result<Self> {
        match Self::read(file) {
            Ok(Some(signer)) => return Ok(signer),
            Ok(None) => {}
            Err(error) => return Err(error),
        }
        let (mut seed, mut unlike) = ([0; 32], [0; 4]);
        getrandom::fill(&mut seed).and_then(|()| getrandom::fill(&mut unlike)).context("no key could be made")?;
        let name = format!("kith/{}/{:08x}", plain(authority), u32::from_be_bytes(unlike));
        let signer = Signer { name, key: SigningKey::from_bytes(&seed) };
        signer.write(file).with_context(|| format!("the key cannot be written to {}", file.display()))?;
        Ok(signer)
    }

    /// Reads the key; `None` if there is no such file.
    pub fn read(file: &Path) -> Result<Option<Self>> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", file.display())),
        };
        match Self::parse(text.trim()) {
            Some(signer) => Ok(Some(signer)),
            None => bail!("{} is not a signing key of Kith. Name another file", file.display()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.strip_prefix(MARK)?.split_once('+')?;
        let (_, key) = rest.split_once('+')?;
        let bytes = BASE64.decode(key).ok()?;
        let seed: [u8; 32] = bytes.strip_prefix(&[ED25519])?.try_into().ok()?;
        let signer = Signer { name: name.to_owned(), key: SigningKey::from_bytes(&seed) };
        (signer.text().ok()? == text).then_some(signer)
    }

    fn text(&self) -> Result<String, NoteError> {
        let public = self.public()?.to_string();
        let hash = public.split('+').nth(1).unwrap_or_default();
        let key = BASE64.encode([&[ED25519], self.key.as_bytes().as_slice()].concat());
        Ok(format!("{MARK}{}+{hash}+{key}", self.name))
    }

    fn write(&self, file: &Path) -> Result<()> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(file)?;
        writeln!(file, "{}", self.text()?)?;
        Ok(file.sync_all()?)
    }

    /// What others need to check what this key has signed.
    pub fn public(&self) -> Result<VerifierKey, NoteError> {
        VerifierKey::new(&self.name, self.key.verifying_key())
    }

    /// The signed text that a ledger had so many entries and this root.
    pub fn sign(&self, size: u64, root: ledger::TreeHash) -> Result<String, NoteError> {
        Checkpoint { origin: self.name.clone(), size, root }.sign(&self.key, &self.name)
    }
}

/// Where the key is unless somebody says otherwise: beside a SQLite store. Beside a PostgreSQL store there is no place.
pub fn beside(store: &StoreAddress) -> Option<PathBuf> {
    match store {
        StoreAddress::Sqlite(file) => {
            let mut name = file.as_os_str().to_owned();
            name.push(".key");
            Some(name.into())
        }
        StoreAddress::Postgres(_) => None,
    }
}

/// A name without the spaces and plus signs that a signer's name cannot have.
fn plain(authority: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    authority.chars().map(letter).collect::<String>().trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer() -> Signer {
        Signer { name: "kith/aldermoor/00000001".into(), key: SigningKey::from_bytes(&[7; 32]) }
    }

    #[test]
    fn a_key_that_was_written_is_read_back_and_signs_what_its_public_half_checks() {
        let read = Signer::parse(&signer().text().unwrap()).unwrap();
        let root = ledger::root_of(&[]);
        let note = read.sign(0, root).unwrap();
        let public = signer().public().unwrap();
        let checkpoint = Checkpoint::parse_and_verify(&note, public.key(), public.name()).unwrap();
        assert_eq!((checkpoint.size, checkpoint.root), (0, root));
    }

    #[test]
    fn a_key_with_a_changed_letter_is_not_a_key() {
        let text = signer().text().unwrap();
        for at in 0..text.len() {
            let other = if text.as_bytes()[at] == b'A' { 'B' } else { 'A' };
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            assert!(Signer::parse(&changed).is_none(), "{changed}");
        }
    }

    #[test]
    fn an_authority_of_several_words_becomes_one() {
        assert_eq!(plain("Bath & North East + Somerset"), "bath---north-east---somerset");
    }
}
