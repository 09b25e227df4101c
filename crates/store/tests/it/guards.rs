//! What was recorded stays as it is, whoever asks the database.

use crate::support::{home::run, *};
use store::StoreAddress;

store::statements! {
    SNEAKY = "INSERT OR REPLACE INTO ledger (sequence, id, header, leaf) VALUES (1, $1, '{}', '')";
    WHO_AM_I = "SELECT CAST(current_user AS TEXT)";
}

/// What nobody may do, with the database's own tools or through a hole in the program.
const FORBIDDEN: [&str; 12] = [
    "UPDATE ledger SET header = 'x' WHERE sequence = 1",
    "DELETE FROM ledger WHERE sequence = 1",
    "UPDATE body SET body = 'x' WHERE sequence = 1",
    "DELETE FROM body WHERE sequence = 1",
    "UPDATE access_log SET worker = 'x'",
    "DELETE FROM access_log",
    "UPDATE checkpoint SET text = 'x'",
    "DELETE FROM checkpoint",
    "DELETE FROM ledger_head",
    "UPDATE ledger_head SET size = 0",
    "UPDATE ledger_head SET recorded_at = 0",
    "INSERT INTO destruction (sequence, proposal, proposed_by, confirmed_by) VALUES (1, 'p', 'priya', 'priya')",
];

on_both! {
    async fn nobody_changes_or_deletes_what_was_recorded(home: Home) {
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        store.log_access(vec![looked_at(AMARA, PRIYA, 1)]).await.unwrap();
        store.keep_checkpoint(1, "a checkpoint").await.unwrap();
        for sql in FORBIDDEN {
            assert!(home.behind_the_back(sql).await.is_err(), "{sql}");
            let as_the_application = format!("SET ROLE kith_app; {sql}");
            if matches!(home.address, StoreAddress::Postgres(_)) {
                assert!(home.behind_the_back(&as_the_application).await.is_err(), "{as_the_application}");
            }
        }
        assert_eq!(store.entries_about(&[AMARA]).await.unwrap().len(), 1);
        assert_eq!(store.access_log_of(AMARA, None, 10).await.unwrap().len(), 1);
    }

    async fn a_fork_of_the_ledger_cannot_be_stored(home: Home) {
        let store = home.open().await;
        let recorded = store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap().entries.remove(0);
        let second_first = "INSERT INTO ledger (sequence, id, header, leaf) VALUES (1, 'other', '{}', '')";
        assert!(home.behind_the_back(second_first).await.is_err());
        let same_id = format!("INSERT INTO ledger (sequence, id, header, leaf) VALUES (2, '{}', '{{}}', '')", recorded.id);
        assert!(home.behind_the_back(&same_id).await.is_err());
    }
}

#[test]
fn the_application_has_no_right_to_touch_the_ledger_even_without_triggers() {
    run(async {
        let Some(home) = Home::on_postgres().await else {
            return;
        };
        let store = home.open().await;
        store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap();
        home.behind_the_back("DROP TRIGGER never ON ledger; DROP TRIGGER never ON access_log").await.unwrap();
        for table in ["ledger", "access_log"] {
            for sql in
                [format!("DELETE FROM {table}"), format!("UPDATE {table} SET worker = ''"), format!("TRUNCATE {table}")]
            {
                let refused = home
                    .behind_the_back(&format!(
                        "SET ROLE kith_app; {}",
                        sql.replace("ledger SET worker", "ledger SET leaf")
                    ))
                    .await;
                assert_eq!(refused, Err(format!("permission denied for table {table}")), "{sql}");
            }
        }
        assert!(home.behind_the_back("SET ROLE kith_app; DROP TABLE ledger").await.is_err());
        // The store's own connections act in that role.
        assert_eq!(store.query(&WHO_AM_I, &[]).await.unwrap()[0].text(0).unwrap(), "kith_app");
        let name = home.name();
        drop((store, home));
        crate::support::home::drop_database(&name).await;
    });
}

#[test]
fn replacing_an_entry_does_not_slip_past_the_guards() {
    run(async {
        let home = Home::on_sqlite();
        let store = home.open().await;
        let id = store.append(commit([visit(&[AMARA], "Seen alone")])).await.unwrap().entries[0].id;
        assert!(store.execute(&SNEAKY, &[ledger::Cell::Text(id.to_string())]).await.is_err());
        assert_eq!(store.verify(|_, _| {}).await.unwrap().entries, 1);
    });
}
