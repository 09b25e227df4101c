//! `kith destroy`: two records officers, each with their own password, and nobody else.

use crate::program::{Done, Folder, PASSWORD, kith, run, run_alone};
use rusqlite::Connection;

const OFFICERS: [&str; 2] = ["amira", "noor"];

fn two_officers() -> Folder {
    let folder = Folder::with_accounts(&["auditor"]);
    for officer in OFFICERS {
        let add = [
            "user",
            "add",
            officer,
            "--name",
            officer,
            "--role",
            "records_officer",
            "--by",
            "system_administrator",
            "--password-stdin",
        ];
        run(kith(&add).args(["--store", &folder.store()]), PASSWORD).succeeds();
    }
    folder
}

/// The id of the entry by which the auditor was appointed.
fn entry(folder: &Folder) -> String {
    let connection = Connection::open(folder.file("aldermoor.kith")).unwrap();
    connection.query_row("SELECT id FROM ledger WHERE sequence = 2", [], |row| row.get(0)).unwrap()
}

fn propose(folder: &Folder, entry: &str, by: &str, password: &str) -> Done {
    let why = ["--reason", "Recorded on the wrong child", "--authority", "UK GDPR article 17(1)(d)"];
    let who = ["--by", by, "--password-stdin", "--store", &folder.store()];
    run(kith(&["destroy", "propose", entry]).args(why).args(who), password)
}

fn confirm(folder: &Folder, proposal: &str, by: &str, password: &str) -> Done {
    run(
        &mut kith(&["destroy", "confirm", proposal, "--by", by, "--password-stdin", "--store", &folder.store()]),
        password,
    )
}

#[test]
fn what_one_proposes_and_another_confirms_is_gone_and_the_ledger_still_verifies() {
    let folder = two_officers();
    let proposed = propose(&folder, &entry(&folder), "amira", PASSWORD).succeeds();
    let (_, after) = proposed.split_once("kith destroy confirm ").unwrap();
    let proposal = after.split_whitespace().next().unwrap();

    confirm(&folder, proposal, "noor", "not the password").fails(1, "do not belong together");
    confirm(&folder, proposal, "amira", PASSWORD).fails(1, "your own work");
    confirm(&folder, proposal, "auditor", PASSWORD).fails(1, "");
    confirm(&folder, &entry(&folder), "noor", PASSWORD).fails(1, "no proposal with that id");
    confirm(&folder, proposal, "noor", PASSWORD).succeeds();

    let verified = run_alone(&["verify", "--store", &folder.store()]).succeeds();
    assert!(verified.contains("What 1 of them said was lawfully destroyed."), "{verified}");
    confirm(&folder, proposal, "noor", PASSWORD).fails(1, "confirmed already");
}

#[test]
fn a_proposal_needs_a_records_officer_and_entries_that_may_be_destroyed() {
    let folder = two_officers();
    propose(&folder, &entry(&folder), "auditor", PASSWORD).fails(1, "");
    propose(&folder, "019ca7f0-0000-7000-8000-000000000001", "amira", PASSWORD).fails(1, "there is no entry");
    propose(&folder, "not-an-id", "amira", PASSWORD).fails(2, "not-an-id");
    let proposed = propose(&folder, &entry(&folder), "amira", PASSWORD).succeeds();
    let (_, after) = proposed.split_once("kith destroy confirm ").unwrap();
    let proposal = after.split_whitespace().next().unwrap();
    propose(&folder, proposal, "noor", PASSWORD).fails(1, "can never be destroyed");
}
