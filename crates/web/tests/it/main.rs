//! The pages through the real router, on SQLite and, when `KITH_TEST_POSTGRES` names a server, on PostgreSQL
//! (`scripts/postgres-for-tests.sh` starts one).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod house;
#[macro_use]
mod home;
mod page;

mod api;
mod doors;
mod finding;
mod forecasts;
mod reading;
mod sign_in;
mod stories;
mod twice;
mod typing;
mod watching;
