//! The commands, as somebody types them: what they say, how they end, and what they refuse.

use crate::{
    program::{Folder, PASSWORD, kith, run, run_alone},
    server::{Caller, Server},
};
use std::fs;

#[test]
fn the_help_of_every_command_reads_as_approved() {
    let mut help = run_alone(&["--help"]).succeeds();
    let commands = [
        "serve",
        "demo",
        "import",
        "import cin",
        "import statistics",
        "check",
        "check 903",
        "check cin",
        "match",
        "verify",
        "rebuild",
        "backup",
        "restore",
        "forecast",
        "bench",
        "user",
        "user add",
        "user password",
        "user close",
        "user list",
        "destroy",
        "destroy propose",
        "destroy confirm",
        "checkpoint",
        "key",
    ];
    for command in commands {
        let arguments: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        help.push_str(&format!("\n—— kith {command}\n{}", run_alone(&arguments).succeeds()));
    }
    insta::assert_snapshot!(help);
}

#[test]
fn a_store_that_is_not_there_is_said_to_be_missing() {
    let folder = Folder::new();
    let store = folder.store();
    for command in [&["rebuild"][..], &["backup", "backup.kith"], &["checkpoint"], &["key"], &["user", "list"]] {
        run(kith(command).args(["--store", &store]), "").fails(1, "there is no");
    }
    run_alone(&["verify", "--store", &store]).fails(2, "there is no store at sqlite:");
    run_alone(&["restore", "nowhere.kith", "--store", &store]).fails(1, "there is no backup at nowhere.kith");
    assert!(!folder.file("aldermoor.kith").exists(), "a command that only reads must not make a store");
}

#[test]
fn an_address_that_cannot_be_read_is_not_repeated_with_its_password() {
    for address in ["kith.db", "mysql://kith:swordfish@db/kith", "postgres://kith:swordfish@[broken"] {
        let done = run_alone(&["rebuild", "--store", address]);
        assert!(!done.err.contains("swordfish"), "{}", done.err);
        done.fails(1, "Say where the store is");
    }
    run_alone(&["rebuild"]).fails(1, "--store sqlite:FILE");
    let done = run(kith(&["user", "--help"]).env("KITH_STORE", "postgres://kith:swordfish@db/kith"), "");
    assert!(!done.out.contains("swordfish"));
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    let folder = Folder::with_accounts(&[]);
    folder.behind_the_back("INSERT INTO migration (number) VALUES (999)");
    run_alone(&["rebuild", "--store", &folder.store()]).fails(1, "newer version of Kith");
}

#[test]
fn a_store_that_is_open_elsewhere_is_not_written_to() {
    let folder = Folder::with_accounts(&[]);
    let _server = Server::serve(&folder.store());
    run_alone(&["rebuild", "--store", &folder.store()]).fails(1, "already open in another program");
    run_alone(&["verify", "--store", &folder.store()]).succeeds();
}

#[test]
fn a_file_that_is_no_store_cannot_be_read() {
    let folder = Folder::new();
    fs::write(folder.file("aldermoor.kith"), "Dear colleague, this is a letter and not a database. ".repeat(100))
        .unwrap();
    run_alone(&["verify", "--store", &folder.store()]).fails(2, "cannot be");
}

#[test]
fn a_changed_entry_is_named() {
    let folder = Folder::with_accounts(&["auditor"]);
    assert!(run_alone(&["verify", "--store", &folder.store()]).succeeds().contains("Sound: 2 entries."));
    folder.behind_the_back("UPDATE body SET body = replace(body, 'auditor', 'analyst') WHERE sequence = 2");
    run_alone(&["verify", "--store", &folder.store()]).fails(1, "entry 2: what it says was changed");
}

#[test]
fn a_backup_verifies_and_comes_back_whole() {
    let folder = Folder::with_accounts(&["auditor"]);
    let backup = folder.file("backup.kith");
    let backup = backup.to_str().unwrap();
    run_alone(&["backup", backup, "--store", &folder.store()]).succeeds();
    run_alone(&["backup", backup, "--store", &folder.store()]).fails(1, "already there");
    let root = |out: String| out.lines().find(|line| line.starts_with("Root: ")).unwrap().to_owned();
    let before = root(run_alone(&["verify", backup]).succeeds());

    let other = format!("sqlite:{}", folder.file("restored.kith").display());
    run_alone(&["restore", backup, "--store", &other]).succeeds();
    assert_eq!(root(run_alone(&["verify", "--store", &other]).succeeds()), before);
    assert!(run_alone(&["user", "list", "--store", &other]).succeeds().contains("auditor\tOwen Trelease"));
    run_alone(&["restore", backup, "--store", &other]).fails(1, "already a store there");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_what_the_program_writes() {
    use crate::program::mode;
    let folder = Folder::with_accounts(&[]);
    Server::serve(&folder.store()).stop();
    run_alone(&["backup", folder.file("backup.kith").to_str().unwrap(), "--store", &folder.store()]).succeeds();
    for file in ["aldermoor.kith", "aldermoor.kith.key", "backup.kith"] {
        assert_eq!(mode(&folder.file(file)), 0o600, "{file}");
    }
}

#[test]
fn a_checkpoint_that_was_kept_shows_that_the_ledger_was_put_back() {
    let folder = Folder::with_accounts(&[]);
    let store = folder.store();
    Server::serve(&store).stop();
    let public = run_alone(&["key", "--store", &store]).succeeds().trim().to_owned();
    let backup = folder.file("backup.kith");
    run_alone(&["backup", backup.to_str().unwrap(), "--store", &store]).succeeds();

    let more = [
        "user",
        "add",
        "noor",
        "--name",
        "Noor",
        "--role",
        "auditor",
        "--by",
        "system_administrator",
        "--store",
        &store,
    ];
    run_alone(&more).succeeds();
    let kept = folder.file("checkpoint.txt");
    fs::write(&kept, run_alone(&["checkpoint", "--store", &store]).succeeds()).unwrap();
    let against_kept = ["--checkpoint", kept.to_str().unwrap(), "--public-key", &public];
    let now = run(kith(&["verify", "--store", &store]).args(against_kept), "").succeeds();
    assert!(now.contains("The checkpoint at 2 entries is of this ledger."), "{now}");
    // The backup is sound in itself; only the checkpoint tells that it is of an earlier day.
    run_alone(&["verify", backup.to_str().unwrap(), "--public-key", &public]).succeeds();
    run(kith(&["verify", backup.to_str().unwrap()]).args(against_kept), "").fails(1, "entries are missing");

    fs::write(&kept, fs::read_to_string(&kept).unwrap().replace("\n2\n", "\n1\n")).unwrap();
    run(kith(&["verify", "--store", &store]).args(against_kept), "").fails(2, "cannot be trusted");
}

#[test]
fn a_server_that_stops_signs_what_was_recorded() {
    let folder = Folder::with_accounts(&[]);
    Server::serve(&folder.store()).stop();
    let verified = run_alone(&["verify", "--store", &folder.store()]).succeeds();
    assert!(verified.contains("Checkpoints vouch for the first 1."), "{verified}");
}

#[test]
fn an_account_lets_its_owner_in_until_it_is_closed() {
    let folder = Folder::with_accounts(&["front_door_worker"]);
    let store = folder.store();
    let server = Server::serve(&store);
    let worker = Caller::sign_in(server.address, "front_door_worker");
    assert_eq!(worker.get(server.address, "/front-door").unwrap().status, 200);
    server.stop();
    run_alone(&["user", "close", "front_door_worker", "--by", "system_administrator", "--store", &store]).succeeds();

    let server = Server::serve(&store);
    assert_ne!(worker.get(server.address, "/front-door").unwrap().status, 200, "closing ends sessions");
    let again = [("name", "front_door_worker"), ("password", PASSWORD)];
    assert_eq!(Caller::default().post(server.address, "/sign-in", &again).unwrap().status, 422);
}

#[test]
fn only_a_system_administrator_adds_and_closes_accounts_and_never_their_own() {
    let folder = Folder::with_accounts(&["auditor"]);
    let store = folder.store();
    let add = |name: &str, by: &[&str]| {
        run(kith(&["user", "add", name, "--name", "Noor", "--role", "auditor", "--store", &store]).args(by), "")
    };
    add("noor", &[]).fails(1, "--by SIGN_IN_NAME");
    add("noor", &["--by", "auditor"]).fails(1, "");
    add("auditor", &["--by", "system_administrator"]).fails(1, "already an account");
    let told = add("Noor", &["--by", "system_administrator"]).succeeds();
    assert!(told.contains("Added noor.\nPassword, shown only now: "), "{told}");
    let close = |name: &str| run_alone(&["user", "close", name, "--by", "system_administrator", "--store", &store]);
    close("system_administrator").fails(1, "another system administrator");
    close("nobody").fails(1, "there is no account with that name");
    close("noor").succeeds();
    close("noor").fails(1, "closed");
}

#[test]
fn a_short_password_is_refused() {
    let folder = Folder::new();
    let add = ["user", "add", "owen", "--name", "Owen", "--role", "auditor", "--password-stdin", "--store"];
    run(kith(&add).arg(folder.store()), "swordfish\n").fails(1, "at least 12 characters");
    run(kith(&add).arg(folder.store()), "").fails(1, "one line");
}

#[test]
fn questions_that_cannot_be_asked_stop_the_start_with_all_their_problems() {
    let folder = Folder::with_accounts(&[]);
    let questions = folder.file("questions.toml");
    fs::write(&questions, "[[question]]\nform = 'tea'\nname = 'Milk'\nlabel = 'Milk?'\nanswer = 'perhaps'\n").unwrap();
    let done = run_alone(&["serve", "--store", &folder.store(), "--questions", questions.to_str().unwrap()]);
    for says in ["there is no form “tea”", "use small letters", "“perhaps” is not one of"] {
        assert!(done.err.contains(says), "{}", done.err);
    }
    done.fails(1, "cannot be asked");
}

#[test]
fn a_census_is_imported_in_the_name_of_whoever_may() {
    let folder = Folder::with_accounts(&["auditor"]);
    let store = folder.store();
    let census = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/samples/every_block.xml");
    let import = |by: &[&str]| run(kith(&["import", "cin", census, "--store", &store]).args(by), "");
    import(&["--by", "auditor"]).fails(1, "");
    let report = import(&[]);
    assert!(report.out.contains("Children"), "{}{}", report.out, report.err);
    let again = import(&["--by", "system_administrator"]);
    assert!(
        again.out.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["New", "entries", "0"]),
        "{}",
        again.out
    );
    run_alone(&["import", "cin", "nowhere.xml", "--store", &store]).fails(1, "cannot be opened");
    run_alone(&["verify", "--store", &store]).succeeds();
}

const COLUMNS: &str = "id,forename,surname,dob,sex,postcode,nhs\n";

#[test]
fn two_files_are_matched_and_every_pair_says_why() {
    let folder = Folder::new();
    let write = |name: &str, rows: &str| {
        fs::write(folder.file(name), format!("{COLUMNS}{rows}")).unwrap();
        folder.file(name).to_str().unwrap().to_owned()
    };
    let left = write(
        "left.csv",
        "a,Kai,Okafor,2012-05-01,M,KT18 7RL,9990000018\nb,Amara,Okafor,2016-02-29,F,KT18 7RL,9990000026\n",
    );
    let right = write(
        "right.csv",
        "x,Okafor,Kai,01/05/2012,M,KT18 7RL,9990000018\ny,Ammara,Okafor,2016-02-29,F,,999 000 0026\nz,Kai\n",
    );
    let (pairs, why, model) = (folder.file("pairs.csv"), folder.file("why.jsonl"), folder.file("model.toml"));
    let out = |file: &std::path::Path| file.to_str().unwrap().to_owned();
    let files = ["match", &left, &right, "--pairs", &out(&pairs), "--explain", &out(&why), "--model", &out(&model)];
    let done = run_alone(&files);
    assert!(done.err.contains("right.csv, line 4: the row has 2 fields and the first row has 7"), "{}", done.err);
    assert!(done.succeeds().contains("right.csv: 2 rows read, 1 left out"));
    let written = fs::read_to_string(&pairs).unwrap();
    let found: Vec<&str> = written.lines().map(|line| &line[..3]).collect();
    assert_eq!(found, ["id_", "a,x", "b,y"], "{written}");
    for line in fs::read_to_string(&why).unwrap().lines() {
        let why: serde_json::Value = serde_json::from_str(line).unwrap();
        let sum: f64 = why["bars"].as_array().unwrap().iter().map(|bar| bar["bits"].as_f64().unwrap()).sum();
        assert!((sum - why["score"].as_f64().unwrap()).abs() < 1e-9, "{line}");
    }

    // With the model that was learnt, on one thread: the same pairs.
    let again = ["match", &left, &right, "--pairs", &out(&pairs), "--model", &out(&model), "--threads", "1"];
    run_alone(&again).succeeds();
    assert_eq!(fs::read_to_string(&pairs).unwrap(), written);
}

#[test]
fn a_file_that_cannot_be_matched_says_what_to_do() {
    let folder = Folder::new();
    let write = |name: &str, text: &str| {
        fs::write(folder.file(name), text).unwrap();
        folder.file(name).to_str().unwrap().to_owned()
    };
    let (empty, short) = (write("empty.csv", ""), write("short.csv", "id,forename,surname\na,Kai,Okafor\n"));
    let old = write("old.toml", "version = 9\n");
    let pairs = folder.file("pairs.csv");
    let pairs = pairs.to_str().unwrap();
    run_alone(&["match", "--dedupe", &empty, "--pairs", pairs]).fails(1, "the file is empty");
    run_alone(&["match", "--dedupe", &short, "--pairs", pairs]).fails(1, "no column called dob, sex, postcode, nhs");
    run_alone(&["match", "--dedupe", "nowhere.csv", "--pairs", pairs]).fails(1, "nowhere.csv cannot be opened");
    run_alone(&["match", "--dedupe", &short, "--pairs", pairs, "--model", &old]).fails(1, "version 9");
    run_alone(&["match", "--dedupe", &short, "--pairs", pairs, "--threads", "0"]).fails(1, "--threads");
    run_alone(&["match", &short, "--pairs", pairs]).fails(2, "<RIGHT>");
}
