//! `kith demo`: a made-up authority, made anew when its dates are old, and never in the place of a real one.

use crate::{
    program::{Folder, run_alone},
    server::{Caller, Server},
};

fn demonstrate(folder: &Folder) -> Server {
    Server::start(&["demo", "--store", &folder.store(), "--families", "1"], "warn")
}

#[test]
fn a_demonstration_is_made_once_a_day() {
    let folder = Folder::new();
    let server = demonstrate(&folder);
    let cards = Caller::default().get(server.address, "/sign-in").unwrap();
    assert!(cards.body.contains("Family Help lead practitioner"), "{}", cards.body);
    assert!(server.stop().contains("Making up Aldermoor"));
    assert_eq!(demonstrate(&folder).stop(), "", "the second start of a day has nothing to make");

    folder.behind_the_back("UPDATE setting SET value = '2026-01-02' WHERE name = 'made_up'");
    let said = demonstrate(&folder).stop();
    assert!(said.contains("Making it anew; what was tried out in it is gone."), "{said}");
    run_alone(&["verify", "--store", &folder.store()]).succeeds();
}

#[test]
fn a_demonstration_that_was_cut_short_is_made_anew() {
    let folder = Folder::new();
    demonstrate(&folder).stop();
    folder.behind_the_back("UPDATE setting SET value = 'unfinished' WHERE name = 'made_up'");
    assert!(demonstrate(&folder).stop().contains("Making it anew"));
}

#[test]
fn a_real_store_is_never_made_up_and_a_made_up_one_never_served() {
    let real = Folder::with_accounts(&[]);
    run_alone(&["demo", "--store", &real.store(), "--listen", "127.0.0.1:0"]).fails(1, "is not made up");
    assert!(run_alone(&["verify", "--store", &real.store()]).succeeds().contains("Sound: 1 entries."));

    let made_up = Folder::new();
    demonstrate(&made_up).stop();
    let serve = ["serve", "--store", &made_up.store(), "--authority", "Aldermoor", "--listen", "127.0.0.1:0"];
    run_alone(&serve).fails(1, "made-up authority");
}
