//! The house that is measured in: a store in a folder of its own or in a database of its own, filled with the made-up authority, and
//! the site on it with somebody signed in.

use anyhow::{Context, Result, bail};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use jiff::{ToSpan, Zoned};
use ledger::Instant;
use simulate::{Account, Simulator};
use std::{path::PathBuf, sync::Arc};
use store::{Commit, Store, StoreAddress};
use tower::ServiceExt;
use web::{RoleCard, Settings, SignIn, Site};

/// Any number: the same authority at every run.
const SEED: u64 = 20_260_304;
/// Families of one office, so that however large the authority, each lead practitioner has some twenty families that are open: nobody's
/// list grows with the ledger.
const FAMILIES_OF_OFFICE: u64 = 400;
/// The largest page.
const PAGE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Where to make a store.
pub enum Place {
    /// In a file of a temporary folder.
    Sqlite,
    /// In a new database of this server.
    Postgres(String),
}

/// A folder that goes when it is dropped.
pub struct Folder(pub PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is in the system's temporary folder.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl Folder {
    /// A new folder.
    pub fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("kith-bench-{}", random()?));
        std::fs::create_dir_all(&folder)?;
        Ok(Folder(folder))
    }
}

/// A random number.
pub fn random() -> Result<u64> {
    getrandom::u64().context("the random source failed")
}

/// Now.
pub fn now() -> Instant {
    jiff::Timestamp::now().into()
}

/// A store filled with the made-up authority.
pub struct House {
    /// The store.
    pub store: Store,
    /// Where it is.
    pub address: StoreAddress,
    /// Everybody who works there.
    pub workers: Vec<Account>,
    _folder: Folder,
}

impl House {
    /// A store with at least so many entries.
    pub async fn filled(place: &Place, entries: u64) -> Result<Self> {
        let folder = Folder::new()?;
        let address: StoreAddress = match place {
            Place::Sqlite => format!("sqlite:{}", folder.0.join("house.kith").display()).parse()?,
            Place::Postgres(server) => {
                let name = format!("kith_bench_{}", random()?);
                let made = std::process::Command::new("psql")
                    .arg(server_database(server))
                    .args(["-qc", &format!("CREATE DATABASE {name}")])
                    .status();
                if !made.context("psql could not be started")?.success() {
                    bail!("a database for the benchmark could not be made");
                }
                format!("{server}/{name}").parse()?
            }
        };
        let store = Store::open(&address, Arc::new(casework::Casework)).await?;
        let today = Zoned::now().date().checked_sub(1.day())?;
        let office = |number: u64| Simulator::new(SEED + number, today);
        let families = families_for(&office(0), entries);
        let offices: Vec<Simulator> = (0..families.div_ceil(FAMILIES_OF_OFFICE)).map(office).collect();
        let workers = offices.iter().flat_map(Simulator::workers).collect();
        eprintln!("Filling a {} store with {families} families of {} offices", crate::named(&address), offices.len());
        let begun = std::time::Instant::now();
        store.append_many(commits(offices, families), |_, _| {}).await?;
        eprintln!("Filled in {:.0} s", begun.elapsed().as_secs_f64());
        Ok(House { store, address, workers, _folder: folder })
    }

    /// The site on it, with a card for everybody, ready as it is some seconds after a server has started.
    pub async fn site(&self) -> Result<Router> {
        let card = |account: &Account| RoleCard {
            worker: account.worker,
            name: account.name.to_owned(),
            title: account.title.to_owned(),
            shows: String::new(),
        };
        let site = Site::new(Settings {
            store: self.store.clone(),
            local: Default::default(),
            authority: simulate::AUTHORITY.to_owned(),
            sign_in: SignIn::RoleCards(self.workers.iter().map(card).collect()),
            clock: now,
            forecasts: web::forecasts::Sources::default(),
        })?;
        site.make_ready().await;
        Ok(web::router(site))
    }

    /// Everybody with a role.
    pub fn with_role(&self, role: &str) -> Vec<&Account> {
        self.workers.iter().filter(|account| account.roles.contains(&role)).collect()
    }
}

fn server_database(server: &str) -> String {
    format!("{server}/postgres")
}

/// Families that hold so many entries, from a look at the first few hundred.
fn families_for(simulator: &Simulator, entries: u64) -> u64 {
    const LOOK: u64 = 300;
    let seen: usize = (0..LOOK)
        .map(|number| simulator.family(number).iter().map(|written| written.drafts.len()).sum::<usize>())
        .sum();
    // A twentieth more, since a sample may run high.
    (entries * LOOK / (seen as u64).max(1) * 21 / 20).max(1)
}

/// The authority's commits, office after office and family after family. Not in order of time: the ledger gives each the next moment, and
/// nothing that is measured here depends on it.
fn commits(offices: Vec<Simulator>, families: u64) -> Box<dyn Iterator<Item = Commit> + Send> {
    let of_office = move |(number, office): (u64, Simulator)| {
        let here = families.saturating_sub(number * FAMILIES_OF_OFFICE).min(FAMILIES_OF_OFFICE);
        office.appointments().into_iter().chain((0..here).flat_map(move |family| office.family(family)))
    };
    Box::new((0..).zip(offices).flat_map(of_office).map(|written| Commit::new(written.at, written.drafts)))
}

/// Somebody signed in: the cookie, and the token of their forms.
#[derive(Clone)]
pub struct SignedIn {
    /// The cookie.
    pub cookie: String,
    /// The token.
    pub token: String,
}

/// Signs somebody in.
pub async fn sign_in(site: &Router, account: &Account) -> Result<SignedIn> {
    let form =
        form_urlencoded::Serializer::new(String::new()).append_pair("worker", &account.worker.to_string()).finish();
    let request = Request::post("/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))?;
    let response = site.clone().oneshot(request).await?;
    let cookie = response.headers().get(header::SET_COOKIE).context("nobody was signed in")?.to_str()?;
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let (_, page) = get(site, "/help", &cookie).await?;
    let token = page
        .split("name=\"token\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .context("the page has no token")?;
    Ok(SignedIn { cookie, token: token.to_owned() })
}

/// One page.
pub async fn get(site: &Router, path: &str, cookie: &str) -> Result<(StatusCode, String)> {
    let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty())?;
    let response = site.clone().oneshot(request).await?;
    let status = response.status();
    let bytes = to_bytes(response.into_body(), PAGE_BYTES_MAX).await?;
    Ok((status, String::from_utf8_lossy(&bytes).into_owned()))
}
