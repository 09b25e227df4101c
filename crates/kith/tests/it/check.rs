//! `kith check` as people run it: what it writes, what it tells, and how it ends.

use crate::program::{Done, Folder, run_alone};
use std::fs;

const HEADER: &str =
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nAM0001,F,01/02/2016,WBRI,UN3,,\nAM0002,M,31/02/2012,BAFR,UN3,,\n";

/// A folder with a return of one table.
fn with(table: &str) -> Folder {
    let folder = Folder::new();
    fs::create_dir_all(folder.file("return")).unwrap();
    fs::write(folder.file("return/who.csv"), table).unwrap();
    folder
}

fn check(folder: &Folder, options: &[&str]) -> Done {
    let path = folder.file("return").display().to_string();
    run_alone(&[&["check", "903", &path, "--year", "2027"], options].concat())
}

fn path(folder: &Folder, name: &str) -> String {
    folder.file(name).display().to_string()
}

#[test]
fn findings_are_written_and_nobody_is_named_on_the_terminal() {
    let folder = with(HEADER);
    let (list, page, json) = (path(&folder, "f.csv"), path(&folder, "r.html"), path(&folder, "f.json"));
    let done = check(&folder, &["--findings", &list, "--report", &page, "--json", &json]);
    assert_eq!(done.code, Some(1), "{}", done.err);
    assert!(done.out.contains("102") && !done.out.contains("AM0002") && !done.err.contains("AM0002"), "{}", done.out);
    let list = fs::read_to_string(list).unwrap();
    assert!(list.starts_with("rule,table,row,severity,child,fields,values,message,what to do"), "{list}");
    assert!(list.lines().any(|row| row.starts_with("102,Header,1,error,AM0002,DOB,31/02/2012,")), "{list}");
    assert!(list.lines().any(|row| row.starts_with("392c,-,-1,not run,")), "{list}");
    assert!(fs::read_to_string(page).unwrap().contains("AM0002"));
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    assert_eq!(json["children"], 2);
    // Run again, it is the same to the byte.
    let again = path(&folder, "again.csv");
    check(&folder, &["--findings", &again]);
    assert_eq!(fs::read_to_string(again).unwrap(), list);
}

#[test]
fn a_return_in_which_nothing_is_found_ends_with_nought() {
    let done = check(&with("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"), &[]);
    assert!(done.succeeds().contains("0 findings"));
}

#[test]
fn what_cannot_be_read_ends_with_two_and_says_what_would_help() {
    let folder = with("name,shoe size\nx,1\n");
    check(&folder, &[]).fails(2, "holds no table of SSDA903");
    run_alone(&["check", "903", &path(&folder, "nowhere")]).fails(2, "cannot be read");
    check(&with(HEADER), &["--authority", "999"]).fails(2, "no council's code");
    fs::write(folder.file("census.xml"), "<html/>").unwrap();
    run_alone(&["check", "cin", &path(&folder, "census.xml")]).fails(2, "not a CIN census message");
    // The rest of a return is checked all the same.
    let folder = with(HEADER);
    fs::write(folder.file("return/notes.csv"), "name,shoe size\nx,1\n").unwrap();
    let list = path(&folder, "f.csv");
    check(&folder, &["--findings", &list]).fails(2, "notes.csv");
    assert!(fs::read_to_string(list).unwrap().contains("102,Header,1"));
}

#[test]
fn lists_beside_the_return_let_more_rules_run() {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
        AM0001,01/05/2026,S,C2,N1,U1,PR1,,,,AB1 2CD,CT1 1AA,7654321\n";
    let folder = with(episodes);
    fs::write(folder.file("postcodes.csv"), "pcds,oslaua,oseast1m,osnrth1m\nCT1 1AA,E07000106,615000,157000\n")
        .unwrap();
    fs::write(folder.file("ofsted.csv"), "URN,Placement code,Placement provider code\n1234567,K2,PR4\n").unwrap();
    let (postcodes, ofsted, list) =
        (path(&folder, "postcodes.csv"), path(&folder, "ofsted.csv"), path(&folder, "f.csv"));
    check(&folder, &["--postcodes", &postcodes, "--ofsted", &ofsted, "--authority", "886", "--findings", &list]);
    let list = fs::read_to_string(list).unwrap();
    for found in ["392c,Episodes,0,error", "1008,Episodes,0,error"] {
        assert!(list.contains(found), "{found}: {list}");
    }
    assert!(!list.contains("392c,-,-1"), "{list}");
}

#[test]
fn a_page_compares_with_the_run_before_and_counts_by_team() {
    let folder = with(HEADER);
    let (before, page, teams) = (path(&folder, "before.csv"), path(&folder, "r.html"), path(&folder, "teams.csv"));
    check(&folder, &["--findings", &before]);
    fs::write(folder.file("return/who.csv"), HEADER.replace("31/02/2012", "28/02/2012")).unwrap();
    fs::write(&teams, "Child,Team\nAM0001,North\n").unwrap();
    check(&folder, &["--since", &before, "--teams", &teams, "--report", &page]);
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("Last run") && page.contains("<td class=\"number\">-1</td>"), "102 went from one to none");
    assert!(page.contains("By team") && page.contains("North"));
    check(&folder, &["--since", &teams]).fails(2, "not a list of findings");
}

#[test]
fn a_census_is_checked_by_the_rules_of_its_header() {
    let folder = Folder::new();
    let census = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>\
        </CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>AM0001</LAchildID>\
        <PersonBirthDate>2027-02-01</PersonBirthDate><Sex>F</Sex></ChildIdentifiers></Child></Children></Message>";
    fs::write(folder.file("census.xml"), census).unwrap();
    let list = path(&folder, "f.csv");
    let done = run_alone(&["check", "cin", &path(&folder, "census.xml"), "--findings", &list]);
    assert_eq!(done.code, Some(1), "{}", done.err);
    assert!(done.out.contains("CIN census 2025/26: 1 children"), "{}", done.out);
    assert!(fs::read_to_string(list).unwrap().contains("8520,ChildIdentifiers,0,error,AM0001"));
}
