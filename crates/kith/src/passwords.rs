//! Passwords of local accounts: read from the input or made up here, and kept only as an argon2 hash.

use anyhow::{Context, Result, anyhow, bail};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use std::io::Read;

/// The National Cyber Security Centre asks for length and not for kinds of character.
const CHARACTERS_MIN: usize = 12;
/// No password manager makes longer ones.
const BYTES_MAX: usize = 1_024;

/// Letters and digits that are not mistaken for each other when read aloud or from paper.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Groups of letters in a password that is made up here: 80 random bits.
const GROUPS: [usize; 4] = [4; 4];

/// Where a password comes from.
#[derive(clap::Args)]
pub struct PasswordArgument {
    /// Read the password from the input, up to the end of its first line
    #[arg(long)]
    password_stdin: bool,
}

/// A new password.
pub enum NewPassword {
    /// It was given.
    Given(String),
    /// It was made up here and has to be told to its owner.
    MadeUp(String),
}

impl NewPassword {
    /// The password.
    pub fn text(&self) -> &str {
        match self {
            NewPassword::Given(text) | NewPassword::MadeUp(text) => text,
        }
    }
}

impl PasswordArgument {
    /// A new password: the one on the input, or one that nobody can guess.
    pub fn new_password(&self) -> Result<NewPassword> {
        if !self.password_stdin {
            return Ok(NewPassword::MadeUp(make_up()?));
        }
        let password = from_input()?;
        if password.chars().count() < CHARACTERS_MIN {
            bail!("use a password of at least {CHARACTERS_MIN} characters");
        }
        Ok(NewPassword::Given(password))
    }

    /// The password of somebody who has one.
    pub fn own_password(&self) -> Result<String> {
        if !self.password_stdin {
            bail!("give your own password on the input: add --password-stdin");
        }
        from_input()
    }
}

fn from_input() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().take(BYTES_MAX as u64 + 1).read_to_string(&mut text).context("the password cannot be read")?;
    let password = text.lines().next().unwrap_or_default().to_owned();
    if password.is_empty() || password.len() > BYTES_MAX {
        bail!("give the password as one line of at most {BYTES_MAX} bytes");
    }
    Ok(password)
}

fn make_up() -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).context("no password could be made up")?;
    // 32 letters divide 256, so each is as likely as the others.
    let mut letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let groups = GROUPS.map(|length| letters.by_ref().take(length).collect::<String>());
    Ok(groups.join("-"))
}

/// The text that is kept.
pub fn hash(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash.map_err(|error| anyhow!("the password could not be hashed: {error}"))?.to_string())
}

/// Is this the password?
pub fn matches(hash: &str, password: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_that_was_hashed_matches() {
        let hash = hash("correct horse battery").unwrap();
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(matches(&hash, "correct horse battery"));
        assert!(!matches(&hash, "correct horse batterx"));
        assert!(!matches("", ""));
    }

    #[test]
    fn a_made_up_password_is_long_enough_and_never_the_same() {
        let (one, other) = (make_up().unwrap(), make_up().unwrap());
        assert_ne!(one, other);
        assert!(one.chars().count() >= CHARACTERS_MIN, "{one}");
    }
}
