//! `kith user`: accounts of the council's own, for where there is no single sign-on. Who works here and in which roles is in the
//! ledger like everything else; the account only lets them in.

use crate::{
    passwords::{self, NewPassword, PasswordArgument},
    store_argument::{StoreArgument, now},
    worker::{self, new_id},
};
use access::{Action, Asking, Authoriser, Purpose, Role};
use anyhow::{Context, Result, bail};
use casework::{
    Scribe,
    workforce::{WORKER_APPOINTED, WORKER_LEFT, WorkerAppointed},
};
use clap::{Subcommand, builder::PossibleValuesParser};
use ledger::{Sensitivity, Subject, When, WorkerId};
use serde_json::json;
use store::{Account, Commit, Store};

/// Accounts read at once when they are listed.
const PAGE: usize = 500;
/// Longer is not a name.
const NAME_CHARACTERS_MAX: usize = 200;
/// Where entries say they came from.
const ORIGIN: &str = "kith user";

/// Add, list and close the accounts of those who work here
///
/// The first account is its own beginning; after that, --by names the system administrator who adds or closes one. On SQLite, stop the
/// server first.
#[derive(clap::Args)]
pub struct User {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Subcommand)]
enum UserCommand {
    Add(Add),
    Password(Password),
    Close(Close),
    List(List),
}

/// Appoint a worker and give them an account
///
/// Without --password-stdin a password is made up and shown once.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  kith user add owen --name \"Owen Trelease\" --role system_administrator
  kith user add priya --name \"Priya Nair\" --role front_door_worker --team \"Front door\" --by owen")]
struct Add {
    /// What they type to sign in
    sign_in_name: String,
    /// What colleagues call them
    #[arg(long)]
    name: String,
    /// What they do; may be given several times
    #[arg(long, required = true, value_parser = PossibleValuesParser::new(Role::ALL.map(Role::code)))]
    role: Vec<String>,
    /// A team they work in; may be given several times
    #[arg(long)]
    team: Vec<String>,
    /// Their discipline, as a code of the list lead_discipline
    #[arg(long)]
    discipline: Option<String>,
    /// Their agency, when it is not the authority
    #[arg(long)]
    agency: Option<String>,
    /// Up to which sensitivity they may read when their work allows it
    #[arg(long, default_value = "restricted", value_parser = PossibleValuesParser::new(CLEARANCES.map(|(code, _)| code)))]
    clearance: String,
    /// The system administrator who adds the account
    #[arg(long, value_name = "SIGN_IN_NAME")]
    by: Option<String>,
    #[command(flatten)]
    password: PasswordArgument,
    #[command(flatten)]
    store: StoreArgument,
}

const CLEARANCES: [(&str, Sensitivity); 4] = [
    ("normal", Sensitivity::Normal),
    ("restricted", Sensitivity::Restricted),
    ("sealed", Sensitivity::Sealed),
    ("sealed_and_locked", Sensitivity::SealedAndLocked),
];

/// Give somebody a new password, and sign them out everywhere
#[derive(clap::Args)]
#[command(after_help = "Example:\n  kith user password priya --store sqlite:kith.db")]
struct Password {
    /// Whose
    sign_in_name: String,
    #[command(flatten)]
    password: PasswordArgument,
    #[command(flatten)]
    store: StoreArgument,
}

/// Close the account of somebody who has left, and sign them out everywhere
#[derive(clap::Args)]
#[command(after_help = "Example:\n  kith user close priya --by owen")]
struct Close {
    /// Whose
    sign_in_name: String,
    /// The system administrator who closes the account
    #[arg(long, value_name = "SIGN_IN_NAME")]
    by: String,
    #[command(flatten)]
    store: StoreArgument,
}

/// List every account
#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    store: StoreArgument,
}

impl User {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        match self.command {
            UserCommand::Add(add) => add.run().await,
            UserCommand::Password(password) => password.run().await,
            UserCommand::Close(close) => close.run().await,
            UserCommand::List(list) => list.run().await,
        }
    }
}

impl Add {
    async fn run(self) -> Result<()> {
        let sign_in_name = sign_in_name(&self.sign_in_name)?;
        if self.name.trim().is_empty() || self.name.chars().count() > NAME_CHARACTERS_MAX {
            bail!("give their name in at most {NAME_CHARACTERS_MAX} characters");
        }
        let store = self.store.open_or_make().await?;
        if store.account_named(&sign_in_name).await?.is_some() {
            bail!("there is already an account with that name. Choose another");
        }
        let password = self.password.new_password()?;
        let password_hash = Some(passwords::hash(password.text())?);
        let worker = WorkerId(new_id()?);
        let author = match &self.by {
            Some(by) => administrator(&store, by).await?,
            None if store.accounts_after("", 1).await?.is_empty() => worker,
            None => bail!("say which system administrator adds the account: --by SIGN_IN_NAME"),
        };
        let clearance = CLEARANCES.iter().find(|(code, _)| *code == self.clearance);
        let appointed = WorkerAppointed {
            name: self.name.trim().to_owned(),
            roles: self.role,
            teams: self.team,
            discipline: self.discipline,
            agency: self.agency,
            clearance: clearance.map(|(_, clearance)| *clearance).unwrap_or_default(),
        };
        record(&store, author, worker, WORKER_APPOINTED, &appointed).await?;
        let account = Account {
            worker,
            sign_in_name: sign_in_name.clone(),
            shown_name: appointed.name,
            password_hash,
            roles: appointed.roles.join(" "),
            created_at: now(),
            closed_at: None,
        };
        store.add_account(&account).await.context("the account was not added")?;
        println!("Added {sign_in_name}.");
        tell(&password);
        Ok(())
    }
}

impl Password {
    async fn run(self) -> Result<()> {
        let store = self.store.open().await?;
        let account = worker::account(&store, &self.sign_in_name).await?;
        let password = self.password.new_password()?;
        store.set_password_hash(account.worker, &passwords::hash(password.text())?).await?;
        store.end_sessions_of(account.worker).await?;
        println!("Changed the password of {}.", account.sign_in_name);
        tell(&password);
        Ok(())
    }
}

impl Close {
    async fn run(self) -> Result<()> {
        let store = self.store.open().await?;
        let account = worker::account(&store, &self.sign_in_name).await?;
        let by = administrator(&store, &self.by).await?;
        if by == account.worker {
            bail!("another system administrator has to close your own account");
        }
        // The door is shut first: should the rest fail, the command can be given again for the record alone.
        store.close_account(account.worker, now()).await?;
        store.end_sessions_of(account.worker).await?;
        record(&store, by, account.worker, WORKER_LEFT, &json!({})).await?;
        println!("Closed {}.", account.sign_in_name);
        Ok(())
    }
}

impl List {
    async fn run(self) -> Result<()> {
        let store = self.store.open_reading().await?;
        let mut after = String::new();
        loop {
            let page = store.accounts_after(&after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after.clone_from(&last.sign_in_name);
            for account in &page {
                let standing = if account.closed_at.is_some() { "closed" } else { "open" };
                println!("{}\t{}\t{}\t{standing}", account.sign_in_name, account.shown_name, account.roles);
            }
        }
    }
}

/// A name in small letters, as it is stored and compared.
fn sign_in_name(text: &str) -> Result<String> {
    let name = text.to_lowercase();
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@' | '\'');
    if name.is_empty() || name.chars().count() > NAME_CHARACTERS_MAX || !name.chars().all(plain) {
        bail!("use letters, digits and . - _ @ ' for the name to sign in with");
    }
    Ok(name)
}

/// The worker with this name, if they keep accounts.
async fn administrator(store: &Store, sign_in_name: &str) -> Result<WorkerId> {
    let account = worker::account(store, sign_in_name).await?;
    let actor = worker::actor(store, &account).await?;
    let asking = Asking::new(&actor, Purpose::Administration, now());
    Authoriser::new()?.permit(&asking, Action::ManageAccounts, None)?;
    Ok(account.worker)
}

async fn record(
    store: &Store,
    author: WorkerId,
    about: WorkerId,
    kind: &'static str,
    body: &impl serde::Serialize,
) -> Result<()> {
    let mut scribe = Scribe::new(author, now(), new_id()?);
    scribe.origin = Some(ORIGIN.to_owned());
    let when = When::since(scribe.today);
    let draft = scribe.write(kind, [Subject::Worker(about)], when, body);
    store.append(Commit::new(scribe.at, vec![draft])).await.context("nothing was recorded")?;
    Ok(())
}

fn tell(password: &NewPassword) {
    match password {
        NewPassword::Given(_) => {}
        NewPassword::MadeUp(password) => println!("Password, shown only now: {password}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_to_sign_in_with_is_kept_in_small_letters() {
        assert_eq!(sign_in_name("Priya.Nair@aldermoor.example").unwrap(), "priya.nair@aldermoor.example");
        for text in ["", "priya nair", "priya\n", "<priya>"] {
            assert!(sign_in_name(text).is_err(), "{text:?}");
        }
    }
}
