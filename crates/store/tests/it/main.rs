//! The store on SQLite, and on PostgreSQL when `KITH_TEST_POSTGRES` names a server (`scripts/postgres-for-tests.sh` starts one).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[macro_use]
mod support;

mod appending;
mod backups;
mod beside_the_ledger;
mod destruction;
mod disk_full;
mod guards;
mod holding;
mod kills;
mod opening;
mod rebuilding;
mod statements;
mod verifying;
