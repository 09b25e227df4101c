//! Local accounts, for a council without single sign-on. A password is kept only as the text of its hash, which is made elsewhere.

use crate::{Record, Store, StoreError};
use ledger::{Cell, Instant, WorkerId};

crate::statements! {
    ADD = "INSERT INTO account (worker, sign_in_name, shown_name, password_hash, roles, created_at, closed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_WORKER = "SELECT worker, sign_in_name, shown_name, password_hash, roles, created_at, closed_at FROM account WHERE worker = $1";
    BY_SIGN_IN_NAME = "SELECT worker, sign_in_name, shown_name, password_hash, roles, created_at, closed_at FROM account
        WHERE sign_in_name = $1";
    ALL = "SELECT worker, sign_in_name, shown_name, password_hash, roles, created_at, closed_at FROM account
        WHERE sign_in_name > $1 ORDER BY sign_in_name LIMIT $2";
    SET_PASSWORD_HASH = "UPDATE account SET password_hash = $2 WHERE worker = $1";
    SET_ROLES = "UPDATE account SET roles = $2 WHERE worker = $1";
    CLOSE = "UPDATE account SET closed_at = $2 WHERE worker = $1 AND closed_at IS NULL";
}

/// Somebody who can sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub worker: WorkerId,
    /// What they type to sign in; each name once.
    pub sign_in_name: String,
    /// Their name as colleagues see it.
    pub shown_name: String,
    /// The text of the password's hash; none when somebody else checks who they are.
    pub password_hash: Option<String>,
    /// What they may be, as text that the access rules read.
    pub roles: String,
    /// Since when.
    pub created_at: Instant,
    /// Since when they may no longer sign in.
    pub closed_at: Option<Instant>,
}

/// Neither names nor hashes belong into a log.
impl std::fmt::Debug for Account {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Account")
            .field("worker", &self.worker)
            .field("closed_at", &self.closed_at)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Adds an account. A name or a worker that is taken is refused by the database.
    pub async fn add_account(&self, account: &Account) -> Result<(), StoreError> {
        let cells = [
            Cell::Text(account.worker.to_string()),
            Cell::Text(account.sign_in_name.clone()),
            Cell::Text(account.shown_name.clone()),
            account.password_hash.clone().map_or(Cell::Empty, Cell::Text),
            Cell::Text(account.roles.clone()),
            Cell::Number(account.created_at.microseconds()),
            account.closed_at.map_or(Cell::Empty, |at| Cell::Number(at.microseconds())),
        ];
        self.execute(&ADD, &cells).await?;
        Ok(())
    }

    /// The account of a worker.
    pub async fn account(&self, worker: WorkerId) -> Result<Option<Account>, StoreError> {
        self.query_one(&OF_WORKER, &[Cell::Text(worker.to_string())]).await?.as_ref().map(read).transpose()
    }

    /// The account with which somebody signs in.
    pub async fn account_named(&self, sign_in_name: &str) -> Result<Option<Account>, StoreError> {
        self.query_one(&BY_SIGN_IN_NAME, &[Cell::Text(sign_in_name.to_owned())]).await?.as_ref().map(read).transpose()
    }

    /// Accounts in order of the name they sign in with, those after a name, at most so many.
    pub async fn accounts_after(&self, sign_in_name: &str, limit: usize) -> Result<Vec<Account>, StoreError> {
        let cells = [Cell::Text(sign_in_name.to_owned()), Cell::Number(limit as i64)];
        self.query(&ALL, &cells).await?.iter().map(read).collect()
    }

    /// Replaces a password's hash. `false` if there is no such account.
    pub async fn set_password_hash(&self, worker: WorkerId, hash: &str) -> Result<bool, StoreError> {
        Ok(self.execute(&SET_PASSWORD_HASH, &[Cell::Text(worker.to_string()), Cell::Text(hash.to_owned())]).await? == 1)
    }

    /// Replaces what a worker may be. `false` if there is no such account.
    pub async fn set_roles(&self, worker: WorkerId, roles: &str) -> Result<bool, StoreError> {
        Ok(self.execute(&SET_ROLES, &[Cell::Text(worker.to_string()), Cell::Text(roles.to_owned())]).await? == 1)
    }

    /// Closes an account. `false` if there is none that is open.
    pub async fn close_account(&self, worker: WorkerId, at: Instant) -> Result<bool, StoreError> {
        Ok(self.execute(&CLOSE, &[Cell::Text(worker.to_string()), Cell::Number(at.microseconds())]).await? == 1)
    }
}

fn read(record: &Record) -> Result<Account, StoreError> {
    Ok(Account {
        worker: record.parsed(0)?,
        sign_in_name: record.text(1)?.to_owned(),
        shown_name: record.text(2)?.to_owned(),
        password_hash: record.maybe_text(3)?.map(str::to_owned),
        roles: record.text(4)?.to_owned(),
        created_at: Instant::from_microseconds(record.number(5)?),
        closed_at: record.maybe_number(6)?.map(Instant::from_microseconds),
    })
}
