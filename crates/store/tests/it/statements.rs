//! Every SQL statement runs on both databases and binds what it means.

use crate::support::*;
use ledger::Cell;
use std::fs;
use store::{STATEMENTS_OF_THE_STORE, Store};

store::statements! {
    OUT_OF_ORDER = "SELECT sign_in_name FROM account WHERE shown_name = $2 AND sign_in_name = $1";
    TWICE = "SELECT sign_in_name FROM account WHERE sign_in_name = $1 OR shown_name = $1 ORDER BY sign_in_name";
    SORTED = "SELECT note FROM visit_now ORDER BY note";
}

mod planted {
    store::statements! {
        NO_SUCH_TABLE = "SELECT name FROM nothing_of_the_kind";
        NOT_SQL = "SELECT FROM WHERE";
    }
}

async fn with_accounts(store: &Store) {
    for (number, (sign_in_name, shown_name)) in
        [("priya", "Priya"), ("Priya", "priya"), ("tom", "priya")].into_iter().enumerate()
    {
        store.add_account(&account(number, sign_in_name, shown_name)).await.unwrap();
    }
}

on_both! {
    async fn every_statement_of_the_store_is_understood(home: Home) {
        let store = home.open().await;
        let statements = STATEMENTS_OF_THE_STORE.concat();
        assert!(statements.len() > 50, "{}", statements.len());
        let misunderstood = store.misunderstood(&[statements.as_slice(), STATEMENTS].concat()).await;
        assert!(misunderstood.is_empty(), "{misunderstood:#?}");
    }

    async fn a_statement_that_cannot_run_is_found(home: Home) {
        let store = home.open().await;
        assert_eq!(store.misunderstood(planted::STATEMENTS).await.len(), 2);
    }

    async fn placeholders_are_bound_by_their_number(home: Home) {
        let store = home.open().await;
        with_accounts(&store).await;
        let text = |text: &str| Cell::Text(text.to_owned());
        let found = store.query(&OUT_OF_ORDER, &[text("priya"), text("Priya")]).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text(0).unwrap(), "priya");
        assert_eq!(store.query(&TWICE, &[text("priya")]).await.unwrap().len(), 3);
        assert!(store.query(&OUT_OF_ORDER, &[text("priya")]).await.is_err(), "a value is missing");
    }

    async fn text_is_sorted_alike_on_every_database(home: Home) {
        let store = home.open().await;
        let notes = ["b", "B", "a", "Z", "é", "_", "1", "a b", "ab"];
        store.append(commit(notes.map(|note| visit(&[AMARA], note)))).await.unwrap();
        let sorted = store.query(&SORTED, &[]).await.unwrap();
        let sorted: Vec<&str> = sorted.iter().map(|record| record.text(0).unwrap()).collect();
        assert_eq!(sorted, ["1", "B", "Z", "_", "a", "a b", "ab", "b", "é"]);
    }

    async fn a_read_cannot_write(home: Home) {
        let store = home.open().await;
        store::statements! { SNEAKY = "INSERT INTO setting (name, value) VALUES ('a', 'b')"; }
        assert!(store.query(&SNEAKY, &[]).await.is_err());
        assert_eq!(store.setting("a").await.unwrap(), None);
        assert_eq!(STATEMENTS.len(), 1);
    }
}

#[test]
fn every_module_with_statements_is_on_the_list() {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let list = fs::read_to_string(format!("{source}/store.rs")).unwrap();
    let mut modules = 0;
    for file in fs::read_dir(source).unwrap().map(|file| file.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        let module = file.file_stem().unwrap().to_str().unwrap();
        if text.contains("crate::statements! {") {
            modules += 1;
            assert!(list.contains(&format!("crate::{module}::STATEMENTS,")), "{module}");
        }
    }
    assert_eq!(modules, STATEMENTS_OF_THE_STORE.len());
}
