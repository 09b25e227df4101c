//! The server is killed at any moment while several people save: nothing that they were told is saved is lost, no commit is there by
//! half, what they send again is recorded once, and the read tables are what the ledger gives.

use crate::{
    program::Folder,
    server::{Caller, Server},
};
use casework::Casework;
use ledger::{Cell, EntryId};
use std::{
    collections::BTreeSet,
    fs,
    hash::{BuildHasher, RandomState},
    path::PathBuf,
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};
use store::{Store, StoreAddress};
use uuid::Uuid;

/// Moments at which the server is killed on SQLite, unless `KITH_TEST_KILLS` asks for another number,
const KILLS: u32 = 500;
/// and on PostgreSQL, where starting again takes longer.
const KILLS_ON_POSTGRES: u32 = 10;
/// Kills of one store before the next: a check reads the whole of it, so it stays small.
const KILLS_OF_ONE_STORE: u32 = 25;
/// Stores that are worked on side by side: one for each core of the smallest machine.
const SIDE_BY_SIDE: u32 = 2;
/// People who save at the same time.
const PEOPLE: usize = 3;
/// The server is killed when fewer saves than this have been acknowledged,
const SAVES_BEFORE: u64 = 6;
/// and so many microseconds, at most, after the last of them: about as long as the next one takes.
const MICROSECONDS_AFTER: u64 = 15_000;
/// A server that acknowledges nothing for so long is broken.
const SAVES_WITHIN: Duration = Duration::from_secs(60);

store::statements! {
    CONTACTS = "SELECT COUNT(*) FROM contact_now";
}

/// Numbers for moments and ids. The seed is printed, so that a bad moment can be looked for again.
struct Chance(u64);

impl Chance {
    fn new() -> Chance {
        let seed = std::env::var("KITH_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| RandomState::new().hash_one("seed"));
        println!("KITH_TEST_SEED={seed}");
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        // SplitMix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn uuid(&mut self) -> Uuid {
        let bytes = (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes();
        uuid::Builder::from_unix_timestamp_millis(1_772_000_000_000, bytes[..10].try_into().unwrap()).into_uuid()
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// What people sent: what they were told is saved, and what they were told nothing of.
#[derive(Default)]
struct Sent {
    saved: BTreeSet<Uuid>,
    unsure: BTreeSet<Uuid>,
}

/// One store, with somebody signed in.
struct Killed {
    address: StoreAddress,
    store: String,
    caller: Caller,
    sent: Sent,
    chance: Chance,
}

impl Killed {
    fn on(store: &str, caller: Caller, chance: Chance) -> Killed {
        Killed { address: store.parse().unwrap(), store: store.to_owned(), caller, sent: Sent::default(), chance }
    }

    /// Starts the server, has people save, and kills it in the middle of that.
    fn once(&mut self) {
        let mut server = Server::serve(&self.store);
        let again: Vec<Uuid> = std::mem::take(&mut self.sent.unsure).into_iter().collect();
        let (saves, after) =
            (self.chance.below(SAVES_BEFORE), Duration::from_micros(self.chance.below(MICROSECONDS_AFTER)));
        let seeds: Vec<u64> = (0..PEOPLE).map(|_| self.chance.next()).collect();
        let sent = Mutex::new(&mut self.sent);
        let (acknowledged, acknowledgements) = mpsc::channel();
        std::thread::scope(|people| {
            for (person, seed) in seeds.into_iter().enumerate() {
                // Whoever was told nothing sends the same form again, whatever became of it.
                let again: Vec<Uuid> = again.iter().skip(person).step_by(PEOPLE).copied().collect();
                let (caller, sent, at, acknowledged) = (&self.caller, &sent, server.address, acknowledged.clone());
                people.spawn(move || {
                    let mut chance = Chance(seed);
                    let fresh = std::iter::repeat_with(|| chance.uuid());
                    for command in again.iter().copied().chain(fresh) {
                        sent.lock().unwrap().unsure.insert(command);
                        if !save(caller, at, command) {
                            break;
                        }
                        let mut sent = sent.lock().unwrap();
                        sent.unsure.remove(&command);
                        sent.saved.insert(command);
                        let _ = acknowledged.send(());
                    }
                });
            }
            for _ in 0..saves {
                acknowledgements.recv_timeout(SAVES_WITHIN).expect("the server saves");
            }
            std::thread::sleep(after);
            server.kill();
        });
    }

    /// What is wrong with the store, if anything.
    async fn faults(&self) -> Vec<String> {
        let store = Store::open(&self.address, Arc::new(Casework)).await.unwrap();
        let mut faults = Vec::new();
        if let Err(fault) = store.verify(|_, _| {}).await {
            faults.push(fault.to_string());
        }
        for command in &self.sent.saved {
            if store.entry(EntryId(*command)).await.unwrap().is_none() {
                faults.push(format!("{command} was saved and is lost"));
            }
        }
        faults
    }

    /// What is wrong with the read tables, and with how often each contact is there.
    async fn faults_of_views(&self) -> Vec<String> {
        let store = Store::open(&self.address, Arc::new(Casework)).await.unwrap();
        let contacts = store.query_one(&CONTACTS, &[] as &[Cell]).await.unwrap().unwrap().number(0).unwrap();
        let before = store.dump_views().await.unwrap();
        store.rebuild(|_, _| {}).await.unwrap();
        let mut faults = Vec::new();
        if before != store.dump_views().await.unwrap() {
            faults.push("the read tables are not what the ledger gives".to_owned());
        }
        let (saved, unsure) = (self.sent.saved.len() as i64, self.sent.unsure.len() as i64);
        if contacts < saved || contacts > saved + unsure {
            faults.push(format!("{contacts} contacts, of which {saved} were saved and {unsure} perhaps"));
        }
        faults
    }
}

/// Sends a contact about two children; `true` if it was acknowledged.
fn save(caller: &Caller, at: std::net::SocketAddr, command: Uuid) -> bool {
    let command = command.to_string();
    let form = [
        ("command", command.as_str()),
        ("worry", "The boiler is broken and the baby is cold."),
        ("immediate_danger", "no"),
        ("source", "1A"),
        ("received_on", "4/3/2026"),
        ("received_at", "09:30"),
        ("children.0.forename", "Amara"),
        ("children.0.surname", "Okonjo"),
        ("children.1.forename", "Kai"),
        ("children.1.surname", "Okonjo"),
    ];
    match caller.post(at, "/front-door/contact", &form) {
        Ok(answered) => {
            let problem = answered.body.split_once("There is a problem").map_or("", |(_, after)| after);
            assert_eq!(answered.status, 303, "{}", problem.chars().take(600).collect::<String>());
            true
        }
        Err(_) => false,
    }
}

/// A store with a front door worker who has signed in, as one file that can be copied.
fn prepared(folder: &Folder) -> (PathBuf, Caller) {
    let server = Server::serve(&folder.store());
    let caller = Caller::sign_in(server.address, "front_door_worker");
    server.stop();
    (folder.file("aldermoor.kith"), caller)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

#[test]
fn a_server_killed_five_hundred_times_loses_nothing_that_it_said_was_saved() {
    let folder = Folder::with_accounts(&["front_door_worker"]);
    let (template, caller) = prepared(&folder);
    let mut chance = Chance::new();
    let kills = std::env::var("KITH_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let (stores, seeds) = (kills.div_ceil(KILLS_OF_ONE_STORE), [(); SIDE_BY_SIDE as usize].map(|()| chance.next()));
    std::thread::scope(|side_by_side| {
        let lanes = seeds.into_iter().enumerate().map(|(lane, seed)| {
            let (folder, template, caller) = (&folder, &template, &caller);
            side_by_side.spawn(move || {
                let (mut chance, mut saved) = (Chance(seed), 0);
                for number in (lane..stores as usize).step_by(SIDE_BY_SIDE as usize) {
                    let file = folder.file(&format!("{number}.kith"));
                    fs::copy(template, &file).unwrap();
                    let store = format!("sqlite:{}", file.display());
                    let mut killed = Killed::on(&store, caller.clone(), Chance(chance.next()));
                    for _ in 0..KILLS_OF_ONE_STORE {
                        killed.once();
                        assert_eq!(runtime().block_on(killed.faults()), Vec::<String>::new());
                    }
                    assert_eq!(runtime().block_on(killed.faults_of_views()), Vec::<String>::new());
                    saved += killed.sent.saved.len();
                }
                saved
            })
        });
        let saved: usize = lanes.collect::<Vec<_>>().into_iter().map(|lane| lane.join().unwrap()).sum();
        println!("{saved} contacts saved, none lost");
        assert!(
            saved > kills as usize,
            "hardly anything was saved between kills, so hardly anything was tried: {saved}"
        );
    });
}

#[test]
fn a_server_on_postgres_that_is_killed_loses_nothing_that_it_said_was_saved() {
    let Ok(postgres) = std::env::var("KITH_TEST_POSTGRES") else {
        eprintln!("KITH_TEST_POSTGRES is not set: run this with scripts/postgres-for-tests.sh");
        return;
    };
    let name = format!("kith_it_killed_{}", std::process::id());
    runtime().block_on(async {
        let (client, connection) =
            tokio_postgres::connect(&format!("{postgres}/postgres"), tokio_postgres::NoTls).await.unwrap();
        let connection = tokio::spawn(connection);
        client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.unwrap();
        drop(client);
        connection.await.unwrap().unwrap();
    });
    let store = format!("{postgres}/{name}");
    let folder = Folder::new();
    folder.add_accounts(&store, &["front_door_worker"]);
    let server = Server::serve(&store);
    let caller = Caller::sign_in(server.address, "front_door_worker");
    server.stop();
    let mut killed = Killed::on(&store, caller, Chance::new());
    for _ in 0..KILLS_ON_POSTGRES {
        killed.once();
        assert_eq!(runtime().block_on(killed.faults()), Vec::<String>::new());
    }
    assert_eq!(runtime().block_on(killed.faults_of_views()), Vec::<String>::new());
    assert!(!killed.sent.saved.is_empty(), "nothing was saved, so nothing was tried");
}

/// The planted fault: a disk that says it has written and has not.
#[test]
fn a_store_whose_last_writes_never_reached_the_disk_is_found_out() {
    let folder = Folder::with_accounts(&["front_door_worker"]);
    let (_, caller) = prepared(&folder);
    let mut killed = Killed::on(&folder.store(), caller, Chance::new());
    while killed.sent.saved.is_empty() {
        killed.once();
    }
    fs::OpenOptions::new().write(true).open(folder.file("aldermoor.kith-wal")).unwrap().set_len(0).unwrap();
    let faults = runtime().block_on(killed.faults());
    assert!(faults.iter().any(|fault| fault.ends_with("was saved and is lost")), "{faults:?}");
}
