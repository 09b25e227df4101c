//! `GET /families/{family}/entries/{entry}`: one entry whole, with both its times, its author, how they knew, what it corrects and what
//! corrected it. Every version stays readable.

pub mod correct;
pub mod withdraw;
pub mod wrong_person;

use super::{Base, as_known_on};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    identity::{Whole, bar},
    lines::in_words,
    pages::record::action_of,
    saying::{self, Saying},
    setting,
    site::Directory,
};
use access::{Action, Released};
use casework::{
    acts::{self, Refused},
    correction::{self, ByWhom},
    form::{Form, Question, Setting},
    kinds::{self, Names},
};
use ledger::{Amends, Draft, Entry, EntryId, Subject, When, WorkerId};
use serde_json::{Value, json};
use store::{AppendError, BasedOn, Commit};
use uuid::Uuid;

/// Versions of one entry that a page shows on either side; one that was put right more often has its own page for each.
const VERSIONS_MAX: usize = 20;

/// `GET /families/{family}/entries/{entry}`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let entry = find(&call, &record)?;
    let whole = Whole::of(&record);
    let base = Base::of(&record);
    let directory = call.directory().await?;
    let saying = saying_of(&call, &whole, &directory, &base);
    let version = |entry: &Entry| version(entry, &saying, &base);
    let newest = newest(&record, entry);
    let stands = whole.reading.entries().any(|believed| believed.id == entry.id);
    let acts = if stands && record.past.is_none() { offered(&call, &record, entry) } else { Vec::new() };
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "as_known_on": as_known_on(&record),
        "title": kinds::kind(&entry.kind).map_or("Entry", |kind| kind.title),
        "back": format!("{}{}", base.0, base.1),
        "version": version(entry),
        "earlier": earlier(&record, entry).iter().map(|entry| version(entry)).collect::<Vec<_>>(),
        "later": later(&record, entry).iter().map(|entry| version(entry)).collect::<Vec<_>>(),
        "newest": (newest.id != entry.id).then(|| base.entry(newest.id)),
        "withdrawn": newest.amends.as_ref().is_some_and(|amendment| amendment.how == Amends::Withdraws),
        "acts": acts,
    });
    call.page("family/entry.html", page)
}

fn saying_of<'a>(call: &'a Call, whole: &'a Whole<'_>, directory: &'a Directory, base: &'a Base) -> Saying<'a> {
    let goals = saying::goals(&whole.reading);
    Saying { names: &whole.names, directory, local: &call.site.local, goals, base }
}

/// The entry that the address names, if it was known at the moment at which the page stands.
fn find<'a>(call: &Call, record: &'a Released<FamilyRecord>) -> Result<&'a Entry, Failure> {
    let id: EntryId = call.id("entry")?;
    record.known().find(|entry| entry.id == id).ok_or(Failure::Absent)
}

/// What this entry put right, the newest first.
fn earlier<'a>(record: &'a FamilyRecord, entry: &'a Entry) -> Vec<&'a Entry> {
    let before = |entry: &&'a Entry| {
        let amended = entry.amends.as_ref()?.entry;
        record.known().find(|known| known.id == amended)
    };
    std::iter::successors(before(&entry), before).take(VERSIONS_MAX).collect()
}

/// What put this entry right, the oldest first.
fn later<'a>(record: &'a FamilyRecord, entry: &'a Entry) -> Vec<&'a Entry> {
    let after = |entry: &&'a Entry| {
        record.known().rfind(|known| known.amends.as_ref().is_some_and(|amendment| amendment.entry == entry.id))
    };
    std::iter::successors(after(&entry), after).take(VERSIONS_MAX).collect()
}

fn newest<'a>(record: &'a FamilyRecord, entry: &'a Entry) -> &'a Entry {
    later(record, entry).last().copied().unwrap_or(entry)
}

fn version(entry: &Entry, saying: &Saying<'_>, base: &Base) -> Value {
    let amendment = entry.amends.as_ref();
    json!({
        "href": base.entry(entry.id),
        "title": kinds::kind(&entry.kind).map_or("Entry", |kind| kind.title),
        "on": entry.when.starts().to_string(),
        "until": match entry.when {
            When::During { to, .. } => to.map(|to| to.to_string()),
            When::On { .. } => None,
        },
        "is_period": matches!(entry.when, When::During { .. }),
        "recorded_at": entry.recorded_at.to_string(),
        "author": saying.directory.name(entry.author),
        "on_behalf_of": entry.on_behalf_of.map(|worker| saying.directory.name(worker)),
        "basis": in_words(&entry.basis),
        "about": about(entry, saying.names),
        "origin": entry.origin,
        "rows": if amendment.is_some_and(|amendment| amendment.how == Amends::Withdraws) { Vec::new() } else { saying.rows(entry) },
        "destroyed": entry.body_text().is_none(),
        "how": amendment.map(|amendment| match amendment.how {
            Amends::Corrects => "Corrected",
            Amends::Withdraws => "Withdrawn",
            Amends::RecordedOnWrongPerson => "Was recorded on the wrong person",
        }),
        "why": amendment.map(|amendment| &amendment.why),
    })
}

fn about(entry: &Entry, names: &Names) -> String {
    let people = entry.about.iter().filter_map(|subject| match subject {
        Subject::Person(person) => Some(names.of(*person)),
        Subject::Family(_) | Subject::Worker(_) => None,
    });
    kinds::listed(people)
}

/// What the caller may do to an entry that stands.
fn offered(call: &Call, record: &Released<FamilyRecord>, entry: &Entry) -> Vec<Value> {
    if !may_amend(call, record, entry) {
        return Vec::new();
    }
    let base = format!("/families/{}/entries/{}", record.family, entry.id);
    let link = |text: &str, page: &str| json!({ "text": text, "href": format!("{base}/{page}") });
    let mut links = Vec::new();
    links.extend(correction::form_of(&entry.kind).map(|_| link("Correct it", "correct")));
    links.extend(
        entry
            .about
            .iter()
            .any(|subject| matches!(subject, Subject::Person(_)))
            .then(|| link("It was recorded on the wrong person", "wrong-person")),
    );
    links.push(link("Withdraw it", "withdraw"));
    links
}

/// May the caller say this entry right, as far as that can be told before asking?
fn may_amend(call: &Call, record: &Released<FamilyRecord>, entry: &Entry) -> bool {
    let circle = Some(record.circle());
    let more = match correction::by_whom(&entry.kind) {
        ByWhom::WhoMayRecord(name) => acts::act(name).is_some_and(|act| call.might(action_of(act), circle)),
        ByWhom::Anybody => true,
        ByWhom::ItsAuthor => call.who.as_ref().is_some_and(|who| who.worker() == entry.author),
        ByWhom::Nobody => false,
    };
    more && entry.body_text().is_some() && call.might(Action::CorrectEntry, circle)
}

/// Leave to say this entry right: to correct entries, and to do what records this kind.
async fn permit(call: &Call, record: &Released<FamilyRecord>, entry: &Entry) -> Result<WorkerId, Failure> {
    if record.past.is_some() {
        // The past is for reading.
        return Err(Failure::Absent);
    }
    let circle = Some(record.circle());
    if let ByWhom::WhoMayRecord(name) = correction::by_whom(&entry.kind)
        && let Some(act) = acts::act(name)
    {
        call.permit(action_of(act), circle, None).await?;
    }
    Ok(call.permit(Action::CorrectEntry, circle, None).await?.worker())
}

/// What travels with the form of an amendment.
struct Sent {
    command: Uuid,
    why: String,
}

/// Reads what travels with the form; the reason may still be missing.
fn sent(call: &Call) -> Result<Sent, Failure> {
    let command = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    Ok(Sent { command, why: call.sent("why_amended").unwrap_or_default().trim().to_owned() })
}

/// The problem of an amendment without a reason.
fn reason_missing(sent: &Sent) -> Option<Value> {
    sent.why.is_empty().then(|| json!({ "text": "Say why", "href": "#why_amended" }))
}

/// Appends an amendment, unless somebody amended the same entry in between.
async fn append(
    call: &Call,
    record: &Released<FamilyRecord>,
    entry: &Entry,
    draft: Draft,
) -> Result<Result<(), Refused>, Failure> {
    let subject = entry.about.first().copied().unwrap_or(record.family.into());
    let based_on = vec![BasedOn { subject, sequence: record.newest(), kinds: vec![entry.kind.clone()] }];
    match call.site.store.append(Commit { at: call.at, drafts: vec![draft], based_on, jobs: Vec::new() }).await {
        Ok(_) => Ok(Ok(())),
        Err(AppendError::Clash(_)) => Ok(Err(Refused::because(
            "Somebody else saved a change while you were writing. Nothing you typed is lost. Read the entry again, then save once more.",
        ))),
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(other) => Ok(Err(Refused::because(other))),
    }
}

/// What a correction's form may offer: everybody in the family, and everybody whom the entry is about.
fn setting_of<'a>(call: &'a Call, whole: &Whole<'_>, directory: &Directory, entry: &Entry) -> Setting<'a> {
    let offered = acts::ACTS
        .iter()
        .find(|act| matches!(correction::by_whom(&entry.kind), ByWhom::WhoMayRecord(name) if name == act.name));
    let mut offered =
        offered.map(|act| (act.offered)(&whole.reading, whole.record.family, call.today())).unwrap_or_default();
    let body: Value = entry.says().unwrap_or_default();
    for (question, choices) in &mut offered {
        // What was chosen then can be chosen still: a goal of an earlier plan, a warning note that has ended.
        for before in chosen_before(&body, question) {
            if !choices.iter().any(|choice| choice.value == before) {
                choices.push(casework::form::Choice::new(before, "As recorded"));
            }
        }
    }
    let mut setting = setting::of_family(call, whole, directory, offered);
    let has_line = |person: &ledger::PersonId| body["children"].get(person.to_string()).is_some();
    for subject in &entry.about {
        let Subject::Person(person) = subject else { continue };
        match setting.people.iter_mut().find(|named| named.id == *person) {
            Some(named) => named.child |= has_line(person),
            None => setting.people.push(casework::form::Named {
                id: *person,
                name: whole.names.of(*person).to_owned(),
                child: has_line(person),
            }),
        }
    }
    setting
}

fn chosen_before(body: &Value, question: &str) -> Vec<String> {
    let own = body[question].as_str().map(str::to_owned);
    let rows = body["moved"].as_array().into_iter().flatten();
    own.into_iter().chain(rows.filter_map(|row| row[question].as_str().map(str::to_owned))).collect()
}

/// A form with one question, for the pages that ask little.
fn asking(name: &'static str, title: &'static str, submit: &'static str, questions: Vec<Question>) -> Form {
    Form::new(name, title, submit, questions)
}

/// What the pages of amendments share: the entry that is amended, and the reason.
async fn page_of(
    call: &Call,
    whole: &Whole<'_>,
    entry: &Entry,
    title: &str,
    sent: &Sent,
    form: Value,
    errors: Vec<Value>,
) -> Answer {
    let base = Base::of(whole.record);
    let directory = call.directory().await?;
    let saying = saying_of(call, whole, &directory, &base);
    let again = !errors.is_empty();
    let page = json!({
        "identity": bar(call, whole).await?,
        "errors": again.then_some(&errors),
        "why_error": errors.iter().find(|error| error["href"] == "#why_amended").map(|error| &error["text"]),
        "title": title,
        "back": base.entry(entry.id),
        "form": form,
        "command": sent.command.to_string(),
        "why": sent.why,
        "version": version(entry, &saying, &base),
    });
    if again { call.page_again("family/entry/amend.html", page) } else { call.page("family/entry/amend.html", page) }
}
