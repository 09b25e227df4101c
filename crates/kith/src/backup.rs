//! `kith backup` and `kith restore`. A backup is one file, whichever database the store is on.

use crate::{progress, store_argument::StoreArgument};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Write the whole store to one file, while people go on working
///
/// The file is a store itself: kith verify checks it as it is. It holds everything that families have told you, so keep it as you keep
/// the store.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  kith backup --store sqlite:kith.db backup.kith\n  kith backup --store postgres://kith@db/aldermoor backup.kith"
)]
pub struct Backup {
    /// The file to write; it must not be there yet
    file: PathBuf,
    #[command(flatten)]
    store: StoreArgument,
}

impl Backup {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let Backup { file, store } = self;
        if file.exists() {
            bail!("{} is already there. Name a file that is not", file.display());
        }
        let store = store.open_reading().await?;
        store.backup(&file, progress::follow("entries")).await.context("the backup was not written")?;
        println!("Backed up {} entries to {}.", store.head().await?.sequence, file.display());
        println!("Check it now, and after every copy: kith verify {}", file.display());
        Ok(())
    }
}

/// Fill an empty store from a backup, on either database
///
/// Everything is verified before any of it counts. Nobody stays signed in.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  kith restore --store postgres://kith@db/aldermoor backup.kith")]
pub struct Restore {
    /// The backup
    file: PathBuf,
    #[command(flatten)]
    store: StoreArgument,
}

impl Restore {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let Restore { file, store } = self;
        if !file.exists() {
            bail!("there is no backup at {}", file.display());
        }
        let store = store.open_or_make().await?;
        let verified = store.restore(&file, progress::follow("entries")).await.context("nothing was restored")?;
        println!("Restored and verified {} entries. Root: {}", verified.entries, verified.root);
        Ok(())
    }
}
