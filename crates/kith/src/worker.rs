//! The worker in whose name a command acts: somebody with an account, as the ledger knows them at this moment.

use crate::{passwords, store_argument::now};
use access::{Actor, Role};
use anyhow::{Result, bail};
use casework::workforce;
use store::{Account, Store};

/// The open account with which somebody signs in.
pub async fn account(store: &Store, sign_in_name: &str) -> Result<Account> {
    match store.account_named(&sign_in_name.to_lowercase()).await? {
        Some(account) if account.closed_at.is_none() => Ok(account),
        Some(_) => bail!("that account is closed"),
        None => bail!("there is no account with that name. See them all with kith user list"),
    }
}

/// The same, once they have shown who they are.
pub async fn account_with_password(store: &Store, sign_in_name: &str, password: &str) -> Result<Account> {
    let account = account(store, sign_in_name).await?;
    if account.password_hash.as_deref().is_some_and(|hash| passwords::matches(hash, password)) {
        return Ok(account);
    }
    bail!("the name and the password do not belong together")
}

/// Their rights, from the ledger.
pub async fn actor(store: &Store, account: &Account) -> Result<Actor> {
    let entries = store.entries_about(&[account.worker.into()]).await?;
    let Some(worker) = workforce::worker_from(&entries, account.worker) else {
        bail!("that account belongs to nobody who works here");
    };
    Ok(Actor {
        worker: worker.id,
        roles: worker.appointed.roles.iter().filter_map(|code| Role::from_code(code)).collect(),
        teams: worker.appointed.teams.into_iter().collect(),
        clearance: worker.appointed.clearance,
        own_people: worker.conflict.people.into_iter().collect(),
        conflicts: worker.conflict.families.into_iter().collect(),
    })
}

/// A new id that sorts by time.
pub fn new_id() -> Result<uuid::Uuid> {
    let mut random = [0; 10];
    getrandom::fill(&mut random)?;
    let milliseconds = u64::try_from(now().microseconds() / 1_000)?;
    Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid())
}
