//! Findings are the same in whatever order and on however many processors; a rule that cannot run says so.

use returns::State;
use returns::s903::{Collection, File, Given, ReadReturn, Sheet, check, read};

const HEADER: &[u8] = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nAM1,F,01/02/2016,WBRI,UN3,0,\nAM2,X,31/02/2012,BAFR,,,\nam2,M,03/04/2012,,,,\n";
const EPISODES: &[u8] =
    b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    AM1,01/05/2026,S,C2,N1,U1,PR1,,,,,,\nAM2,,L,XX,N1,K2,PR1,01/06/2026,X1,,,,\nAM3,01/05/2026,S,C2,N1,U1,PR1,,,,,,\n";

fn given() -> ReadReturn {
    read(&[File { name: "header.csv", bytes: HEADER }, File { name: "episodes.csv", bytes: EPISODES }])
}

fn found(now: &[Sheet], last: &[Sheet]) -> Vec<String> {
    let collection = Collection::ending(2027);
    let checked = check(Given { now, last, collection: &collection });
    checked
        .findings()
        .map(|finding| format!("{} {} {} {}", finding.rule, finding.table, finding.row, finding.child))
        .collect()
}

#[test]
fn findings_do_not_depend_on_the_number_of_processors() {
    let sheets = given().sheets;
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| found(&sheets, &sheets))
    };
    let one = on(1);
    assert!(one.len() > 5);
    assert!(one.contains(&"102 Header 1 AM2".to_owned()), "{one:?}");
    assert_eq!(one, on(2));
    assert_eq!(one, on(7));
}

#[test]
fn findings_do_not_depend_on_the_order_of_the_files() {
    let mut sheets = given().sheets;
    let told = found(&sheets, &[]);
    sheets.reverse();
    assert_eq!(told, found(&sheets, &[]));
}

#[test]
fn a_rule_that_lacks_something_says_what_to_give() {
    let sheets = given().sheets;
    let collection = Collection::ending(2027);
    let checked = check(Given { now: &sheets, last: &[], collection: &collection });
    let outcome = checked.outcomes.iter().find(|outcome| outcome.rule == "503A").unwrap();
    assert!(
        matches!(&outcome.state, State::CouldNotRun { why } if why.contains("last year") && why.contains("Episodes"))
    );
    let ran = checked.outcomes.iter().filter(|outcome| matches!(outcome.state, State::Ran { .. })).count();
    assert!(ran > 2);
}

#[test]
fn one_bad_row_switches_no_rule_off() {
    let sheets = given().sheets;
    let all = found(&sheets, &[]);
    // The episode without a start does not keep 102 or 142 from judging the others.
    let open = b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
        AM9,,,,,,,,,,,,\nAM4,01/05/2026,S,C2,N1,U1,PR1,,,,,,\nAM4,01/06/2026,P,C2,N1,U1,PR1,,,,,,\n";
    let more = read(&[File { name: "more.csv", bytes: open }]).sheets;
    let found = found(&more, &[]);
    assert!(found.contains(&"142 Episodes 1 AM4".to_owned()), "{found:?}");
    assert!(!all.is_empty());
}
