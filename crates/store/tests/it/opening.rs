//! Opening a store: new, again, twice, and after the practice has changed its mind about its tables.

use crate::support::{home::run, *};
use ledger::*;
use serde_json::json;
use std::sync::Arc;
use store::{Store, StoreError};

/// The same practice with one table more, one fewer and one changed.
struct NewerPractice;

impl Practice for NewerPractice {
    fn tables(&self) -> &'static [Table] {
        &[
            Table { name: "visit_now", columns: &[("note", ColumnType::Text)], indexes: &[] },
            Table { name: "subject_now", columns: &[("entries", ColumnType::Number)], indexes: &["entries"] },
        ]
    }

    fn rows(&self, _: Subject, reading: &Reading) -> Vec<Row> {
        vec![Row { table: "subject_now", cells: vec![Cell::Number(reading.entries().count() as i64)] }]
    }

    fn refuses(&self, _: &Draft, _: &[Entry]) -> Option<String> {
        None
    }
}

struct WithTable(&'static [Table]);

impl Practice for WithTable {
    fn tables(&self) -> &'static [Table] {
        self.0
    }

    fn rows(&self, _: Subject, _: &Reading) -> Vec<Row> {
        vec![Row { table: "nobody_declared_this", cells: vec![] }]
    }

    fn refuses(&self, _: &Draft, _: &[Entry]) -> Option<String> {
        None
    }
}

on_both! {
    async fn a_store_that_is_opened_again_holds_what_it_held(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        let (head, views) = (store.head().await.unwrap(), store.dump_views().await.unwrap());
        drop(store);
        let store = home.open().await;
        assert_eq!((store.head().await.unwrap(), store.dump_views().await.unwrap()), (head, views));
    }

    async fn read_tables_that_are_declared_otherwise_are_rebuilt(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone"), visit(&[AMARA], "Seen again")])).await.unwrap();
        let before = store.dump_views().await.unwrap();
        drop(store);
        let newer = home.open_with(Arc::new(NewerPractice)).await;
        let views = newer.dump_views().await.unwrap();
        assert!(views.ends_with(&format!("subject_now\t\"{AMARA}\"\t2\n")), "{views}");
        drop(newer);
        assert_eq!(home.open().await.dump_views().await.unwrap(), before);
    }

    async fn a_read_table_cannot_take_the_place_of_the_ledger(home: Home) {
        for name in ["ledger", "access_log", "x; DROP TABLE ledger", ""] {
            let tables: &'static [Table] = Box::leak(Box::new([Table { name, columns: &[], indexes: &[] }]));
            let opened = Store::open(&home.address, Arc::new(WithTable(tables))).await;
            assert!(matches!(opened.err(), Some(StoreError::Declaration(_))), "{name}");
        }
    }

    async fn rows_for_a_table_that_nobody_declared_are_refused(home: Home) {
        let store = home.open_with(Arc::new(WithTable(&[]))).await;
        assert!(store.append(commit([visit(&[AMARA], "Seen")])).await.is_err());
        assert_eq!(store.head().await.unwrap().sequence, Sequence(0));
    }

    async fn a_store_of_a_newer_program_is_left_alone(home: Home) {
        drop(home.open().await);
        home.behind_the_back("INSERT INTO migration (number) VALUES (999)").await.unwrap();
        let opened = Store::open(&home.address, Arc::new(SmallPractice)).await;
        assert!(matches!(opened.err(), Some(StoreError::Newer)));
    }

    async fn a_store_that_is_only_read_refuses_to_be_written(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        let reader = Store::open_reading(&home.address, Arc::new(SmallPractice)).await.unwrap();
        assert_eq!(reader.entries_about(&[AMARA]).await.unwrap().len(), 1);
        let refused = reader.append(commit([visit(&[AMARA], "Again")])).await;
        assert!(matches!(refused, Err(store::AppendError::Store(StoreError::ReadOnly))), "{refused:?}");
    }

    async fn a_practice_that_panics_takes_nothing_else_with_it(home: Home) {
        struct Panics;
        impl Practice for Panics {
            fn tables(&self) -> &'static [Table] {
                &[]
            }
            fn rows(&self, _: Subject, _: &Reading) -> Vec<Row> {
                vec![]
            }
            fn refuses(&self, draft: &Draft, _: &[Entry]) -> Option<String> {
                assert_ne!(draft.kind, "plan", "planted");
                None
            }
        }
        let store = home.open_with(Arc::new(Panics)).await;
        let doomed = tokio::spawn({
            let store = store.clone();
            async move { store.append(commit([entry("plan", &[AMARA], json!({}))])).await }
        });
        assert!(doomed.await.map_or(true, |result| result.is_err()));
        assert_eq!(store.append(commit([visit(&[AMARA], "Seen")])).await.unwrap().head, Sequence(1));
    }
}

#[test]
fn a_second_program_cannot_write_to_the_same_file() {
    run(async {
        let home = Home::on_sqlite();
        let store = home.open().await;
        let second = Store::open(&home.address, Arc::new(SmallPractice)).await;
        assert!(matches!(second.err(), Some(StoreError::AlreadyOpen)));
        drop(store);
        home.open().await;
    });
}
