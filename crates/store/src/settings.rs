//! Settings that belong to one store: a name and a text.

use crate::{Store, StoreError};
use ledger::Cell;

crate::statements! {
    GET = "SELECT value FROM setting WHERE name = $1";
    SET = "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    BEGINNING = "SELECT name, value FROM setting WHERE name LIKE $1 ORDER BY name LIMIT $2";
}

impl Store {
    /// What a setting is, if it was ever set.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let record = self.query_one(&GET, &[Cell::Text(name.to_owned())]).await?;
        record.map(|record| record.text(0).map(str::to_owned)).transpose()
    }

    /// Sets it.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.execute(&SET, &[Cell::Text(name.to_owned()), Cell::Text(value.to_owned())]).await?;
        Ok(())
    }

    /// Settings whose names begin with `prefix`, plain letters and slashes, in order of name; at most so many.
    pub async fn settings_of(&self, prefix: &str, limit: usize) -> Result<Vec<(String, String)>, StoreError> {
        let records = self.query(&BEGINNING, &[Cell::Text(format!("{prefix}%")), Cell::Number(limit as i64)]).await?;
        records.iter().map(|record| Ok((record.text(0)?.to_owned(), record.text(1)?.to_owned()))).collect()
    }
}
