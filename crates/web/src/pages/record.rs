//! `/families/{family}/record/{act}`: the page of everything that can be recorded on a family's record, made from its declaration.
//! What was typed is never lost: not to a mistake, not to a clash, not to a session that ended.

pub mod assessment;

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family,
    forms::{self, Filled, FormView},
    identity::{Whole, bar},
    pages::drafts,
    particulars, setting,
};
use access::Action;
use casework::{
    Scribe,
    acts::{self, Act, Recording, Refused},
    form::{Problem, tree},
};
use ledger::{EntryId, FamilyId, Sequence};
use serde_json::{Value, json};
use store::{AppendError, BasedOn, Commit};
use uuid::Uuid;

/// What each act asks leave for.
pub fn action_of(act: &Act) -> Action {
    match act.name {
        "visit" => Action::RecordVisit,
        "note" | "help" => Action::RecordNote,
        "assessment" => Action::WriteAssessment,
        "assessment_decision" => Action::AuthoriseAssessment,
        "plan" => Action::AgreePlan,
        "plan_moved" => Action::RecordVisit,
        "plan_review" => Action::ReviewPlan,
        "lead" | "restrict" => Action::AllocateLead,
        "team" | "team_leave" | "basis" => Action::ChangeTeamAroundFamily,
        "closing" => Action::CloseFamilyHelp,
        "warning" | "warning_review" => Action::RecordWarning,
        // People and their ties. A new act that is not listed above asks for the same leave, and a test reads this list.
        _ => Action::ChangePerson,
    }
}

/// `GET /families/{family}/record/{act}`
pub async fn show(call: Call) -> Answer {
    let (act, family) = asked(&call)?;
    let record = family::read(&call, family).await?;
    if record.past.is_some() {
        return call.see(&format!("/families/{}", record.family));
    }
    call.permit(action_of(act), Some(record.circle()), family::broken_glass(&call, &record).as_ref()).await?;
    let whole = Whole::of(&record);
    let mut filled =
        Filled { answers: (act.starts_with)(&whole.reading, record.family, call.today()), problems: Vec::new() };
    let mut based_on = record.newest();
    let kept = drafts::kept(&call, &draft_name(act, record.family)).await?;
    if let Some((typed, draft)) = &kept {
        filled.answers = tree(typed.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        based_on = draft.based_on.max(Sequence(1)).min(based_on);
    }
    let command = call.new_command()?;
    page(
        &call,
        act,
        &whole,
        &filled,
        Shown {
            command,
            based_on,
            says: None,
            clash: Vec::new(),
            restored: kept.map(|(_, draft)| draft.saved_at.to_string()),
        },
    )
    .await
}

/// `POST /families/{family}/record/{act}`
pub async fn post(call: Call) -> Answer {
    let (act, family) = asked(&call)?;
    let record = family::read(&call, family).await?;
    let command: Uuid = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let based_on = call.sent("based_on").and_then(|sequence| sequence.parse().ok()).map_or(Sequence(0), Sequence);
    let mut answers = tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if let Some(rows) = call.sent("add") {
        // "Add another" without a script: the same page with one more row.
        add_row(&mut answers, rows);
        let whole = Whole::of(&record);
        return page(&call, act, &whole, &Filled { answers, problems: Vec::new() }, Shown::again(command, based_on))
            .await;
    }
    match record_act(&call, act, &record, &answers, command, based_on).await? {
        Outcome::Recorded(_) => {
            call.site.store.discard_draft(call.who()?.worker(), &draft_name(act, record.family)).await?;
            // Whoever ended the work with a family may not open its record any more.
            let (next, says) = match act.name {
                "closing" => ("/work".to_owned(), "Family Help has ended for this family.".to_owned()),
                _ => (format!("/families/{}", record.family), format!("{} saved.", act.title())),
            };
            call.see_saying(&next, &says).await
        }
        Outcome::Refused(refused) => {
            let whole = Whole::of(&record);
            let shown =
                Shown { says: Some(refused.says).filter(|says| !says.is_empty()), ..Shown::again(command, based_on) };
            page(&call, act, &whole, &Filled { answers, problems: refused.problems }, shown).await
        }
        Outcome::Clash(clash) => {
            // The next try is based on what is shown now.
            let fresh = family::read(&call, family).await?;
            let whole = Whole::of(&fresh);
            let shown = Shown { clash, ..Shown::again(call.new_command()?, fresh.newest()) };
            page(&call, act, &whole, &Filled { answers, problems: Vec::new() }, shown).await
        }
    }
}

/// What became of an attempt to record.
pub enum Outcome {
    /// It is on record, as these entries.
    Recorded(Vec<EntryId>),
    /// It is not, and these are the reasons.
    Refused(Refused),
    /// Somebody else recorded something in between: what, in words.
    Clash(Vec<Value>),
}

/// Asks leave, checks the answers, decides, and appends: the one way from a form or a program into a family's record.
pub async fn record_act(
    call: &Call,
    act: &Act,
    record: &access::Released<family::FamilyRecord>,
    answers: &Value,
    command: Uuid,
    based_on: Sequence,
) -> Result<Outcome, Failure> {
    let permit =
        call.permit(action_of(act), Some(record.circle()), family::broken_glass(call, record).as_ref()).await?;
    let whole = Whole::of(record);
    let reading = &whole.reading;
    let directory = call.directory().await?;
    let form = (act.form)();
    let setting = setting::of_family(call, &whole, &directory, (act.offered)(reading, record.family, call.today()));
    let checked = match form.check(answers, &setting) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Outcome::Refused(Refused { problems, says: String::new() })),
    };
    if let Some(known) = checked["known"].as_str()
        && particulars::picked(call, known).await?.is_none()
    {
        let says =
            "You may not open this person’s record, so somebody who may has to add them. Ask their lead practitioner.";
        return Ok(Outcome::Refused(Refused {
            problems: vec![Problem { at: "forename".into(), says: says.into() }],
            says: String::new(),
        }));
    }
    let mut scribe = Scribe::new(permit.worker(), call.at, command);
    let recording = Recording { reading, family: record.family, team_of: directory.as_ref() };
    let drafts = match act.record(&recording, checked, &mut scribe) {
        Ok(drafts) => drafts,
        Err(refused) => return Ok(Outcome::Refused(refused)),
    };
    let kinds = act.clashes_with.iter().map(|kind| (*kind).into()).collect::<Vec<_>>();
    let based_on = if kinds.is_empty() {
        Vec::new()
    } else {
        vec![BasedOn { subject: record.family.into(), sequence: based_on, kinds }]
    };
    match call.site.store.append(Commit { at: call.at, drafts, based_on, jobs: Vec::new() }).await {
        Ok(receipt) => Ok(Outcome::Recorded(receipt.entries.iter().map(|entry| entry.id).collect())),
        Err(AppendError::Clash(entries)) => {
            let told = entries.iter().filter_map(|entry| {
                let line = casework::chronology::line(entry, casework::kinds::kind(&entry.kind)?, &whole.names);
                Some(json!({ "who": directory.name(line.author), "at": line.recorded_at, "title": line.title, "sentence": line.sentence }))
            });
            Ok(Outcome::Clash(told.collect()))
        }
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(other) => Ok(Outcome::Refused(Refused::because(other))),
    }
}

struct Shown {
    command: Uuid,
    based_on: Sequence,
    says: Option<String>,
    clash: Vec<Value>,
    restored: Option<String>,
}

impl Shown {
    fn again(command: Uuid, based_on: Sequence) -> Self {
        Shown { command, based_on, says: None, clash: Vec::new(), restored: None }
    }
}

async fn page(call: &Call, act: &Act, whole: &Whole<'_>, filled: &Filled, shown: Shown) -> Answer {
    let directory = call.directory().await?;
    let record = whole.record;
    let offered = (act.offered)(&whole.reading, record.family, call.today());
    let setting = setting::of_family(call, whole, &directory, offered);
    let base = format!("/families/{}", record.family);
    let mut form: FormView = forms::view(call, &(act.form)(), &setting, filled, format!("{base}/record/{}", act.name));
    form.autosave = Some(format!("/drafts/{}", draft_name(act, record.family)));
    form.hidden = vec![("command".into(), shown.command.to_string()), ("based_on".into(), shown.based_on.to_string())];
    if let Some(says) = &shown.says {
        form.errors.push(json!({ "text": says, "href": "#form" }));
    }
    let again = !form.errors.is_empty() || !shown.clash.is_empty();
    let page = json!({
        "identity": bar(call, whole).await?,
        "errors": (!form.errors.is_empty()).then_some(&form.errors),
        "form": form,
        "clash": shown.clash,
        "restored": shown.restored,
        "back": base,
    });
    if again { call.page_again("record/form.html", page) } else { call.page("record/form.html", page) }
}

fn asked(call: &Call) -> Result<(&'static Act, FamilyId), Failure> {
    let name: String = call.id("act")?;
    Ok((acts::act(&name).ok_or(Failure::Absent)?, call.id("family")?))
}

/// Under which name a draft of this act about this family is kept.
pub fn draft_name(act: &Act, family: FamilyId) -> String {
    format!("{}-{family}", act.name)
}

/// One more row of a repeated question: an empty value under the next number.
pub fn add_row(answers: &mut Value, rows: &str) {
    let Some(map) = answers.as_object_mut() else { return };
    let rows = map.entry(rows).or_insert_with(|| json!({}));
    if let Some(given) = rows.as_object_mut() {
        let next = given.keys().filter_map(|key| key.parse::<usize>().ok()).max().map_or(1, |last| last + 1);
        if next < casework::form::ROWS_MAX {
            given.insert(next.to_string(), json!({}));
        }
    }
}
