//! `kith demo`: a made-up authority to try Kith with. Its dates move with today, so an older one is made anew. It never touches a store
//! that anybody works with.

use crate::{
    forecast::statistics,
    progress, serve,
    serve::Listen,
    signing_key,
    store_argument::{self, StoreArgument, now},
};
use anyhow::{Context, Result, bail};
use casework::form::LocalQuestions;
use jiff::{ToSpan, civil::Date};
use returns::GivenFile;
use std::{
    env, fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};
use store::{Account, Commit, Store, StoreAddress};
use web::{RoleCard, SignIn, forecasts::Sources};

/// The setting that tells a made-up store from a real one: the day for which it was made.
const MADE_UP: &str = "made_up";
/// What the setting says until the store is finished.
const UNFINISHED: &str = "unfinished";
/// Any number: the same families everywhere make it easy to talk about them.
const SEED: u64 = 20_260_304;
/// The made-up morning's work is done by this hour; before it, the demonstration shows yesterday.
const DAY_BEGINS: i8 = 8;

/// Try Kith with a made-up authority, Aldermoor; nobody in it is real
///
/// The first start makes families with two years of history, which takes a moment. Their dates move with today: on a later day they
/// are made anew, and what you tried out before is gone.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  kith demo\n  kith demo --store sqlite:try.kith --listen 127.0.0.1:9000")]
pub struct Demo {
    #[command(flatten)]
    store: StoreArgument,
    #[command(flatten)]
    listen: Listen,
    /// How many families to make up
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u64).range(1..=simulate::FAMILIES_MAX))]
    families: u64,
    /// The council's own questions, as kith serve reads them
    #[arg(long, value_name = "FILE.toml", env = "KITH_QUESTIONS")]
    questions: Option<PathBuf>,
    /// Published figures that were taken in with kith import statistics, instead of made-up ones
    #[arg(long, value_name = "FILE", env = "KITH_STATISTICS")]
    statistics: Option<PathBuf>,
}

impl Demo {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let address = match self.store.given()? {
            Some(address) => address,
            None => usual_place()?,
        };
        let local =
            self.questions.as_deref().map(serve::questions).transpose()?.unwrap_or_else(LocalQuestions::default);
        let (store, day) = made_up(&address, self.families).await?;
        let serving = serve::Serving {
            store,
            local,
            authority: simulate::AUTHORITY.to_owned(),
            sign_in: SignIn::RoleCards(cards(day)),
            key: signing_key::beside(&address),
            forecasts: sources(day, self.statistics.as_deref())?,
        };
        serving.run(&self.listen).await
    }
}

/// Returns and figures to explore forecasts with. Made-up figures are of a made-up country, whose names are nobody's.
fn sources(day: Date, given: Option<&Path>) -> Result<Sources> {
    let file = |(name, text): simulate::MadeUpFile| GivenFile { name, bytes: text.into_bytes() };
    let made_up = simulate::looked_after_returns(SEED, day).into_iter().map(file).collect();
    let published = match given {
        Some(file) => statistics::with_fingerprint(file)?,
        None => statistics::made_up(simulate::published_statistics(SEED, day))?,
    };
    Ok(Sources { published: Some(published), made_up })
}

/// In the folder where programs of this user keep their data, or here if there is none.
fn usual_place() -> Result<StoreAddress> {
    let folder = env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".local/share")))
        .map(|data| data.join("kith"));
    let file = match folder {
        Some(folder) if fs::create_dir_all(&folder).is_ok() => folder.join("aldermoor.kith"),
        Some(_) | None => env::current_dir()?.join("aldermoor.kith"),
    };
    Ok(StoreAddress::Sqlite(file))
}

/// The day that the demonstration shows.
fn today() -> Date {
    let london = now().in_london();
    if london.hour() >= DAY_BEGINS { london.date() } else { london.date().saturating_sub(1.day()) }
}

/// The made-up store, and the day for which it was made.
async fn made_up(address: &StoreAddress, families: u64) -> Result<(Store, Date)> {
    let today = today();
    let store = store_argument::open(address).await?;
    match standing(&store).await? {
        Standing::Empty => Ok((make(store, today, families).await?, today)),
        Standing::MadeFor(day) if day == today => Ok((store, day)),
        Standing::MadeFor(_) | Standing::Unfinished => match address {
            StoreAddress::Sqlite(file) => {
                eprintln!(
                    "The made-up authority in {address} is not of today. Making it anew; what was tried out in it is gone."
                );
                drop(store);
                remove(file).with_context(|| format!("{address} cannot be made anew"))?;
                let store = store_argument::open(address).await?;
                Ok((make(store, today, families).await?, today))
            }
            StoreAddress::Postgres(_) => {
                bail!("the made-up authority in {address} is not of today. Make an empty database and name that one")
            }
        },
        Standing::Real => {
            bail!("{address} is not made up: people work with it. Name another store, or use kith serve")
        }
    }
}

/// What is in a store.
enum Standing {
    Empty,
    MadeFor(Date),
    Unfinished,
    Real,
}

async fn standing(store: &Store) -> Result<Standing> {
    Ok(match store.setting(MADE_UP).await? {
        Some(day) => day.parse().map_or(Standing::Unfinished, Standing::MadeFor),
        None if store.head().await?.sequence.0 == 0 && store.accounts_after("", 1).await?.is_empty() => Standing::Empty,
        None => Standing::Real,
    })
}

/// Is it a demonstration? Nobody's real record may be kept there, for it is made anew every day.
pub async fn is_made_up(store: &Store) -> Result<bool> {
    Ok(store.setting(MADE_UP).await?.is_some())
}

async fn make(store: Store, today: Date, families: u64) -> Result<Store> {
    eprintln!("Making up {} with {families} families.", simulate::AUTHORITY);
    store.set_setting(MADE_UP, UNFINISHED).await?;
    let simulator = simulate::Simulator::new(SEED, today);
    for worker in simulator.workers() {
        let account = Account {
            worker: worker.worker,
            sign_in_name: worker.user_name.to_owned(),
            shown_name: worker.name.to_owned(),
            password_hash: None,
            roles: worker.roles.join(" "),
            created_at: now(),
            closed_at: None,
        };
        store.add_account(&account).await?;
    }
    let commits: Vec<Commit> =
        simulator.written(families).map(|written| Commit::new(written.at, written.drafts)).collect();
    let entries: u64 = commits.iter().map(|commit| commit.drafts.len() as u64).sum();
    let mut follow = progress::follow("entries");
    store.append_many(commits, move |done, _| follow(done, entries)).await?;
    store.set_setting(MADE_UP, &today.to_string()).await?;
    Ok(store)
}

/// Removes a SQLite store, whose lock is free.
fn remove(file: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm", ".key"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(PathBuf::from(name)) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn cards(day: Date) -> Vec<RoleCard> {
    let card = |worker: simulate::Account| {
        Some(RoleCard {
            worker: worker.worker,
            name: worker.name.to_owned(),
            title: worker.title.to_owned(),
            shows: worker.card?.to_owned(),
        })
    };
    simulate::Simulator::new(SEED, day).workers().into_iter().filter_map(card).collect()
}
