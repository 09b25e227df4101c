//! `kith verify`: is every entry what it was? Works on a store or a backup, without keys and without a server.

use crate::{
    progress,
    store_argument::{self, StoreArgument},
};
use anyhow::{Context, Result, bail};
use ledger::{Checkpoint, Frontier, Sequence, TreeHash, Verified, VerifierKey};
use std::{fs, path::PathBuf, process::ExitCode};
use store::{NotVerified, Store, StoreAddress};

/// Entries read at once when a checkpoint is compared.
const PAGE: usize = 5_000;

/// Check that nothing in a store or a backup was changed
///
/// Reads every entry and compares it with the ledger's tree, head, index and checkpoints; names the first entry that is not what it
/// was. A running server is not disturbed.
///
/// Ends with 0 when the record is sound, 1 when it was changed, and 2 when it could not be read.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  kith verify --store sqlite:kith.db
  kith verify backup.kith --checkpoint checkpoint-2026-03-04.txt --public-key \"$(cat aldermoor.pub)\"")]
pub struct Verify {
    /// A backup, or the file of a SQLite store; instead of --store
    file: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgument,
    /// A checkpoint that was kept elsewhere; may be given several times
    #[arg(long, value_name = "FILE")]
    checkpoint: Vec<PathBuf>,
    /// The public key, as kith key prints it, that must have signed the checkpoints
    #[arg(long, value_name = "KEY")]
    public_key: Option<VerifierKey>,
}

/// What was found.
enum Found {
    Sound,
    Changed(String),
}

impl Verify {
    /// Runs the command; says how it ends.
    pub async fn run(self) -> ExitCode {
        match self.check().await {
            Ok(Found::Sound) => ExitCode::SUCCESS,
            Ok(Found::Changed(what)) => {
                eprintln!("kith: {what}");
                ExitCode::from(1)
            }
            Err(error) => {
                eprintln!("kith: {error:#}");
                ExitCode::from(2)
            }
        }
    }

    async fn check(self) -> Result<Found> {
        let address = match self.file {
            Some(file) => StoreAddress::Sqlite(file),
            None => self.store.address()?,
        };
        let store = store_argument::open_reading(&address).await?;
        let key = self.public_key.as_ref();
        let kept: Vec<Checkpoint> = self.checkpoint.iter().map(|file| checkpoint(file, key)).collect::<Result<_>>()?;

        let verified = match store.verify(progress::follow("entries checked")).await {
            Ok(verified) => verified,
            Err(NotVerified::Store(error)) => return Err(error).with_context(|| format!("{address} cannot be read")),
            Err(changed @ (NotVerified::Fault(_) | NotVerified::Head(_) | NotVerified::Index)) => {
                return Ok(Found::Changed(changed.to_string()));
            }
        };
        report(&verified);
        for checkpoint in &kept {
            if let Some(wrong) = compare(&store, checkpoint).await? {
                return Ok(Found::Changed(wrong));
            }
            println!("The checkpoint at {} entries is of this ledger.", checkpoint.size);
        }
        match (key, store.newest_checkpoint().await?) {
            (Some(key), Some(text)) if kept.is_empty() => {
                if let Err(error) = Checkpoint::parse_and_verify(&text, key.key(), key.name()) {
                    return Ok(Found::Changed(format!("the newest checkpoint in the store: {error}")));
                }
                println!("The newest checkpoint was signed by {}.", key.name());
            }
            (Some(_), None) if kept.is_empty() => bail!("the store holds no checkpoint that the key could have signed"),
            (Some(_) | None, Some(_) | None) => {}
        }
        Ok(Found::Sound)
    }
}

fn report(verified: &Verified) {
    println!("Sound: {} entries.", verified.entries);
    println!("Root: {}", verified.root);
    match verified.signed {
        0 => println!("No checkpoint vouches for them yet."),
        signed => println!("Checkpoints vouch for the first {signed}."),
    }
    if verified.destroyed > 0 {
        println!("What {} of them said was lawfully destroyed.", verified.destroyed);
    }
}

fn checkpoint(file: &PathBuf, key: Option<&VerifierKey>) -> Result<Checkpoint> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let read = match key {
        Some(key) => Checkpoint::parse_and_verify(&text, key.key(), key.name()),
        None => Checkpoint::parse(&text),
    };
    read.with_context(|| format!("{} cannot be trusted", file.display()))
}

/// What is wrong if a checkpoint is not of this ledger, whose entries have been verified.
async fn compare(store: &Store, checkpoint: &Checkpoint) -> Result<Option<String>> {
    let mut frontier = Frontier::new();
    while frontier.size() < checkpoint.size {
        let wanted = usize::try_from(checkpoint.size - frontier.size()).unwrap_or(PAGE).min(PAGE);
        let page = store.stored_entries(Sequence(frontier.size()), wanted).await?;
        if page.is_empty() {
            let (has, signed) = (frontier.size(), checkpoint.size);
            return Ok(Some(format!(
                "entries are missing: there are {has}, and a checkpoint was signed when there were {signed}"
            )));
        }
        frontier.extend(page.iter().map(|stored| TreeHash::of_leaf(stored.header.as_bytes())));
    }
    Ok((frontier.root() != checkpoint.root).then(|| {
        format!("an entry up to {} is not what it was when the checkpoint was signed, or the checkpoint is of another ledger", checkpoint.size)
    }))
}
