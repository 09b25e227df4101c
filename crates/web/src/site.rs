//! What every page stands on: the store, the templates, the access rules, the council's own questions, the clock.

use crate::{
    checks::Checks,
    failure::Failure,
    forecasts::{Forecasts, Sources},
    linkage::Linkage,
    people_index::PeopleIndex,
    render::Pages,
};
use access::Authoriser;
use casework::{acts::TeamOf, form::LocalQuestions};
use ledger::{Cell, Instant, WorkerId};
use std::{
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, RwLock},
};
use store::{Store, StoreError};

store::statements! {
    /// Everybody who works here.
    WORKERS = "SELECT subject, name, roles, teams, discipline, agency FROM worker_now ORDER BY name, subject LIMIT $1";
}

/// More workers than the largest authority has, partners included.
const WORKERS_MAX: i64 = 20_000;

/// How long the directory of workers' names may be out of date, in microseconds. Names only: what a worker may do is read afresh for
/// every call.
const DIRECTORY_AGE_MAX: i64 = 5_000_000;

/// Everything that pages share. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

/// What a site is made of.
pub struct Inner {
    /// The ledger and its read tables.
    pub store: Store,
    /// The templates.
    pub pages: Pages,
    /// The access rules.
    pub authoriser: Authoriser,
    /// The council's own questions.
    pub local: LocalQuestions,
    /// The authority's name.
    pub authority: String,
    /// How people sign in.
    pub sign_in: SignIn,
    /// The clock.
    pub clock: fn() -> Instant,
    /// Returns that are being checked, or were a moment ago.
    pub checks: Checks,
    /// Everybody on record, ready to be searched.
    pub(crate) people: PeopleIndex,
    /// The newest look for people who are on record twice.
    pub(crate) linkage: Linkage,
    /// Forecasts, and what they are made from.
    pub forecasts: Arc<Forecasts>,
    directory: RwLock<(Instant, Arc<Directory>)>,
}

/// How people sign in. One seam: single sign-on comes as another arm.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// With a name and a password of an account of this system. Cookies travel over TLS only.
    Accounts,
    /// By choosing a role card: a made-up authority, nobody real.
    RoleCards(Vec<RoleCard>),
}

/// A card on the demonstration's sign-in page.
#[derive(Clone, Debug, serde::Serialize)]
pub struct RoleCard {
    /// Who signs in with it.
    pub worker: WorkerId,
    /// The made-up person's name.
    pub name: String,
    /// What they do.
    pub title: String,
    /// What there is to see as them.
    pub shows: String,
}

/// Everybody who works here, by id.
#[derive(Clone, Debug, Default)]
pub struct Directory(pub BTreeMap<WorkerId, Listed>);

/// A worker in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their name.
    pub name: String,
    /// Codes of their roles.
    pub roles: Vec<String>,
    /// Their teams.
    pub teams: Vec<String>,
    /// Their discipline.
    pub discipline: Option<String>,
    /// Their agency.
    pub agency: Option<String>,
}

impl Deref for Site {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// What a site needs to be made.
pub struct Settings {
    /// The ledger and its read tables.
    pub store: Store,
    /// The council's own questions.
    pub local: LocalQuestions,
    /// The authority's name.
    pub authority: String,
    /// How people sign in.
    pub sign_in: SignIn,
    /// The clock.
    pub clock: fn() -> Instant,
    /// What forecasts are made from.
    pub forecasts: Sources,
}

/// Why a site could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The templates do not parse.
    #[error("the page templates cannot be read: {0}")]
    Templates(#[from] minijinja::Error),
    /// The access rules do not hold together.
    #[error("the access rules cannot be read: {0}")]
    Policies(#[from] access::PolicyError),
}

impl Site {
    /// Reads templates and access rules; an error in either stops the start, not a page.
    pub fn new(settings: Settings) -> Result<Self, SiteError> {
        let Settings { store, local, authority, sign_in, clock, forecasts } = settings;
        let forecasts = Forecasts::new(forecasts, &authority);
        let directory = RwLock::new((Instant::FIRST, Arc::default()));
        let (pages, authoriser) = (Pages::new()?, Authoriser::new()?);
        let (checks, people, linkage) = (Checks::default(), PeopleIndex::default(), Linkage::default());
        Ok(Site(Arc::new(Inner {
            store,
            pages,
            authoriser,
            local,
            authority,
            sign_in,
            clock,
            checks,
            people,
            linkage,
            forecasts,
            directory,
        })))
    }

    /// Everybody who works here, at most a few seconds out of date.
    pub async fn directory(&self) -> Result<Arc<Directory>, StoreError> {
        let now = (self.clock)();
        if let Ok(held) = self.directory.read()
            && now.microseconds() - held.0.microseconds() < DIRECTORY_AGE_MAX
        {
            return Ok(held.1.clone());
        }
        let mut workers = BTreeMap::new();
        for record in self.store.query(&WORKERS, &[Cell::Number(WORKERS_MAX)]).await? {
            let Some(worker) = record.text(0)?.strip_prefix("worker:").and_then(|id| id.parse().ok()) else { continue };
            let listed = Listed {
                name: record.text(1)?.to_owned(),
                roles: record.text(2)?.split_whitespace().map(str::to_owned).collect(),
                teams: record.text(3)?.lines().map(str::to_owned).collect(),
                discipline: record.maybe_text(4)?.map(str::to_owned),
                agency: record.maybe_text(5)?.map(str::to_owned),
            };
            workers.insert(worker, listed);
        }
        let directory = Arc::new(Directory(workers));
        if let Ok(mut held) = self.directory.write() {
            *held = (now, directory.clone());
        }
        Ok(directory)
    }

    /// Makes the index of people, so that the first search need not wait for it. Searches that come meanwhile wait.
    pub async fn make_ready(&self) {
        if let Err(error) = self.people.keep_in_step(&self.store).await {
            // The next search tries again, and says so to whoever searches.
            log(&error);
        }
    }

    /// Is this a made-up authority?
    pub fn is_made_up(&self) -> bool {
        matches!(self.sign_in, SignIn::RoleCards(_))
    }
}

fn log(error: &Failure) {
    tracing::error!(error = %error, "the index of people could not be made");
}

impl Directory {
    /// What colleagues call a worker.
    pub fn name(&self, worker: WorkerId) -> &str {
        self.0.get(&worker).map_or("Somebody who has left", |listed| listed.name.as_str())
    }

    /// Workers of a role, by name.
    pub fn with_role<'a>(&'a self, role: &'a str) -> impl Iterator<Item = (WorkerId, &'a Listed)> {
        self.0
            .iter()
            .filter(move |(_, listed)| listed.roles.iter().any(|code| code == role))
            .map(|(id, listed)| (*id, listed))
    }
}

impl TeamOf for Directory {
    fn team_of(&self, worker: WorkerId) -> Option<String> {
        self.0.get(&worker)?.teams.first().cloned()
    }
}
