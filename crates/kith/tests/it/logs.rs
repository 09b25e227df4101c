//! What the program logs while people work, make mistakes and try what they should not: that something happened, never about whom.

use crate::{
    program::{Folder, PASSWORD, kith, run},
    server::{Caller, Server},
};

/// A name that nobody has, wherever a name can go.
const CANARY: &str = "zebedeecanary";

#[test]
fn logs_hold_nothing_of_what_people_typed() {
    let folder = Folder::with_accounts(&["front_door_worker", "team_manager"]);
    let add = [
        "user",
        "add",
        CANARY,
        "--name",
        CANARY,
        "--role",
        "auditor",
        "--by",
        "system_administrator",
        "--password-stdin",
    ];
    let added = run(kith(&add).args(["--store", &folder.store()]).env("KITH_LOG", "trace"), PASSWORD);
    assert_eq!(added.code, Some(0), "{}", added.err);

    let logs = "info,kith=trace,web=trace,store=trace,tower_http=trace";
    let server = Server::start(&["serve", "--store", &folder.store(), "--authority", "Aldermoor"], logs);
    let at = server.address;
    let nobody = Caller::default();
    nobody.post(at, "/sign-in", &[("name", CANARY), ("password", CANARY)]).unwrap();
    nobody.get(at, &format!("/{CANARY}?{CANARY}={CANARY}")).unwrap();
    nobody.get(at, &format!("/families/{CANARY}")).unwrap();
    let _ = nobody.call(at, CANARY, "/work", "");
    nobody.call(at, "POST", "/sign-in", &format!("{CANARY}=%zz&%ff={CANARY}\0")).unwrap();

    let worker = Caller::sign_in(at, "front_door_worker");
    let command = "019ca7f0-0000-7000-8000-000000000001";
    let contact = [
        ("command", command),
        ("worry", CANARY),
        ("immediate_danger", "no"),
        ("source", "1A"),
        ("referrer", CANARY),
        ("children.0.forename", CANARY),
        ("children.0.surname", CANARY),
        ("children.0.described_as", CANARY),
        ("address", CANARY),
    ];
    assert_eq!(worker.post(at, "/front-door/contact", &contact).unwrap().status, 303);
    // The same form with other words is a clash; with a wrong date it is a mistake; as nonsense it is neither.
    let mut other = contact;
    other[1] = ("worry", "zebedeecanary again");
    worker.post(at, "/front-door/contact", &other).unwrap();
    other[0] = ("command", "019ca7f0-0000-7000-8000-000000000002");
    other[3] = ("source", CANARY);
    worker.post(at, "/front-door/contact", &other).unwrap();
    worker.post(at, "/front-door/contact", &[("command", CANARY)]).unwrap();
    worker.post(at, &format!("/drafts/{CANARY}"), &[("worry", CANARY)]).unwrap();
    for path in [
        "/front-door",
        "/work",
        "/team",
        &format!("/people?q={CANARY}"),
        &format!("/front-door/contact?family={CANARY}"),
    ] {
        worker.get(at, path).unwrap();
    }

    let said = server.stop();
    assert!(said.contains("\"http.route\":\"/front-door/contact\""), "the log says which route was called: {said}");
    assert!(said.contains("\"http.status\":303"), "{said}");
    for (number, line) in said.lines().chain(added.err.lines()).enumerate() {
        assert!(!line.to_lowercase().contains(CANARY), "line {number} of the log holds what somebody typed: {line}");
    }
}
