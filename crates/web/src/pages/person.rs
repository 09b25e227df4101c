//! `GET /people/{person}`: a lens on one person. Details, names, homes, ways to make contact, relationships, families, warnings, and
//! what happened.

pub mod chronology;
pub mod details;

use crate::{
    call::{Answer, Call},
    failure::Failure,
    identity::{Whole, bar, family_title},
    lines,
    pages::family::who,
    person::{self, PersonRecord},
};
use access::{Action, Released};
use casework::{
    chronology::{Filter, Listed, listed},
    people::{self, Kin, Person, PersonDetails},
};
use ledger::Subject;
use serde_json::{Value, json};

/// Lines of the chronology that the page shows.
const LINES_SHOWN: usize = 10;

/// `GET /people/{person}`
pub async fn show(call: Call) -> Answer {
    let record = person::read(&call, call.id("person")?).await?;
    let reading = record.reading();
    let names = people::names_of(&reading);
    let someone = people::person(&reading, record.person);
    let directory = call.directory().await?;
    let known = known(&record);
    let lines = listed(&reading, reading.about(record.person.into()), &Filter::default());
    let line = |listed: &Listed| {
        let id = listed.entry.id;
        let entry = record.family_with(id).map(|family| format!("/families/{family}/entries/{id}{known}"));
        lines::shown(&listed.line(&names), entry, &names, &directory)
    };
    let home = |home: &people::Home| {
        let mut shown = who::home(home, &names);
        shown["from"] = home.from.to_string().into();
        shown["to"] = home.to.map(|to| to.to_string()).into();
        shown
    };
    let mut page = json!({
        "title": someone.full_name(),
        "name": someone.called(),
        "age": someone.age(record.today),
        "rows": rows(&someone, record.today),
        "homes": someone.homes.iter().map(home).collect::<Vec<_>>(),
        "reached_at": someone.reached_at.iter().map(|(_, reached)| who::way("", reached)).collect::<Vec<_>>(),
        "ties": ties(&record, &names),
        "families": families(&record, &known),
        "warnings": warnings(&record, &directory),
        "lines": lines.len(),
        "happened": lines.iter().take(LINES_SHOWN).map(line).collect::<Vec<_>>(),
        "base": format!("/people/{}", record.person),
        "known": known,
        "may_change": record.past.is_none() && may_change(&call, &record),
        "may_join": record.past.is_none() && record.circles().any(|circle| call.might(Action::JoinRecords, Some(&circle))),
    });
    around(&call, &record, &mut page).await?;
    call.page("person/show.html", page)
}

/// Adds the bar of the person's family and the band of the past.
pub async fn around(call: &Call, record: &Released<PersonRecord>, page: &mut Value) -> Result<(), Failure> {
    page["as_known_on"] =
        record.past.map(|day| json!({ "date": day.to_string(), "leave": format!("/people/{}", record.person) })).into();
    page["identity"] = match record.families.first() {
        Some(family) => bar(call, &Whole::of(family)).await?,
        None => Value::Null,
    };
    Ok(())
}

/// The `?known=` that keeps a reader of the past in the past.
pub fn known(record: &PersonRecord) -> String {
    record.past.map(|day| format!("?known={day}")).unwrap_or_default()
}

/// May the caller change what is known of this person?
pub fn may_change(call: &Call, record: &Released<PersonRecord>) -> bool {
    record.circles().any(|circle| call.might(Action::ChangePerson, Some(&circle)))
}

/// What is known of the person, under the words of the form that asks.
fn rows(someone: &Person, today: jiff::civil::Date) -> Vec<Value> {
    let PersonDetails {
        preferred,
        said_as,
        described_as,
        born,
        expected,
        sex,
        ethnicity,
        language,
        communication,
        disability,
        nhs_number,
        nhs_status,
        upn,
        upn_unknown,
        school,
        local_number,
        died,
        forename: _,
        surname: _,
        also_known_as: _,
    } = someone.details.clone();
    let policy = policy::national();
    let label = |list: &str, code: String| {
        policy.codes(list).and_then(|list| list.label(&code)).map(str::to_owned).unwrap_or(code)
    };
    let status = nhs_status.map(|status| if status == "traced" { "traced with the NHS" } else { "not traced" });
    let number = nhs_number.map(|number| match status {
        Some(status) => format!("{}, {status}", in_groups(&number)),
        None => in_groups(&number),
    });
    let disabilities =
        disability.map(|codes| codes.into_iter().map(|code| label("disability", code)).collect::<Vec<_>>().join(", "));
    let rows = [
        ("Wants to be called", preferred),
        ("How the name is said", said_as),
        ("Also known as", (!someone.also_known_as.is_empty()).then(|| someone.also_known_as.join(", "))),
        ("Described as", described_as),
        (
            "Date of birth",
            born.map(|born| format!("{} ({})", policy::long_day(born), policy::age_on(born, died.unwrap_or(today)))),
        ),
        ("Expected", expected.map(policy::long_day)),
        ("Died", died.map(policy::long_day)),
        ("Sex", sex.map(|code| label("sex", code))),
        ("Ethnicity", ethnicity.map(|code| label("ethnicity", code))),
        ("First language", language.map(|code| label("language", code))),
        ("Interpreter or help to communicate", communication),
        ("Disability", disabilities),
        ("School or nursery", school),
        ("NHS number", number),
        ("Unique pupil number", upn),
        ("Why there is no pupil number", upn_unknown.map(|code| label("upn_unknown", code))),
        ("Earlier number", local_number),
    ];
    rows.into_iter().filter_map(|(label, value)| value.map(|value| json!({ "label": label, "value": value }))).collect()
}

/// An NHS number as it is read out: 943 476 5919.
fn in_groups(number: &str) -> String {
    match (number.get(..3), number.get(3..6), number.get(6..)) {
        (Some(first), Some(second), Some(third)) if number.len() == 10 => format!("{first} {second} {third}"),
        (_, _, _) => number.to_owned(),
    }
}

fn ties(record: &Released<PersonRecord>, names: &casework::kinds::Names) -> Vec<Value> {
    let known = known(record);
    let labels = policy::national().codes("relationship");
    let mut ties = Kin::read(&record.reading()).ties(record.person);
    ties.retain(|tie| names.get(tie.to).is_some());
    ties.sort_by_key(|tie| (tie.derived, tie.is.clone()));
    let shown = |tie: people::Tie| {
        let said = labels.and_then(|list| list.label(&tie.is.replace(' ', "_")));
        json!({
            "is": said.map_or_else(|| capitalised(&tie.is), str::to_owned),
            "of": names.of(tie.to),
            "href": format!("/people/{}{known}", tie.to),
            "derived": tie.derived,
        })
    };
    ties.into_iter().map(shown).collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn families(record: &Released<PersonRecord>, known: &str) -> Vec<Value> {
    let shown = |family: &Released<crate::family::FamilyRecord>| {
        let whole = Whole::of(family);
        let since = whole
            .members
            .iter()
            .find(|member| member.person.id == record.person)
            .map(|member| member.since.to_string());
        json!({
            "name": family_title(&whole.name),
            "href": format!("/families/{}{known}", family.family),
            "stage": whole.standing.stage.title(),
            "since": since,
        })
    };
    record.families.iter().map(shown).collect()
}

fn warnings(record: &Released<PersonRecord>, directory: &crate::site::Directory) -> Vec<Value> {
    let reading = record.reading();
    let own = reading.all_read_as(record.person.into());
    let kinds = policy::national().codes("warning");
    let about =
        |warning: &&people::Warning| warning.note.people.iter().any(|person| own.contains(&Subject::Person(*person)));
    let shown = |warning: &people::Warning| {
        json!({
            "kind": kinds.and_then(|list| list.label(&warning.note.kind)).unwrap_or(&warning.note.kind),
            "says": warning.note.says,
            "since": warning.since.to_string(),
            "owner": directory.name(warning.note.owner),
            "review_on": warning.review_on.to_string(),
        })
    };
    people::warnings(&reading).iter().filter(about).map(shown).collect()
}
