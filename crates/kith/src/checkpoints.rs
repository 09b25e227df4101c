//! Signed checkpoints: the server makes one every so many entries or so many seconds, and anyone with the key makes one by command.
//! A checkpoint that is kept elsewhere shows later whether anything before it was changed or taken away.

use crate::{
    signing_key::{self, Signer},
    store_argument::StoreArgument,
};
use anyhow::{Context, Result, bail};
use ledger::Sequence;
use std::{path::PathBuf, time::Duration};
use store::Store;
use tokio::{sync::watch, time::Instant};

/// A checkpoint is signed after this many new entries,
const ENTRIES_BETWEEN: u64 = 1_000;
/// or after this long if there is any new entry.
const TIME_BETWEEN: Duration = Duration::from_secs(60);
/// How often the end of the ledger is looked at: one row, far more often than it matters.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Signs checkpoints of a store until told to stop, and once more then.
pub async fn keep_signing(store: Store, signer: Signer, mut stop: watch::Receiver<()>) {
    let mut signed = Sequence(0);
    let mut last = Instant::now();
    loop {
        let stopping = tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => false,
            _ = stop.changed() => true,
        };
        match sign_if_due(&store, &signer, signed, stopping || last.elapsed() >= TIME_BETWEEN).await {
            Ok(Some(now)) => (signed, last) = (now, Instant::now()),
            Ok(None) => {}
            Err(error) => tracing::error!(error = format!("{error:#}"), "a checkpoint could not be signed"),
        }
        if stopping {
            return;
        }
    }
}

async fn sign_if_due(store: &Store, signer: &Signer, signed: Sequence, waited: bool) -> Result<Option<Sequence>> {
    let head = store.head().await?;
    let new = head.sequence.0.saturating_sub(signed.0);
    if new < ENTRIES_BETWEEN && !(waited && new > 0) {
        return Ok(None);
    }
    store.keep_checkpoint(head.sequence.0, &signer.sign(head.sequence.0, head.root)?).await?;
    tracing::info!(ledger.size = head.sequence.0, "checkpoint signed");
    Ok(Some(head.sequence))
}

/// Which key to sign with.
#[derive(clap::Args)]
pub struct KeyArgument {
    /// The file with the signing key [default: beside a SQLite store, its name with .key after it]
    #[arg(long, value_name = "FILE", env = "KITH_KEY")]
    key: Option<PathBuf>,
}

impl KeyArgument {
    /// Where the key is; `None` when nobody said and the store is not on SQLite.
    pub fn file(&self, store: &StoreArgument) -> Result<Option<PathBuf>> {
        match &self.key {
            Some(file) => Ok(Some(file.clone())),
            None => Ok(signing_key::beside(&store.address()?)),
        }
    }

    fn signer(&self, store: &StoreArgument) -> Result<Signer> {
        let Some(file) = self.file(store)? else { bail!("say where the signing key is: --key FILE") };
        Signer::read(&file)?.with_context(|| {
            format!("there is no signing key at {}. The server makes one when it first starts", file.display())
        })
    }
}

/// Sign a checkpoint of the ledger as it is now, and print it
///
/// Keep it where nobody who can change the store can change it too: with the archive, with another council, on paper. Later, kith verify
/// --checkpoint tells whether anything up to it was changed. A running server keeps signing its own beside the ledger.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  kith checkpoint --store sqlite:kith.db > checkpoint-2026-03-04.txt")]
pub struct SignNow {
    #[command(flatten)]
    store: StoreArgument,
    #[command(flatten)]
    key: KeyArgument,
}

impl SignNow {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let signer = self.key.signer(&self.store)?;
        let head = self.store.open_reading().await?.head().await?;
        print!("{}", signer.sign(head.sequence.0, head.root)?);
        Ok(())
    }
}

/// Print the public half of the key with which the server signs checkpoints
///
/// Give it to whoever checks your checkpoints. Making a key is the server's first act, so this fails until it has started once.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  kith key --store sqlite:kith.db")]
pub struct ShowKey {
    #[command(flatten)]
    store: StoreArgument,
    #[command(flatten)]
    key: KeyArgument,
}

impl ShowKey {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        println!("{}", self.key.signer(&self.store)?.public()?);
        Ok(())
    }
}
