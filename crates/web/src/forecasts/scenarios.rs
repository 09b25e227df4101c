//! Reforms to try out: the library that comes with Kith, and those that somebody saved, each with its reason, who and when. A saved one is
//! never changed: another is saved beside it, and one that is no longer wanted says who removed it.

use super::LIBRARY;
use crate::failure::Failure;
use forecast::scenario::{Scenario, national::National};
use ledger::{Instant, WorkerId};
use serde::{Deserialize, Serialize};
use store::Store;
use uuid::Uuid;

/// Settings that hold scenarios are called so.
const PREFIX: &str = "scenario/";
/// More than anybody chooses from.
const SAVED_MAX: usize = 500;

/// A scenario that somebody saved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Saved {
    /// The scenario, with its reason.
    pub scenario: Scenario,
    /// Who saved it.
    pub by: WorkerId,
    /// When, in microseconds.
    pub at: i64,
    /// Who removed it, and when, if somebody did.
    #[serde(default)]
    pub removed: Option<(WorkerId, i64)>,
}

/// The reforms that come with Kith, by name.
pub fn library() -> impl Iterator<Item = (&'static str, Scenario)> {
    let reforms = LIBRARY.into_iter().filter(|(_, text)| !National::is_one(text));
    reforms.filter_map(|(name, text)| Some((name, Scenario::read(text).ok()?)))
}

/// The scenario of a name in the library, or of a saved one's id.
pub async fn find(store: &Store, asked: &str) -> Result<Scenario, Failure> {
    if let Some((_, scenario)) = library().find(|(name, _)| *name == asked) {
        return Ok(scenario);
    }
    let id: Uuid = asked.parse().map_err(|_| Failure::Absent)?;
    let saved = one(store, id).await?.ok_or(Failure::Absent)?;
    if saved.removed.is_some() { Err(Failure::Absent) } else { Ok(saved.scenario) }
}

/// Saves a scenario.
pub async fn save(store: &Store, id: Uuid, scenario: Scenario, by: WorkerId, at: Instant) -> Result<(), Failure> {
    write(store, id, &Saved { scenario, by, at: at.microseconds(), removed: None }).await
}

/// Takes a saved scenario out of the list; who saved it and why stays in the store.
pub async fn remove(store: &Store, id: Uuid, by: WorkerId, at: Instant) -> Result<(), Failure> {
    let mut saved = one(store, id).await?.ok_or(Failure::Absent)?;
    saved.removed.get_or_insert((by, at.microseconds()));
    write(store, id, &saved).await
}

/// Saved scenarios that were not removed, the latest first.
pub async fn saved(store: &Store) -> Result<Vec<(Uuid, Saved)>, Failure> {
    let settings = store.settings_of(PREFIX, SAVED_MAX).await?;
    let read = |(name, text): (String, String)| {
        let id = name.strip_prefix(PREFIX)?.parse().ok()?;
        Some((id, serde_json::from_str::<Saved>(&text).ok()?))
    };
    let mut saved: Vec<(Uuid, Saved)> = settings.into_iter().filter_map(read).collect();
    saved.retain(|(_, one)| one.removed.is_none());
    saved.reverse();
    Ok(saved)
}

async fn one(store: &Store, id: Uuid) -> Result<Option<Saved>, Failure> {
    let text = store.setting(&format!("{PREFIX}{id}")).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

async fn write(store: &Store, id: Uuid, saved: &Saved) -> Result<(), Failure> {
    let text = serde_json::to_string(saved).map_err(|_| Failure::Broken("a scenario cannot be written as JSON"))?;
    Ok(store.set_setting(&format!("{PREFIX}{id}"), &text).await?)
}
