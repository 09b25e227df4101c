//! The store on SQLite, and on PostgreSQL when `KITH_TEST_POSTGRES` names a server (`scripts/postgres-for-tests.sh` starts one).

#[macro_use]
mod support;

mod appending;
