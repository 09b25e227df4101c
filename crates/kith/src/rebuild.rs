//! `kith rebuild`: works everything out again that can be worked out from the ledger.

use crate::{progress, store_argument::StoreArgument};
use anyhow::Result;

/// Work out the lists and indexes again from the ledger
///
/// The ledger itself is not touched. Run this when kith verify says that the index is not right, or when you want to be sure: the
/// same ledger always gives the same lists. Stop the server first.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  kith rebuild --store sqlite:kith.db")]
pub struct Rebuild {
    #[command(flatten)]
    store: StoreArgument,
}

impl Rebuild {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let store = self.store.open().await?;
        store.rebuild(progress::follow("entries")).await?;
        println!("Rebuilt from {} entries.", store.head().await?.sequence);
        Ok(())
    }
}
