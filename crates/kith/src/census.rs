//! `kith import cin`: takes a children in need census onto the record, and says what became of it.

use crate::{
    forecast::statistics::ImportStatistics,
    import::import_cin,
    progress,
    store_argument::{StoreArgument, now},
    worker,
};
use access::{Action, Asking, Authoriser, Purpose};
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use ledger::WorkerId;
use std::{cell::RefCell, fs::File, path::PathBuf};
use store::{Account, Store};

/// More accounts are not looked through for the one that may import.
const ACCOUNTS_MAX: usize = 20_000;

/// Take what another system wrote onto the record
///
/// Importing the same file twice changes nothing. On SQLite, stop the server first.
#[derive(clap::Args)]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Subcommand)]
enum From {
    Cin(Cin),
    Statistics(ImportStatistics),
}

/// Import a children in need census (XML)
///
/// Children, referrals, assessments and plans keep their own dates; what has no home yet is kept whole and listed. One bad child does
/// not stop the file. Ends with 0 when there was nothing to look at, 1 when there are problems to look at or nothing was imported.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  kith import cin census-2026.xml --by owen --problems problems.csv --store sqlite:kith.db"
)]
struct Cin {
    /// The census
    file: PathBuf,
    /// Where to write the full list of problems; it may hold what could not be recorded about children
    #[arg(long, value_name = "OUT.csv")]
    problems: Option<PathBuf>,
    /// In whose name it is recorded [default: the only one who may import]
    #[arg(long, value_name = "SIGN_IN_NAME")]
    by: Option<String>,
    #[command(flatten)]
    store: StoreArgument,
}

impl Import {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        match self.from {
            From::Cin(cin) => cin.run().await,
            From::Statistics(statistics) => statistics.run(),
        }
    }
}

impl Cin {
    async fn run(self) -> Result<()> {
        let store = self.store.open().await?;
        let by = match &self.by {
            Some(name) => {
                let account = worker::account(&store, name).await?;
                may_import(&store, &account).await?;
                account.worker
            }
            None => only_importer(&store).await?,
        };
        let follow = RefCell::new(progress::follow("bytes"));
        let imported = import_cin(&store, &self.file, by, now(), |done, all| follow.borrow_mut()(done, all)).await?;
        print!("{imported}");
        if let Some(file) = &self.problems {
            let cannot = || format!("the problems cannot be written to {}", file.display());
            imported.write_problems(File::create(file).with_context(cannot)?).with_context(cannot)?;
        }
        if !imported.is_clean() {
            bail!("the file is imported, with problems to look at");
        }
        Ok(())
    }
}

async fn may_import(store: &Store, account: &Account) -> Result<()> {
    let actor = worker::actor(store, account).await?;
    Authoriser::new()?.permit(&Asking::new(&actor, Purpose::Administration, now()), Action::ImportCensus, None)?;
    Ok(())
}

async fn only_importer(store: &Store) -> Result<WorkerId> {
    let mut found = None;
    for account in store.accounts_after("", ACCOUNTS_MAX).await? {
        if account.closed_at.is_none()
            && may_import(store, &account).await.is_ok()
            && found.replace(account.worker).is_some()
        {
            bail!("say in whose name it is recorded: --by SIGN_IN_NAME");
        }
    }
    found.context("nobody here may import. Add a system administrator first: kith help user add")
}
