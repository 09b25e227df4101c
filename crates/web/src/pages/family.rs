//! `GET /families/{family}`: home. Who, who lives with whom, what is the plan, what is next, what worries us: today, or as it was
//! known on a day in the past.

pub mod assessment;
pub mod chronology;
pub mod entry;
pub mod genogram;
mod helping;
pub mod plan;
pub mod print;
mod recording;
pub mod who;

use crate::{
    call::{Answer, Call},
    family::{self, FamilyRecord},
    goals,
    identity::{Whole, bar},
    lines,
};
use casework::{
    chronology::Filter,
    family_help::{self, AssessmentState, Stage},
    front_door::Outcome,
    imported::{IMPORTED_BLOCK, ImportedBlock},
};
use ledger::EntryId;
use serde_json::{Value, json};

/// Lines of the chronology that home shows; the rest is one click away.
const LINES_SHOWN: usize = 10;

/// `GET /families/{family}`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let whole = Whole::of(&record);
    let looks = helping::looks(&call, &whole);
    let base = Base::of(&record);
    let directory = call.directory().await?;
    let listed = lines::of_family(&whole.reading, record.family, &Filter::default());
    let shown = listed.iter().take(LINES_SHOWN).map(|listed| {
        lines::shown(&listed.line(&whole.names), Some(base.entry(listed.entry.id)), &whole.names, &directory)
    });
    let mut page = json!({
        "identity": bar(&call, &whole).await?,
        "as_known_on": as_known_on(&record),
        "base": base.0,
        "known": base.1,
        "today": record.today.to_string(),
        "overview": overview(&whole, &base),
        "plan": whole.standing.plan.as_ref().map(|plan| json!({
            "goals": goals::shown(plan, record.today),
            "review_on": plan.review_on.to_string(),
            "review_late": plan.review_on < record.today,
            "ended": whole.standing.stage == Stage::Closed,
        })),
        "assessment": whole.standing.assessment.as_ref().map(|assessment| state_in_words(&assessment.state)),
        "happened": shown.collect::<Vec<_>>(),
        "lines": listed.len(),
        "who": who::shown(&whole, &base),
        "helping": helping::shown(&whole, &directory),
        "due": helping::due(&call, &whole),
        "warnings": helping::warnings(&whole, &directory),
        "contacts": contacts(&call, &whole, &base),
        "imported": imported(&whole, &base),
        "recording": if record.past.is_none() { recording::offered(&call, &whole) } else { Vec::new() },
        "printing": record.past.is_none() && call.might(access::Action::PrintRecord, Some(record.circle())),
    });
    page["looked"] = match looks {
        Some(looks) => helping::looked(&call, looks, &directory).await?.into(),
        None => Value::Null,
    };
    call.page("family/show.html", page)
}

/// Where a family's pages are, and the `?known=` that keeps a reader of the past in the past.
pub struct Base(pub String, pub String);

impl Base {
    /// Of a record as it is read.
    pub fn of(record: &FamilyRecord) -> Self {
        let known = record.past.map(|day| format!("?known={day}")).unwrap_or_default();
        Base(format!("/families/{}", record.family), known)
    }

    /// One entry whole.
    pub fn entry(&self, entry: EntryId) -> String {
        format!("{}/entries/{entry}{}", self.0, self.1)
    }
}

/// The band across a page of the past.
pub fn as_known_on(record: &FamilyRecord) -> Option<Value> {
    record.past.map(|day| json!({ "date": day.to_string(), "leave": format!("/families/{}", record.family) }))
}

/// What worries us, what is going well, what next: a sentence each, with its source.
fn overview(whole: &Whole<'_>, base: &Base) -> Value {
    let overview = family_help::overview(&whole.reading, whole.record.family);
    let sentence = |said: Option<(String, EntryId)>| {
        said.map(|(sentence, entry)| json!({ "sentence": sentence, "href": base.entry(entry) }))
    };
    json!({
        "worries": sentence(overview.worries),
        "well": sentence(overview.well),
        "next": sentence(overview.next),
        "said_on": overview.said_on.map(|on| on.to_string()),
    })
}

/// How an assessment stands.
pub fn state_in_words(state: &AssessmentState) -> String {
    match state {
        AssessmentState::Sent => "Waiting for the supervisor".into(),
        AssessmentState::Returned(_) => "Returned with comments".into(),
        AssessmentState::Authorised(on) => format!("Authorised on {}", policy::long_day(*on)),
    }
}

fn contacts(call: &Call, whole: &Whole<'_>, base: &Base) -> Vec<Value> {
    let decides = whole.record.past.is_none() && call.might(access::Action::DecideContact, Some(whole.record.circle()));
    let policy = policy::national();
    let sources = policy.codes("referral_source");
    let shown = |contact: &casework::front_door::ContactStanding| {
        let source = sources.and_then(|list| list.label(&contact.contact.source)).unwrap_or(&contact.contact.source);
        let outcome = contact.decided.as_ref().map(|(decided, _)| decided.outcome);
        json!({
            // The page of a contact is for those who decide; everybody else reads the entry.
            "href": if decides { format!("{}/contacts/{}", base.0, contact.entry) } else { base.entry(contact.entry) },
            "on": contact.contact.received_on.to_string(),
            "source": source,
            "outcome": outcome.map_or("Waiting for a decision", Outcome::title),
        })
    };
    whole.standing.contacts.iter().rev().map(shown).collect()
}

/// What an import brought that no practice area reads yet.
fn imported(whole: &Whole<'_>, base: &Base) -> Vec<Value> {
    let blocks = whole.reading.entries().filter(|entry| entry.kind == IMPORTED_BLOCK);
    let shown = blocks.filter_map(|entry| {
        let block = entry.says::<ImportedBlock>()?.block;
        Some(json!({ "block": block, "on": entry.when.starts().to_string(), "href": base.entry(entry.id) }))
    });
    shown.collect()
}
