//! Where a test keeps its store: a folder of its own, and on PostgreSQL a database of its own.

use casework::Casework;
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
    folder: PathBuf,
    address: StoreAddress,
}

impl Home {
    pub fn on_sqlite() -> Home {
        let folder = new_folder();
        let address = format!("sqlite:{}", folder.join("kith.db").display()).parse().unwrap();
        Home { folder, address }
    }

    /// `None` when no server is named.
    pub async fn on_postgres() -> Option<Home> {
        let url = std::env::var("KITH_TEST_POSTGRES").ok()?;
        let folder = new_folder();
        let name = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
        behind_the_back(&format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        Some(Home { folder, address: format!("{url}/{name}").parse().unwrap() })
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.address, Arc::new(Casework)).await.unwrap()
    }

    pub async fn clear_away(self) {
        if let StoreAddress::Postgres(config) = &self.address {
            behind_the_back(&format!("DROP DATABASE {} WITH (FORCE)", config.get_dbname().unwrap())).await;
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn behind_the_back(sql: &str) {
    let url = std::env::var("KITH_TEST_POSTGRES").unwrap();
    let (client, connection) =
        tokio_postgres::connect(&format!("{url}/postgres"), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
}

fn new_folder() -> PathBuf {
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("kith-web-{}-{made}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs each test on both databases. PostgreSQL is passed over when no server is named.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident: House) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn situation($house: House) $body

            $(#[$meta])*
            #[test]
            fn on_sqlite() {
                crate::house::run(async {
                    let home = crate::home::Home::on_sqlite();
                    situation(House::at(&home).await).await;
                });
            }

            $(#[$meta])*
            #[test]
            fn on_postgres() {
                crate::house::run(async {
                    if let Some(home) = crate::home::Home::on_postgres().await {
                        situation(House::at(&home).await).await;
                        home.clear_away().await;
                    }
                });
            }
        }
    )+};
}
