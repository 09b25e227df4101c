//! The program is killed at any moment: nothing that was acknowledged is lost, and no commit is there by half.

use crate::support::{home::run, *};
use ledger::*;
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use store::{Store, StoreAddress};

/// Moments at which it is killed.
const KILLS: u32 = 50;
/// A child that has written nothing by then is broken.
const BEGIN_WITHIN: Duration = Duration::from_secs(60);
/// Entries in each of its commits.
const TOGETHER: usize = 3;
const FILE: &str = "KITH_TEST_CHILD_WRITES_TO";
const HONEST: &str = "KITH_TEST_CHILD_IS_HONEST";

/// Not a test of its own: what the child does until it is killed.
#[test]
fn child_that_writes() {
    let Ok(file) = std::env::var(FILE) else {
        return;
    };
    let honest = std::env::var(HONEST).is_ok_and(|honest| honest == "yes");
    run(async move {
        let address: StoreAddress = format!("sqlite:{file}").parse().unwrap();
        let store = Store::open(&address, std::sync::Arc::new(SmallPractice)).await.unwrap();
        let writers = (0..4).map(|writer| tokio::spawn(write(store.clone(), writer, honest)));
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
    });
}

async fn write(store: Store, writer: u32, honest: bool) {
    let subject = [AMARA, BEN, CHIDI, OKAFORS][writer as usize];
    for number in 0.. {
        let name = format!("{} {writer} {number}", std::process::id());
        let drafts = (0..TOGETHER).map(|_| visit(&[subject], &name));
        if honest {
            store.append(commit(drafts)).await.unwrap();
            acknowledge(&name);
        } else {
            // The planted fault: said before it is done.
            acknowledge(&name);
            store.append(commit(drafts)).await.unwrap();
        }
    }
}

fn acknowledge(name: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsaved {name}").unwrap();
    out.flush().unwrap();
}

/// Lets a child write for a while and kills it; what it said was saved.
fn write_and_kill(file: &Path, honest: &str, moment: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::child_that_writes", "--nocapture"])
        .env(FILE, file)
        .env(HONEST, honest)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (begun, begins) = mpsc::channel();
    let reader = std::thread::spawn(move || -> Vec<String> {
        let lines = out.lines().map_while(Result::ok);
        let saved = lines.filter_map(|line| line.strip_prefix("saved ").map(str::to_owned));
        let tell = |_: &String| {
            let _ = begun.send(());
        };
        saved.inspect(tell).collect()
    });
    // However busy the machine is, it is killed while it writes and not before it has begun.
    begins.recv_timeout(BEGIN_WITHIN).unwrap();
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// How many entries of each commit are there.
async fn there(store: &Store) -> HashMap<String, usize> {
    let mut there = HashMap::new();
    let mut after = Sequence(0);
    loop {
        let page = store.entries_after(after, 10_000).await.unwrap();
        let Some(last) = page.last() else {
            return there;
        };
        after = last.sequence;
        for entry in &page {
            *there.entry(entry.says::<Value>().unwrap()["note"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
}

fn moments() -> impl Iterator<Item = Duration> {
    let mut seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    println!("seed {seed}");
    std::iter::repeat_with(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((seed >> 33) % 50_000)
    })
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_the_program_is_killed() {
    let home = Home::on_sqlite();
    let StoreAddress::Sqlite(file) = home.address.clone() else { unreachable!("SQLite") };
    let mut acknowledged: HashSet<String> = HashSet::new();
    for moment in moments().take(KILLS as usize) {
        acknowledged.extend(write_and_kill(&file, "yes", moment));
        run(async {
            let there = there(&home.open().await).await;
            let lost: Vec<&String> = acknowledged.iter().filter(|name| !there.contains_key(*name)).collect();
            assert!(lost.is_empty(), "lost {lost:?}");
            assert!(there.values().all(|count| *count == TOGETHER), "a commit is there by half");
        });
    }
    assert!(acknowledged.len() >= KILLS as usize, "only {} commits were tried", acknowledged.len());
    run(async {
        let store = home.open().await;
        store.verify(|_, _| {}).await.unwrap();
        let views = store.dump_views().await.unwrap();
        store.rebuild(|_, _| {}).await.unwrap();
        assert_eq!(store.dump_views().await.unwrap(), views);
    });
}

#[test]
fn a_program_that_acknowledges_too_early_is_caught() {
    let home = Home::on_sqlite();
    let StoreAddress::Sqlite(file) = home.address.clone() else { unreachable!("SQLite") };
    let caught = moments().take(KILLS as usize).any(|moment| {
        let acknowledged = write_and_kill(&file, "no", moment);
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let there = runtime.block_on(async { there(&home.open().await).await });
        acknowledged.iter().any(|name| !there.contains_key(name))
    });
    assert!(caught);
}
