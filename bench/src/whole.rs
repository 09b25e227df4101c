//! Rebuilding every read table and verifying a large ledger.

use crate::{
    Sizes,
    house::{House, Place},
    timed,
};
use anyhow::Result;

pub async fn run(sizes: Sizes) -> Result<()> {
    let house = House::filled(&Place::Sqlite, sizes.whole_entries).await?;
    let entries = house.store.head().await?.sequence.0 as f64;
    let (seconds, ()) = timed(async { Ok(house.store.rebuild(|_, _| {}).await?) }).await?;
    println!(
        "rebuild: {:.0} entries a second ({entries:.0} entries in {seconds:.1} s; goal at least 50,000)",
        entries / seconds
    );
    let (seconds, _) = timed(async { Ok(house.store.verify(|_, _| {}).await?) }).await?;
    println!("verify: {seconds:.1} s for {entries:.0} entries (goal at most 10 s for a million)");
    Ok(())
}
