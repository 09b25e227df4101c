//! `kith destroy`: destroying what entries say when the law requires it. One records officer proposes, another confirms; both show who
//! they are with their own password. What was destroyed is gone from the store; that it was, and by whom, stays.

use crate::{
    passwords::PasswordArgument,
    store_argument::{StoreArgument, now},
    worker::{self, new_id},
};
use access::{Action, Asking, Authoriser, Circle, Purpose};
use anyhow::{Context, Result, bail};
use casework::Scribe;
use clap::Subcommand;
use ledger::{
    DESTRUCTION_CONFIRMED, DESTRUCTION_PROPOSED, DestructionConfirmed, DestructionProposed, Entry, EntryId, Reading,
    Subject, When, WorkerId, may_be_destroyed,
};
use std::collections::BTreeSet;
use store::{AccessLogged, Account, Commit, Store};

/// Entries in one proposal: what two people can still look through.
const ENTRIES_MAX: usize = 500;

/// Destroy what entries say, when the law requires it: one person proposes, another confirms
///
/// The entry's header stays, so the ledger still verifies and shows that, when, why and by whom it was destroyed. Backups made before
/// still hold it: let them pass out of their keeping time, or make them anew. On SQLite, stop the server first.
#[derive(clap::Args)]
pub struct Destroy {
    #[command(subcommand)]
    command: DestroyCommand,
}

#[derive(Subcommand)]
enum DestroyCommand {
    Propose(Propose),
    Confirm(Confirm),
}

/// Propose that what these entries say is destroyed
#[derive(clap::Args)]
#[command(after_help = "Example:
  kith destroy propose 01930f5e-7c1a-7000-8000-000000000001 --by amira --password-stdin \\
      --reason \"Recorded on the wrong child; both families agree\" --authority \"UK GDPR article 17(1)(d)\"")]
struct Propose {
    /// The ids of the entries
    #[arg(required = true, value_name = "ENTRY", num_args = 1..=ENTRIES_MAX)]
    entries: Vec<EntryId>,
    /// Why, in your words
    #[arg(long)]
    reason: String,
    /// The rule or order that requires it
    #[arg(long)]
    authority: String,
    #[command(flatten)]
    officer: Officer,
    #[command(flatten)]
    store: StoreArgument,
}

/// Confirm a proposal of somebody else: what the entries say is then destroyed at once, for good
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  kith destroy confirm 01930f60-11aa-7000-8000-000000000009 --by noor --password-stdin"
)]
struct Confirm {
    /// The id of the proposal, as kith destroy propose printed it
    proposal: EntryId,
    #[command(flatten)]
    officer: Officer,
    #[command(flatten)]
    store: StoreArgument,
}

/// The records officer who acts.
#[derive(clap::Args)]
struct Officer {
    /// The name you sign in with
    #[arg(long, value_name = "SIGN_IN_NAME")]
    by: String,
    #[command(flatten)]
    password: PasswordArgument,
}

impl Destroy {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        match self.command {
            DestroyCommand::Propose(propose) => propose.run().await,
            DestroyCommand::Confirm(confirm) => confirm.run().await,
        }
    }
}

impl Officer {
    async fn account(&self, store: &Store) -> Result<Account> {
        worker::account_with_password(store, &self.by, &self.password.own_password()?).await
    }
}

impl Propose {
    async fn run(self) -> Result<()> {
        let store = self.store.open().await?;
        let account = self.officer.account(&store).await?;
        if self.reason.trim().is_empty() || self.authority.trim().is_empty() {
            bail!("say why, and which rule or order requires it");
        }
        let named = entries(&store, &self.entries).await?;
        if let Some(kept) = named.iter().find(|entry| !may_be_destroyed(&entry.kind)) {
            bail!("entry {} can never be destroyed: the record could not be read without it", kept.id);
        }
        if let Some(gone) = named.iter().find(|entry| entry.body_text().is_none()) {
            bail!("what entry {} said has already been destroyed", gone.id);
        }
        let about = subjects(&named);
        permit(&store, &account, Action::ProposeDestruction, &about, None).await?;
        for entry in &named {
            println!(
                "{}  {}  {}  recorded {}",
                entry.id,
                entry.kind,
                entry.when.starts(),
                entry.recorded_at.in_london().date()
            );
        }
        let proposal = DestructionProposed { entries: self.entries, why: self.reason, authority: self.authority };
        let id = record(&store, account.worker, about, DESTRUCTION_PROPOSED, &proposal).await?;
        println!(
            "Proposed. Somebody else confirms it with: kith destroy confirm {id} --by SIGN_IN_NAME --password-stdin"
        );
        Ok(())
    }
}

impl Confirm {
    async fn run(self) -> Result<()> {
        let store = self.store.open().await?;
        let account = self.officer.account(&store).await?;
        let proposal = store.entry(self.proposal).await?.filter(|entry| entry.kind == DESTRUCTION_PROPOSED);
        let Some((proposal, proposed)) =
            proposal.and_then(|entry| Some((entry.clone(), entry.says::<DestructionProposed>()?)))
        else {
            bail!("there is no proposal with that id");
        };
        if entries(&store, &proposed.entries).await?.iter().all(|entry| entry.body_text().is_none()) {
            bail!("that proposal has been confirmed already: what it names is destroyed");
        }
        let about: BTreeSet<Subject> = proposal.about.iter().copied().collect();
        permit(&store, &account, Action::ConfirmDestruction, &about, Some(proposal.author)).await?;
        let confirmed = DestructionConfirmed { proposal: proposal.id };
        record(&store, account.worker, about, DESTRUCTION_CONFIRMED, &confirmed).await?;
        println!("Destroyed what {} entries said.", proposed.entries.len());
        println!("Copies that hold it still: backups made before now.");
        Ok(())
    }
}

async fn entries(store: &Store, ids: &[EntryId]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for id in ids {
        let entry = store.entry(*id).await?;
        entries.push(entry.with_context(|| format!("there is no entry {id}"))?);
    }
    Ok(entries)
}

fn subjects(entries: &[Entry]) -> BTreeSet<Subject> {
    entries.iter().flat_map(|entry| entry.about.iter().copied()).collect()
}

/// Asks leave for each record that is touched, and notes every answer in the access log.
async fn permit(
    store: &Store,
    account: &Account,
    action: Action,
    about: &BTreeSet<Subject>,
    proposed_by: Option<WorkerId>,
) -> Result<()> {
    let (authoriser, actor, at) = (Authoriser::new()?, worker::actor(store, account).await?, now());
    let asking = Asking::new(&actor, Purpose::Administration, at);
    for subject in about {
        let entries = store.entries_about(&[*subject]).await?;
        let (sensitivity, named) = casework::restriction(&Reading::now(&entries), *subject);
        let circle = Circle { sensitivity, named, author_of_pending: proposed_by, ..Circle::of(*subject) };
        let permitted = authoriser.permit(&asking, action, Some(&circle));
        let (decision, reason) = match &permitted {
            Ok(permit) => ("allowed", permit.allowed().reason.to_string()),
            Err(refused) => ("refused", refused.words.to_string()),
        };
        let logged = AccessLogged {
            at,
            worker: account.worker,
            on: *subject,
            action: action.code().to_owned(),
            purpose: Purpose::Administration.code().to_owned(),
            decision: decision.to_owned(),
            policy_reason: reason,
        };
        store.log_access(vec![logged]).await?;
        permitted?;
    }
    Ok(())
}

async fn record(
    store: &Store,
    author: WorkerId,
    about: BTreeSet<Subject>,
    kind: &'static str,
    body: &impl serde::Serialize,
) -> Result<EntryId> {
    let mut scribe = Scribe::new(author, now(), new_id()?);
    let when = When::on(scribe.today);
    let draft = scribe.write(kind, about, when, body);
    let id = draft.id;
    store.append(Commit::new(scribe.at, vec![draft])).await.context("nothing was recorded")?;
    Ok(id)
}
