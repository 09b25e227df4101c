//! Where a store lives: `sqlite:FILE` or `postgres://…`. Shown to people and logs without its password.

use std::{fmt, path::PathBuf, str::FromStr};

/// Where a store lives.
#[derive(Clone)]
pub enum StoreAddress {
    /// One file on this machine.
    Sqlite(PathBuf),
    /// A PostgreSQL database.
    Postgres(Box<tokio_postgres::Config>),
}

/// The text does not say where a store lives.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Say where the store is as sqlite:FILE or postgres://USER@HOST/DATABASE")]
pub struct NotAnAddress;

impl FromStr for StoreAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        if let Some(file) = text.strip_prefix("sqlite:") {
            return if file.is_empty() { Err(NotAnAddress) } else { Ok(StoreAddress::Sqlite(file.into())) };
        }
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(NotAnAddress);
        }
        text.parse().map(|config| StoreAddress::Postgres(Box::new(config))).map_err(|_| NotAnAddress)
    }
}

impl fmt::Display for StoreAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreAddress::Sqlite(file) => write!(out, "sqlite:{}", file.display()),
            StoreAddress::Postgres(config) => {
                write!(out, "postgres database {}", config.get_dbname().unwrap_or("of the user's own name"))
            }
        }
    }
}

impl fmt::Debug for StoreAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_shows_its_password() {
        let address: StoreAddress = "postgres://kith:swordfish@localhost/aldermoor".parse().unwrap();
        assert_eq!(format!("{address} {address:?}"), "postgres database aldermoor postgres database aldermoor");
    }

    #[test]
    fn only_the_two_kinds_of_address_are_read() {
        assert!(matches!("sqlite:kith.db".parse(), Ok(StoreAddress::Sqlite(file)) if file.ends_with("kith.db")));
        for text in ["", "kith.db", "sqlite:", "mysql://host/db", "postgres://[broken"] {
            assert_eq!(text.parse::<StoreAddress>().err(), Some(NotAnAddress), "{text}");
        }
    }
}
