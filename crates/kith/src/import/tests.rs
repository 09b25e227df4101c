//! Imports of made-up files into a store of their own, looked at as a worker would afterwards.

use super::*;
use casework::{
    family_help::{self, Stage, Standing},
    imported::IMPORTED_BLOCK,
    people::{self, PersonDetails},
};
use jiff::civil::{Date, date};
use ledger::{FamilyId, PersonId, Reading, Subject, When};
use proptest::prelude::*;
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use uuid::Uuid;

const EVERY_BLOCK: &str = include_str!("../../tests/samples/every_block.xml");

/// A store in a folder of its own, and files beside it.
struct Council {
    store: Store,
    folder: PathBuf,
}

impl Drop for Council {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Council {
    async fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kith-import-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let address = format!("sqlite:{}", folder.join("council.db").display()).parse().unwrap();
        let store = Store::open(&address, Arc::new(Casework)).await.unwrap();
        Council { store, folder }
    }

    async fn import(&self, message: &str) -> Imported {
        let file = self.folder.join("census.xml");
        std::fs::write(&file, message).unwrap();
        import_cin(&self.store, &file, importer(), now(), |done, all| assert!(done <= all)).await.unwrap()
    }

    async fn head(&self) -> u64 {
        self.store.head().await.unwrap().sequence.0
    }

    async fn found(&self, number: &str) -> Found {
        Found::find(&self.store, "999", number, None).await.unwrap()
    }

    /// How Family Help stands with the child's family.
    async fn standing(&self, number: &str) -> Standing {
        let found = self.found(number).await;
        family_help::standing(&Reading::now(&found.entries), found.family)
    }

    async fn details(&self, number: &str) -> PersonDetails {
        let found = self.found(number).await;
        people::person(&Reading::now(&found.entries), found.person).details
    }

    async fn all(&self) -> Vec<Entry> {
        self.store.entries_after(Sequence(0), 10_000).await.unwrap()
    }

    /// Something that a worker records by hand.
    async fn by_hand(
        &self,
        id: u128,
        kind: &'static str,
        about: Vec<Subject>,
        when: When,
        body: serde_json::Value,
    ) -> Draft {
        Draft {
            id: ledger::EntryId(Uuid::from_u128(id)),
            author: WorkerId(Uuid::from_u128(0xA1)),
            on_behalf_of: None,
            kind: kind.into(),
            about,
            when,
            basis: ledger::Basis::Seen,
            sensitivity: ledger::Sensitivity::Normal,
            amends: None,
            origin: None,
            body,
        }
    }
}

fn importer() -> WorkerId {
    WorkerId(Uuid::from_u128(0x1337))
}

fn now() -> Instant {
    "2025-06-02T10:00:00Z".parse().unwrap()
}

fn a_child(number: &str, rest: &str) -> String {
    format!(
        "<Child><ChildIdentifiers><LAchildID>{number}</LAchildID><PersonBirthDate>2015-05-05</PersonBirthDate></ChildIdentifiers>{rest}</Child>"
    )
}

fn a_message(year: u16, children: &str) -> String {
    format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate>\
         </CollectionDetails><Source><LEA>999</LEA></Source></Header><Children>{children}</Children></Message>"
    )
}

fn a_referral(received: &str, rest: &str) -> String {
    format!(
        "<CINdetails><CINreferralDate>{received}</CINreferralDate><ReferralSource>6</ReferralSource>{rest}<ReferralNFA>0</ReferralNFA></CINdetails>"
    )
}

fn an_assessment(started: &str, authorised: &str) -> String {
    format!(
        "<Assessments><AssessmentActualStartDate>{started}</AssessmentActualStartDate>\
         <AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate></Assessments>"
    )
}

#[tokio::test]
async fn a_child_with_everything_can_be_read_as_a_record() {
    let council = Council::new().await;
    let imported = council.import(EVERY_BLOCK).await;
    assert_eq!(imported.children, 3);

    let details = council.details("AM0001").await;
    assert_eq!(details.described_as.as_deref(), Some("Child AM0001"));
    assert_eq!((details.born, details.sex.as_deref()), (Some(date(2016, 2, 29)), Some("F")));
    assert_eq!(details.upn.as_deref(), Some("T800200000001"));
    assert_eq!(details.ethnicity.as_deref(), Some("MWBC"));
    assert_eq!(details.disability, Some(vec!["HEAR".to_owned(), "LD".to_owned()]));

    let found = council.found("AM0001").await;
    let reading = Reading::now(&found.entries);
    let members = people::members(&reading, found.family, date(2025, 6, 2));
    assert_eq!(people::family_name(&reading, found.family, &members), "Family of child AM0001");
    assert_eq!(members.len(), 1);

    let standing = council.standing("AM0001").await;
    assert_eq!(standing.stage, Stage::Closed);
    assert_eq!(standing.closed_on, Some(date(2025, 2, 14)));
    assert_eq!(standing.basis, None, "the plan had ended");
    assert_eq!(standing.due, Vec::new());
    let received: Vec<Date> = standing.contacts.iter().map(|contact| contact.contact.received_on).collect();
    assert_eq!(received, [date(2023, 6, 5), date(2024, 5, 13)]);
    let outcomes: Vec<&str> =
        standing.contacts.iter().map(|contact| contact.decided.as_ref().unwrap().0.outcome.name()).collect();
    assert_eq!(outcomes, ["advice", "family_help"]);
    let assessment = standing.assessment.unwrap();
    assert_eq!(assessment.state, family_help::AssessmentState::Authorised(date(2024, 6, 28)));
    assert_eq!(assessment.assessment.children[&found.person].factors, ["3B", "4B"]);

    for kept in
        ["CINPlanDates", "ChildIdentifiers", "ChildProtectionPlans", "PreProceedingsandFGDM", "Section47", "ShoeSize"]
    {
        assert!(imported.kept_blocks.contains_key(kept), "{kept}");
    }
}

#[tokio::test]
async fn every_entry_says_where_it_came_from_and_who_told_us() {
    let council = Council::new().await;
    council.import(EVERY_BLOCK).await;
    for entry in council.all().await {
        let origin = entry.origin.clone().unwrap();
        assert!(origin.starts_with("CIN census 2024-25, child ") && origin.contains(", line "), "{origin}");
        assert_eq!(entry.author, importer());
        assert_eq!(entry.recorded_at.in_london().date(), date(2025, 6, 2));
        assert!(entry.when.starts() < date(2025, 6, 2), "{} is true when it was, not when it was imported", entry.kind);
    }
}

/// Everything that is said in the entries and in the list of problems.
async fn everything_said(council: &Council, imported: &Imported) -> String {
    let mut said = String::new();
    for entry in council.all().await {
        said.push_str(entry.body_text().unwrap());
        said.push_str(&serde_json::to_string(&entry.when).unwrap());
    }
    for problem in &imported.problems {
        said.push_str(problem.raw.as_deref().unwrap_or_default());
    }
    said.extend(imported.header.iter().map(|(_, text)| text.as_str()));
    said
}

/// Every text between tags.
fn leaves(message: &str) -> impl Iterator<Item = &str> {
    message
        .split('>')
        .skip(1)
        .filter_map(|piece| piece.split('<').next())
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

#[tokio::test]
async fn not_one_value_of_the_file_is_lost() {
    let council = Council::new().await;
    let imported = council.import(EVERY_BLOCK).await;
    let said = everything_said(&council, &imported).await;
    for leaf in leaves(EVERY_BLOCK) {
        assert!(said.contains(leaf), "{leaf} is nowhere");
    }
    assert!(said.contains("european"), "an attribute of an unknown element");
}

#[tokio::test]
async fn what_cannot_be_right_is_kept_and_listed_and_the_rest_goes_on() {
    let council = Council::new().await;
    let imported = council.import(EVERY_BLOCK).await;
    let said = |text: &str| {
        let problem = imported.problems.iter().find(|problem| problem.says.contains(text));
        problem.unwrap_or_else(|| panic!("no problem says {text}: {:#?}", imported.problems)).clone()
    };
    assert_eq!(said("no usable LAchildID").line, 103);
    assert!(said("no usable LAchildID").raw.unwrap().contains("2012-12-12"));
    assert_eq!(said("first letter does not fit").child, Some(2));
    said("Ethnicity must be a code");
    said("no usable CINreferralDate");
    said("PersonDeathDate is before PersonBirthDate");
    said("CINclosureDate is before CINreferralDate");
    said("in the future");
    said("ReferralNFA is missing or wrong");

    let unborn = council.details("AM0002").await;
    assert_eq!((unborn.expected, unborn.born), (Some(date(2025, 6, 20)), None));
    assert_eq!(unborn.described_as.as_deref(), Some("Unborn baby AM0002"));
    assert_eq!((unborn.upn, unborn.upn_unknown.as_deref(), unborn.ethnicity), (None, Some("UN1"), None));
    let standing = council.standing("AM0002").await;
    assert_eq!(standing.stage, Stage::Waiting, "nobody in a census leads");
    assert_eq!(standing.assessment.unwrap().state, family_help::AssessmentState::Sent);
    assert_eq!(council.standing("AM0004").await.basis, Some(("section_17".into(), date(2024, 10, 20))));
    assert_eq!(council.details("AM0004").await.died, None);
}

#[tokio::test]
async fn importing_a_file_twice_changes_nothing() {
    let council = Council::new().await;
    let first = council.import(EVERY_BLOCK).await;
    let (head, views) = (council.head().await, council.store.dump_views().await.unwrap());
    let second = council.import(EVERY_BLOCK).await;
    assert_eq!(council.head().await, head);
    assert_eq!(council.store.dump_views().await.unwrap(), views);
    assert_eq!((second.new_entries, second.corrected), (0, 0));
    assert!(first.new_entries > 30 && second.unchanged > 30);
    assert_eq!(first.problems, second.problems);
    // Another store comes to the same entries under the same ids.
    let other = Council::new().await;
    other.import(EVERY_BLOCK).await;
    let ids = |entries: Vec<Entry>| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
    assert_eq!(ids(council.all().await), ids(other.all().await));
}

#[tokio::test]
async fn read_tables_after_an_import_are_what_a_rebuild_gives() {
    let council = Council::new().await;
    council.import(EVERY_BLOCK).await;
    council.import(&EVERY_BLOCK.replace("2024-06-28", "2024-06-27")).await;
    let views = council.store.dump_views().await.unwrap();
    council.store.rebuild(|_, _| {}).await.unwrap();
    assert_eq!(council.store.dump_views().await.unwrap(), views);
}

#[tokio::test]
async fn one_changed_date_is_exactly_one_correction() {
    let council = Council::new().await;
    council.import(EVERY_BLOCK).await;
    let head = council.head().await;
    let second = council.import(&EVERY_BLOCK.replace("2024-06-28", "2024-06-27")).await;
    assert_eq!((second.new_entries, second.corrected, council.head().await), (0, 1, head + 1));
    let correction = council.all().await.pop().unwrap();
    assert_eq!(correction.kind, family_help::ASSESSMENT_DECIDED);
    assert_eq!(correction.amends.as_ref().unwrap().why, "A later census says otherwise");
    let state = council.standing("AM0001").await.assessment.unwrap().state;
    assert_eq!(state, family_help::AssessmentState::Authorised(date(2024, 6, 27)));

    // And once more: the second correction takes the place of the first.
    let third = council.import(&EVERY_BLOCK.replace("2024-06-28", "2024-06-26")).await;
    assert_eq!((third.new_entries, third.corrected), (0, 1));
    let state = council.standing("AM0001").await.assessment.unwrap().state;
    assert_eq!(state, family_help::AssessmentState::Authorised(date(2024, 6, 26)));
    let head = council.head().await;
    council.import(&EVERY_BLOCK.replace("2024-06-28", "2024-06-26")).await;
    assert_eq!(council.head().await, head);
}

#[tokio::test]
async fn an_older_file_does_not_undo_a_newer_one() {
    let council = Council::new().await;
    council.import(EVERY_BLOCK).await;
    council.import(&EVERY_BLOCK.replace("2024-06-28", "2024-06-27")).await;
    let head = council.head().await;
    let again = council.import(EVERY_BLOCK).await;
    assert_eq!(council.head().await, head);
    assert!(again.problems.iter().any(|problem| problem.says.contains("a later census has corrected it")));
}

#[tokio::test]
async fn a_corrected_referral_keeps_its_decision_and_its_place() {
    let council = Council::new().await;
    council.import(EVERY_BLOCK).await;
    let second = council.import(&EVERY_BLOCK.replace("2024-05-13", "2024-05-10")).await;
    // The contact, its decision and what was kept of the episode each hold the day.
    assert_eq!((second.new_entries, second.corrected), (0, 3));
    let standing = council.standing("AM0001").await;
    assert_eq!(standing.stage, Stage::Closed);
    let decided = |at: usize| standing.contacts[at].decided.as_ref().map(|(decided, _)| decided.outcome.name());
    assert_eq!((standing.contacts.len(), decided(0), decided(1)), (2, Some("advice"), Some("family_help")));
    assert_eq!(standing.contacts[1].contact.received_on, date(2024, 5, 10));
}

#[tokio::test]
async fn next_years_census_adds_what_is_new_and_leaves_the_rest() {
    let council = Council::new().await;
    let open = a_referral("2024-01-10", &an_assessment("2024-01-11", "2024-02-20"));
    let first = council.import(&a_message(2024, &a_child("AM7", &open))).await;
    assert_eq!(first.problems, []);
    assert_eq!(council.standing("AM7").await.stage, Stage::Waiting);
    let closed = "<CINclosureDate>2024-06-01</CINclosureDate><ReasonForClosure>RC5</ReasonForClosure>";
    let closed = a_referral("2024-01-10", &format!("{closed}{}", an_assessment("2024-01-11", "2024-02-20")));
    let again = a_referral("2025-01-15", "");
    let second = council.import(&a_message(2025, &a_child("AM7", &format!("{again}{closed}")))).await;
    // The reason for closing joins what was kept of the episode; the end and the new contact with its decision and rest are new.
    assert_eq!((second.new_entries, second.corrected), (4, 1));
    let standing = council.standing("AM7").await;
    assert_eq!((standing.stage, standing.opened_on), (Stage::Waiting, Some(date(2025, 1, 15))));
}

#[tokio::test]
async fn what_a_worker_put_right_is_left_as_it_is() {
    let council = Council::new().await;
    let file = |authorised| {
        a_message(2025, &a_child("AM8", &a_referral("2024-09-02", &an_assessment("2024-09-03", authorised))))
    };
    council.import(&file("2024-10-01")).await;
    let decided = council.all().await.into_iter().find(|entry| entry.kind == family_help::ASSESSMENT_DECIDED).unwrap();
    let mut right = council
        .by_hand(
            1,
            family_help::ASSESSMENT_DECIDED,
            decided.about.clone(),
            When::on(date(2024, 10, 3)),
            decided.says().unwrap(),
        )
        .await;
    right.amends = Some(ledger::Amendment {
        entry: decided.id,
        how: ledger::Amends::Corrects,
        why: "It was signed on the 3rd".into(),
    });
    council.store.append(Commit::new(now(), vec![right])).await.unwrap();
    let head = council.head().await;
    for authorised in ["2024-10-01", "2024-10-02"] {
        let again = council.import(&file(authorised)).await;
        assert_eq!(council.head().await, head);
        assert!(again.problems.iter().any(|problem| problem.says.starts_with("A worker has changed this")));
    }
}

#[tokio::test]
async fn a_child_whom_somebody_registered_is_found_by_number_and_keeps_their_name() {
    let council = Council::new().await;
    let (amara, family) = (PersonId(Uuid::from_u128(0xC1)), FamilyId(Uuid::from_u128(0xF1)));
    let details =
        serde_json::json!({ "forename": "Amara", "surname": "Okafor", "born": "2015-05-06", "local_number": "AM9" });
    let person =
        council.by_hand(1, people::PERSON_DETAILS, vec![amara.into()], When::on(date(2025, 5, 1)), details).await;
    let belonging = serde_json::json!({ "people": [amara] });
    let joined = council
        .by_hand(2, people::FAMILY_JOINED, vec![family.into(), amara.into()], When::since(date(2025, 5, 1)), belonging)
        .await;
    council.store.append(Commit::new(now(), vec![person, joined])).await.unwrap();

    let file = a_message(2025, &a_child("AM9", &a_referral("2024-09-02", "")));
    let imported = council.import(&file).await;
    let found = council.found("AM9").await;
    assert_eq!((found.person, found.family), (amara, family));
    let details = council.details("AM9").await;
    assert_eq!((details.forename.as_deref(), details.born), (Some("Amara"), Some(date(2015, 5, 6))));
    assert!(imported.problems.iter().any(|problem| problem.says.contains("differ about this child (born)")));
    assert_eq!(council.standing("AM9").await.contacts.len(), 1);
    let head = council.head().await;
    council.import(&file).await;
    assert_eq!(council.head().await, head);
}

#[tokio::test]
async fn one_pupil_number_on_two_children_is_a_question_and_not_a_match() {
    let council = Council::new().await;
    let child = |number: &str| {
        format!(
            "<Child><ChildIdentifiers><LAchildID>{number}</LAchildID><UPN>T800200000001</UPN></ChildIdentifiers>{}</Child>",
            a_referral("2025-01-06", "")
        )
    };
    let imported = council.import(&a_message(2025, &format!("{}{}", child("AM10"), child("AM11")))).await;
    assert_ne!(council.found("AM10").await.person, council.found("AM11").await.person);
    assert!(
        imported
            .problems
            .iter()
            .any(|problem| problem.child == Some(2) && problem.says.contains("Check whether they are one child"))
    );
}

#[tokio::test]
async fn a_child_who_comes_twice_in_a_file_is_one_child() {
    let council = Council::new().await;
    let twice =
        [a_child("AM12", &a_referral("2024-05-01", "")), a_child("AM12", &a_referral("2024-08-01", ""))].concat();
    council.import(&a_message(2025, &twice)).await;
    let people: HashSet<Subject> = council.all().await.iter().flat_map(|entry| entry.about.clone()).collect();
    assert_eq!(people.len(), 2, "one person and one family");
    let head = council.head().await;
    council.import(&a_message(2025, &twice)).await;
    assert_eq!(council.head().await, head);
}

#[tokio::test]
async fn two_enquiries_that_look_alike_are_both_kept() {
    let council = Council::new().await;
    let enquiry = "<Section47><S47ActualStartDate>2024-05-02</S47ActualStartDate></Section47>";
    let file = a_message(2025, &a_child("AM13", &a_referral("2024-05-01", &enquiry.repeat(2))));
    council.import(&file).await;
    let enquiries = |entries: Vec<Entry>| {
        entries
            .iter()
            .filter(|entry| entry.kind == IMPORTED_BLOCK && entry.body_text().unwrap().contains("Section47"))
            .count()
    };
    assert_eq!(enquiries(council.all().await), 2);
    let head = council.head().await;
    council.import(&file).await;
    assert_eq!(council.head().await, head);
    // A third one in a later file is one more.
    let three = a_message(2025, &a_child("AM13", &a_referral("2024-05-01", &enquiry.repeat(3))));
    assert_eq!(council.import(&three).await.new_entries, 1);
    assert_eq!(enquiries(council.all().await), 3);
}

#[tokio::test]
async fn a_file_that_breaks_off_leaves_the_children_before_the_break() {
    let council = Council::new().await;
    let end = EVERY_BLOCK.find("<ShoeSize").unwrap();
    let cut = EVERY_BLOCK.rfind("<CINPlanDates>").unwrap();
    let imported = council.import(&EVERY_BLOCK[..end]).await;
    assert_eq!(imported.children, 0);
    assert!(!imported.is_clean());
    let imported = council.import(&EVERY_BLOCK[..cut]).await;
    assert_eq!(imported.children, 2);
    let says = imported.to_string();
    assert!(says.contains("The file was not read to its end. Line 1") && says.contains("Export it again"), "{says}");
    // The whole file goes on from there.
    let head = council.head().await;
    let whole = council.import(EVERY_BLOCK).await;
    assert!(whole.broken_off.is_none() && council.head().await > head);
    let other = Council::new().await;
    other.import(EVERY_BLOCK).await;
    assert_eq!(council.head().await, other.head().await);
}

#[tokio::test]
async fn one_bad_child_does_not_stop_the_others() {
    let council = Council::new().await;
    let bad = "<Child><ChildIdentifiers><LAchildID>AM14</ChildIdentifiers></Child>";
    let file = a_message(2025, &format!("{}{bad}{}", a_child("AM15", ""), a_child("AM16", "")));
    let imported = council.import(&file).await;
    assert_eq!(imported.children, 2);
    assert!(imported.problems.iter().any(|problem| problem.says.contains("has been left out")));
}

#[tokio::test]
async fn an_imported_child_can_be_found_by_the_councils_number_and_by_birth_date() {
    let council = Council::new().await;
    council.import(EVERY_BLOCK).await;
    let amara = Subject::from(council.found("AM0001").await.person).to_string();
    let row = council.store.query_one(&AS_FOUND, &[ledger::Cell::Text(amara)]).await.unwrap().unwrap();
    assert_eq!((row.text(0).unwrap(), row.text(1).unwrap()), ("AM0001", "2016-02-29"));
}

store::statements! {
    AS_FOUND = "SELECT local_number, born FROM person_now WHERE subject = $1";
}

#[tokio::test]
async fn text_too_long_for_a_record_is_listed_and_not_lost() {
    let council = Council::new().await;
    let story = "word ".repeat(150_000);
    let file = a_message(2025, &a_child("AM17", &format!("<Story>{story}</Story><Other>{story}</Other>")));
    let imported = council.import(&file).await;
    assert_eq!((imported.children, imported.problems.iter().filter(|problem| problem.raw.is_some()).count()), (1, 0));
    let quotes = "\"".repeat(600_000);
    let file = a_message(2025, &a_child("AM18", &format!("<Story>{quotes}</Story>")));
    let imported = council.import(&file).await;
    let listed =
        imported.problems.iter().find(|problem| problem.says.contains("longer than a record can hold")).unwrap();
    assert!(listed.raw.as_ref().unwrap().len() > 600_000);
}

#[tokio::test]
async fn the_list_of_problems_is_safe_in_a_spreadsheet() {
    let council = Council::new().await;
    let file = a_message(2025, "<Child><Formula>=HYPERLINK(\"http://example.org\")</Formula></Child><=1/>");
    let mut imported = council.import(&file).await;
    imported.problem(Problem { line: 9, child: None, says: "=1+1".into(), raw: Some("@SUM(A1)".into()) });
    let mut list = Vec::new();
    imported.write_problems(&mut list).unwrap();
    let mut cells = csv::Reader::from_reader(list.as_slice());
    for record in cells.records() {
        assert!(record.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
    }
    assert!(String::from_utf8(list).unwrap().contains("9,,'=1+1,'@SUM(A1)"));
}

#[tokio::test]
async fn a_file_that_is_not_there_says_what_to_do() {
    let council = Council::new().await;
    let error =
        import_cin(&council.store, &council.folder.join("none.xml"), importer(), now(), |_, _| {}).await.unwrap_err();
    assert_eq!(error.to_string(), "The file cannot be opened. Check its name and that you may read it");
}

fn any_day() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (2023..=2025_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        1 => Just("2025-02-30".to_owned()),
        1 => Just(String::new()),
        1 => Just("2190-01-01".to_owned()),
    ]
}

fn any_referral() -> impl Strategy<Value = String> {
    let element = |name: &'static str| any_day().prop_map(move |day| format!("<{name}>{day}</{name}>"));
    let inside = prop_oneof![
        (element("AssessmentActualStartDate"), element("AssessmentAuthorisationDate"), 1..=9_u8).prop_map(
            |(start, end, factor)| format!(
                "<Assessments>{start}{end}<AssessmentFactors>{factor}A</AssessmentFactors></Assessments>"
            )
        ),
        (element("CINPlanStartDate"), element("CINPlanEndDate"))
            .prop_map(|(start, end)| format!("<CINPlanDates>{start}{end}</CINPlanDates>")),
        (element("CPPstartDate"), element("CPPendDate"))
            .prop_map(|(start, end)| format!("<ChildProtectionPlans>{start}{end}</ChildProtectionPlans>")),
        element("S47ActualStartDate").prop_map(|start| format!("<Section47>{start}</Section47>")),
        element("Unheard"),
        (element("CINclosureDate"), 0..=9_u8)
            .prop_map(|(day, code)| format!("{day}<ReasonForClosure>RC{code}</ReasonForClosure>")),
    ];
    (
        element("CINreferralDate"),
        prop::collection::vec(inside, 0..5),
        prop_oneof![Just("true"), Just("0"), Just("maybe")],
    )
        .prop_map(|(received, inside, nfa)| {
            format!("<CINdetails>{received}{}<ReferralNFA>{nfa}</ReferralNFA></CINdetails>", inside.concat())
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever a child's census holds: every child is recorded, nothing is lost, and a second import changes nothing.
    #[test]
    fn any_child_is_imported_whole_and_once(referrals in prop::collection::vec(any_referral(), 0..4)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let council = Council::new().await;
            let file = a_message(2025, &a_child("AM20", &referrals.concat()));
            let imported = council.import(&file).await;
            assert_eq!(imported.children, 1);
            assert!(!imported.problems.iter().any(|problem| problem.says.contains("could not be recorded")), "{:?}", imported.problems);
            let said = everything_said(&council, &imported).await;
            for leaf in leaves(&file) {
                assert!(said.contains(leaf), "{leaf} is nowhere in {said}");
            }
            let head = council.head().await;
            council.import(&file).await;
            assert_eq!(council.head().await, head);
        });
    }
}
