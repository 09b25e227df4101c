//! `--store`: which store a command works on, and opening it.

use anyhow::{Context, Result, bail};
use casework::Casework;
use ledger::Instant;
use std::sync::Arc;
use store::{Store, StoreAddress};

/// The option that every command with a store has. Read as text and not as an address, so that a mistyped address with a password in
/// it is not repeated on the screen.
#[derive(clap::Args)]
pub struct StoreArgument {
    /// Where the store is: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, value_name = "ADDRESS", env = "KITH_STORE", hide_env_values = true)]
    store: Option<String>,
}

impl StoreArgument {
    /// The address that was given, if any.
    pub fn given(&self) -> Result<Option<StoreAddress>> {
        Ok(self.store.as_deref().map(str::parse).transpose()?)
    }

    /// The address, which this command cannot do without.
    pub fn address(&self) -> Result<StoreAddress> {
        match self.given()? {
            Some(address) => Ok(address),
            None => bail!("say where the store is: --store sqlite:FILE, or --store postgres://USER@HOST/DATABASE"),
        }
    }

    /// Opens the store to write to it, and makes it if it is not there.
    pub async fn open_or_make(&self) -> Result<Store> {
        open(&self.address()?).await
    }

    /// Opens the store to write to it. It must be there.
    pub async fn open(&self) -> Result<Store> {
        let address = self.address()?;
        must_be_there(&address)?;
        open(&address).await
    }

    /// Opens the store to read it, beside whoever else has it open. It must be there.
    pub async fn open_reading(&self) -> Result<Store> {
        open_reading(&self.address()?).await
    }
}

/// Opens a store to write to it, and makes it if it is not there.
pub async fn open(address: &StoreAddress) -> Result<Store> {
    Store::open(address, Arc::new(Casework)).await.with_context(|| format!("{address} cannot be opened"))
}

/// Opens a store to read it. It must be there.
pub async fn open_reading(address: &StoreAddress) -> Result<Store> {
    must_be_there(address)?;
    Store::open_reading(address, Arc::new(Casework)).await.with_context(|| format!("{address} cannot be opened"))
}

fn must_be_there(address: &StoreAddress) -> Result<()> {
    match address {
        StoreAddress::Sqlite(file) if !file.exists() => bail!("there is no store at {address}"),
        StoreAddress::Sqlite(_) | StoreAddress::Postgres(_) => Ok(()),
    }
}

/// The clock.
pub fn now() -> Instant {
    Instant::from(jiff::Timestamp::now())
}
