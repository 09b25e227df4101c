//! Where a test keeps its store: a folder of its own, and on PostgreSQL a database of its own.

use super::SmallPractice;
use ledger::Practice;
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use store::{Store, StoreAddress};

static MADE: AtomicU32 = AtomicU32::new(0);

pub struct Home {
    pub folder: PathBuf,
    pub address: StoreAddress,
}

pub fn run(situation: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(situation);
}

impl Home {
    pub fn on_sqlite() -> Home {
        let folder = new_folder();
        let address = sqlite(&folder.join("store.db"));
        Home { folder, address }
    }

    pub async fn on_postgres() -> Option<Home> {
        let server = connect().await?;
        let folder = new_folder();
        let name = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
        server.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.unwrap();
        let address = format!("{}/{name}", url()?).parse().unwrap();
        Some(Home { folder, address })
    }

    pub async fn open(&self) -> Store {
        self.open_with(Arc::new(SmallPractice)).await
    }

    pub async fn open_with(&self, practice: Arc<dyn Practice>) -> Store {
        Store::open(&self.address, practice).await.unwrap()
    }

    /// Another store, on SQLite, in the same folder.
    pub async fn open_beside(&self, file: &str) -> Store {
        Store::open(&sqlite(&self.folder.join(file)), Arc::new(SmallPractice)).await.unwrap()
    }

    pub fn name(&self) -> String {
        match &self.address {
            StoreAddress::Sqlite(_) => String::new(),
            StoreAddress::Postgres(config) => config.get_dbname().unwrap().to_owned(),
        }
    }

    /// Runs SQL behind the store's back, as somebody with the database's own tools might. `Err` is what the database said.
    pub async fn behind_the_back(&self, sql: &str) -> Result<(), String> {
        match &self.address {
            StoreAddress::Sqlite(file) => {
                let connection = rusqlite::Connection::open(file).unwrap();
                connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
                connection.execute_batch(sql).map_err(|error| error.to_string())
            }
            StoreAddress::Postgres(config) => {
                let (client, connection) = config.connect(tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                client
                    .batch_execute(sql)
                    .await
                    .map_err(|error| error.as_db_error().map_or(error.to_string(), |error| error.message().to_owned()))
            }
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn sqlite(file: &std::path::Path) -> StoreAddress {
    format!("sqlite:{}", file.display()).parse().unwrap()
}

pub async fn drop_database(name: &str) {
    if let Some(server) = connect().await {
        server.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    }
}

fn url() -> Option<String> {
    std::env::var("KITH_TEST_POSTGRES").ok()
}

async fn connect() -> Option<tokio_postgres::Client> {
    let (client, connection) =
        tokio_postgres::connect(&format!("{}/postgres", url()?), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    Some(client)
}

fn new_folder() -> PathBuf {
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("kith-store-{}-{made}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
