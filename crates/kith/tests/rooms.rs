//! The arrows between the rooms, read from their manifests. An arrow that is not listed here is a mistake or a decision; a decision
//! changes docs/architecture.md and this list together.

#![expect(clippy::unwrap_used, reason = "a manifest that cannot be read fails the test")]

use std::{collections::BTreeMap, fs, path::Path};

/// Which rooms each room may know.
const ARROWS: [(&str, &[&str]); 12] = [
    ("ledger", &[]),
    ("policy", &[]),
    ("access", &["ledger"]),
    ("matching", &[]),
    ("casework", &["ledger", "policy"]),
    ("forecast", &[]),
    ("returns", &["policy"]),
    ("simulate", &["casework", "ledger", "policy"]),
    ("store", &["ledger"]),
    ("web", &["access", "casework", "forecast", "ledger", "matching", "policy", "returns", "store"]),
    ("bench", &["casework", "ledger", "matching", "simulate", "store", "web"]),
    (
        "kith",
        &[
            "access", "bench", "casework", "forecast", "ledger", "matching", "policy", "returns", "simulate", "store",
            "web",
        ],
    ),
];

/// What pure rooms may not touch, whatever it is for.
const WORLDLY: [&str; 6] = ["tokio", "rusqlite", "tokio-postgres", "axum", "getrandom", "tracing"];
const PURE: [&str; 8] = ["ledger", "policy", "access", "casework", "matching", "returns", "forecast", "simulate"];

/// The names under `[dependencies]` of a manifest.
fn dependencies(manifest: &str) -> Vec<String> {
    let section = manifest.lines().skip_while(|line| line.trim() != "[dependencies]").skip(1);
    let lines = section.take_while(|line| !line.starts_with('['));
    lines
        .filter_map(|line| Some(line.split(['.', '=', ' ']).next()?.trim().to_owned()))
        .filter(|name| !name.is_empty())
        .collect()
}

fn manifests() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut rooms: Vec<_> = fs::read_dir(root.join("crates")).unwrap().map(|room| room.unwrap().path()).collect();
    rooms.push(root.join("bench"));
    let manifest = |room: &std::path::PathBuf| {
        let name = room.file_name().unwrap().to_string_lossy().into_owned();
        Some((name, fs::read_to_string(room.join("Cargo.toml")).ok()?))
    };
    rooms.iter().filter_map(manifest).collect()
}

/// Every arrow that is not allowed, in words.
fn forbidden(manifests: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (room, manifest) in manifests {
        let Some((_, may_know)) = ARROWS.iter().find(|(name, _)| name == room) else {
            found.push(format!("{room} is a room that this test does not know"));
            continue;
        };
        for dependency in dependencies(manifest) {
            let is_room = ARROWS.iter().any(|(name, _)| *name == dependency);
            if is_room && !may_know.contains(&dependency.as_str()) {
                found.push(format!("{room} knows {dependency}"));
            }
            if PURE.contains(&room.as_str()) && WORLDLY.contains(&dependency.as_str()) {
                found.push(format!("{room} is pure and uses {dependency}"));
            }
        }
    }
    found
}

#[test]
fn no_room_knows_one_that_it_should_not() {
    let manifests = manifests();
    assert_eq!(manifests.len(), ARROWS.len());
    assert_eq!(forbidden(&manifests), Vec::<String>::new());
}

#[test]
fn a_forbidden_arrow_is_found() {
    let mut manifests = manifests();
    manifests.insert("ledger".into(), "[dependencies]\nstore.workspace = true\ntokio = \"1\"\n".into());
    assert_eq!(forbidden(&manifests), ["ledger knows store", "ledger is pure and uses tokio"]);
}
