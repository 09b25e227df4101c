//! Somewhere to keep a store, made-up people, and a small practice.

pub mod home;
pub mod people;
pub mod practice;

pub use home::Home;
pub use people::*;
pub use practice::{ArrivalOrder, SmallPractice};

/// Runs each test on both databases. PostgreSQL is passed over when no server is named.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($home:ident: Home) $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn situation($home: Home) $body

            #[test]
            fn on_sqlite() {
                crate::support::home::run(situation(Home::on_sqlite()));
            }

            #[test]
            fn on_postgres() {
                crate::support::home::run(async {
                    if let Some(home) = Home::on_postgres().await {
                        let dropped = home.name();
                        situation(home).await;
                        crate::support::home::drop_database(&dropped).await;
                    }
                });
            }
        }
    )+};
}
