//! The pages through the real router, on SQLite and, when `KITH_TEST_POSTGRES` names a server, on PostgreSQL
//! (`scripts/postgres-for-tests.sh` starts one).

mod house;
#[macro_use]
mod home;
mod page;

mod reading;
mod stories;
