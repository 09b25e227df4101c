//! `kith serve`: the pages of one authority, until it is asked to stop. What is being answered then is finished first.

use crate::{
    checkpoints::{self, KeyArgument},
    demo,
    forecast::statistics,
    signing_key::Signer,
    store_argument::{StoreArgument, now},
};
use anyhow::{Context, Result, bail};
use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::Response,
};
use casework::{acts::ACTS, form::LocalQuestions, front_door};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use store::Store;
use tokio::{net::TcpListener, signal, sync::watch};
use web::{Settings, SignIn, Site, forecasts::Sources};

/// How long answers that have begun may take to finish after a request to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);
/// The setting that holds the authority's name.
const AUTHORITY: &str = "authority";

/// Serve the pages of one authority
///
/// Listens on this machine only unless told otherwise: put a server that speaks TLS in front, see docs/operate.md. Cookies travel over
/// TLS only. Asked to stop (SIGTERM or Ctrl-C), it finishes what it is answering and signs a last checkpoint.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  kith serve --store sqlite:kith.db --authority \"Aldermoor Council\"
  kith serve --store postgres://kith@db/aldermoor --key /etc/kith/signing.key --listen 0.0.0.0:8080")]
pub struct Serve {
    #[command(flatten)]
    store: StoreArgument,
    #[command(flatten)]
    listen: Listen,
    /// The authority's name; needed once, then kept in the store
    #[arg(long, value_name = "NAME", env = "KITH_AUTHORITY")]
    authority: Option<String>,
    /// The council's own questions
    #[arg(long, value_name = "FILE.toml", env = "KITH_QUESTIONS")]
    questions: Option<PathBuf>,
    /// Published figures that were taken in with kith import statistics, for the pages of forecasts
    #[arg(long, value_name = "FILE", env = "KITH_STATISTICS")]
    statistics: Option<PathBuf>,
    #[command(flatten)]
    key: KeyArgument,
}

/// Where to listen.
#[derive(clap::Args)]
pub struct Listen {
    /// The address and port to listen on; port 0 takes a free one
    #[arg(long = "listen", value_name = "ADDRESS", env = "KITH_LISTEN", default_value = "127.0.0.1:8080")]
    address: SocketAddr,
}

impl Serve {
    /// Runs the command.
    pub async fn run(self) -> Result<()> {
        let local = self.questions.as_deref().map(questions).transpose()?.unwrap_or_else(LocalQuestions::default);
        let published = self.statistics.as_deref().map(statistics::with_fingerprint).transpose()?;
        let forecasts = Sources { published, made_up: Vec::new() };
        let key = self.key.file(&self.store)?;
        let store = self.store.open_or_make().await?;
        if demo::is_made_up(&store).await? {
            bail!(
                "this store holds a made-up authority. Look at it with kith demo, and name another store for a real one"
            );
        }
        let authority = match (self.authority, store.setting(AUTHORITY).await?) {
            (Some(given), Some(known)) if given == known => known,
            (Some(given), _) => {
                store.set_setting(AUTHORITY, &given).await?;
                given
            }
            (None, Some(known)) => known,
            (None, None) => bail!("say which authority this is: --authority NAME"),
        };
        Serving { store, local, authority, sign_in: SignIn::Accounts, key, forecasts }.run(&self.listen).await
    }
}

/// Reads the council's own questions.
pub fn questions(file: &Path) -> Result<LocalQuestions> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let front_door = [front_door::contact_form().name, front_door::decision_form().name];
    let forms: Vec<&str> = ACTS.iter().map(|act| act.name).chain(front_door).collect();
    LocalQuestions::read(&text, &forms).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        anyhow::anyhow!("the questions in {} cannot be asked:{}", file.display(), problems.concat())
    })
}

/// A site that is ready to be served.
pub struct Serving {
    /// The ledger and its read tables.
    pub store: Store,
    /// The council's own questions.
    pub local: LocalQuestions,
    /// The authority's name.
    pub authority: String,
    /// How people sign in.
    pub sign_in: SignIn,
    /// The file with the key that signs checkpoints.
    pub key: Option<PathBuf>,
    /// What forecasts are made from.
    pub forecasts: Sources,
}

impl Serving {
    /// Serves until asked to stop.
    pub async fn run(self, listen: &Listen) -> Result<()> {
        let Serving { store, local, authority, sign_in, key, forecasts } = self;
        let signer = key.map(|file| Signer::read_or_make(&file, &authority)).transpose()?;
        let site = Site::new(Settings { store: store.clone(), local, authority, sign_in, clock: now, forecasts })?;
        let indexed = site.clone();
        let router = web::router(site).layer(axum::middleware::from_fn(log_request));

        let listener = TcpListener::bind(listen.address).await.with_context(|| {
            format!("cannot listen on {}. Is something else there? Choose another with --listen", listen.address)
        })?;
        let (stop, stopping) = watch::channel(());
        // The first search need not wait for the index, nor the first page for either.
        let indexing = tokio::spawn(async move { indexed.make_ready().await });
        let signing = match signer {
            Some(signer) => Some(tokio::spawn(checkpoints::keep_signing(store, signer, stopping.clone()))),
            None => {
                tracing::warn!("checkpoints are not signed: give a signing key with --key");
                None
            }
        };
        let asked = Asked::listen().context("signals cannot be heard")?;
        // Programs that start Kith on a free port read this line.
        println!("Kith is at {}", shown(listener.local_addr()?));

        let mut finish = stopping.clone();
        let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
            let _ = finish.changed().await;
        });
        let mut serving = tokio::spawn(serving.into_future());
        tokio::select! {
            ended = &mut serving => ended??,
            () = asked.until_stopped() => {
                tracing::info!("stopping: finishing what is being answered");
                stop.send_replace(());
                if tokio::time::timeout(FINISH_WITHIN, serving).await.is_err() {
                    tracing::warn!("some answers took too long and were cut short");
                }
            }
        }
        indexing.abort();
        // Whether it was done or cut short, it says nothing any more.
        let _ = indexing.await;
        if let Some(signing) = signing {
            signing.await.context("the last checkpoint was not signed")?;
        }
        Ok(())
    }
}

fn shown(address: SocketAddr) -> String {
    if address.ip().is_loopback() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

/// The signals by which somebody asks the server to stop. They are heard from the moment that this is made.
struct Asked {
    #[cfg(unix)]
    terminate: signal::unix::Signal,
    #[cfg(unix)]
    interrupt: signal::unix::Signal,
}

impl Asked {
    #[cfg(unix)]
    fn listen() -> std::io::Result<Self> {
        use signal::unix::{SignalKind, signal};
        Ok(Asked { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    #[cfg(not(unix))]
    fn listen() -> std::io::Result<Self> {
        Ok(Asked {})
    }

    /// Waits for SIGTERM or Ctrl-C.
    #[cfg(unix)]
    async fn until_stopped(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    #[cfg(not(unix))]
    async fn until_stopped(self) {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// One line for each request. The route's template and not the address, which may hold ids; nothing of what was asked or answered.
async fn log_request(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    tracing::info!(
        http.method = method,
        http.route = route,
        http.status = response.status().as_u16(),
        duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "request"
    );
    response
}

/// A method is a word that the sender chooses, so only those that mean something are logged.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
