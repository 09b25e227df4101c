//! `/families/{family}/record/assessment`: one assessment of the whole family as a task list. Each part is written in any order and
//! kept as a draft; sending it is one act like any other.

use super::{Outcome, draft_name, record_act};
use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    forms::{self, Filled, FormView},
    identity::{Whole, bar},
    pages::drafts::{self, UNTYPED},
    setting,
};
use access::{Action, Released};
use casework::{
    acts::{self, Act},
    family_help::{ASSESSMENT, Assessment},
    form::{Problem, tree},
};
use ledger::Sequence;
use serde_json::{Value, json};
use store::SavedDraft;

/// A part of the task list: a section of the form, or one child of it.
struct Part {
    name: String,
    title: String,
    /// Names of answers that belong to it begin so.
    prefixes: Vec<String>,
    /// Names of answers that the form does not go without.
    needed: Vec<String>,
}

fn act() -> &'static Act {
    acts::act("assessment").expect("the list of acts holds the assessment")
}

fn parts(whole: &Whole) -> Vec<Part> {
    let form = (act().form)();
    let mut parts = Vec::new();
    for section in &form.sections {
        if section.name == "children" {
            parts.extend(whole.children().map(|child| Part {
                name: format!("child-{}", child.person.id),
                title: child.person.called(),
                prefixes: vec![format!("children.{}.", child.person.id)],
                needed: Vec::new(),
            }));
            continue;
        }
        let needed = section.questions.iter().filter(|question| question.needed != casework::form::Needed::Optional);
        parts.push(Part {
            name: section.name.to_owned(),
            title: section.title.to_owned(),
            needed: needed.map(|question| question.name.clone()).collect(),
            prefixes: section.questions.iter().map(|question| question.name.clone()).collect(),
        });
    }
    parts
}

impl Part {
    fn holds(&self, name: &str) -> bool {
        self.prefixes.iter().any(|prefix| if prefix.ends_with('.') { name.starts_with(prefix) } else { name == prefix })
    }

    /// Not begun, begun, or everything needed is there.
    fn status(&self, typed: &[(String, String)]) -> (&'static str, bool) {
        let given = |name: &str| typed.iter().any(|(key, value)| key == name && !value.trim().is_empty());
        let begun = typed.iter().any(|(name, value)| self.holds(name) && !value.trim().is_empty());
        match (begun, self.needed.iter().all(|name| given(name))) {
            (false, _) => ("Not started", false),
            (true, false) => ("Begun", false),
            (true, true) => ("Written", true),
        }
    }
}

/// What has been written so far: the draft, or what the form starts with.
async fn written(call: &Call, record: &Released<FamilyRecord>) -> Result<(Vec<(String, String)>, Sequence), Failure> {
    if let Some((typed, draft)) = drafts::kept(call, &draft_name(act(), record.family)).await? {
        return Ok((typed, draft.based_on));
    }
    let starts = (act().starts_with)(&record.reading(), record.family, call.today());
    let mut pairs = Vec::new();
    flatten(&starts, String::new(), &mut pairs);
    Ok((pairs, record.newest()))
}

/// A tree of answers as the pairs that a page would send.
fn flatten(value: &Value, at: String, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) => pairs.push((at, text.clone())),
        Value::Bool(ticked) => pairs.extend(ticked.then(|| (at, "yes".to_owned()))),
        Value::Number(number) => pairs.push((at, number.to_string())),
        Value::Array(list) => list.iter().for_each(|one| flatten(one, at.clone(), pairs)),
        Value::Object(map) => {
            for (name, value) in map {
                let below = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                flatten(value, below, pairs);
            }
        }
    }
}

/// The assessment before this one, to write beside.
fn last_time(record: &FamilyRecord) -> Option<(String, Value)> {
    let reading = record.reading();
    let entry = reading.about(record.family.into()).filter(|entry| entry.kind == ASSESSMENT).last()?;
    let said = entry.says::<Assessment>()?;
    Some((entry.when.starts().to_string(), serde_json::to_value(said).ok()?))
}

async fn read(call: &Call) -> Result<Released<FamilyRecord>, Failure> {
    let record = family::read(call, call.id("family")?).await?;
    call.permit(Action::WriteAssessment, Some(record.circle()), family::broken_glass(call, &record).as_ref()).await?;
    Ok(record)
}

/// `GET /families/{family}/record/assessment`
pub async fn show(call: Call) -> Answer {
    let record = read(&call).await?;
    list(&call, &record, Vec::new(), None).await
}

/// `POST /families/{family}/record/assessment`: sends what was written to the supervisor.
pub async fn post(call: Call) -> Answer {
    let record = read(&call).await?;
    let command = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let (typed, based_on) = written(&call, &record).await?;
    let answers = tree(typed.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    match record_act(&call, act(), &record, &answers, command, based_on).await? {
        Outcome::Recorded(_) => {
            call.site.store.discard_draft(call.who()?.worker(), &draft_name(act(), record.family)).await?;
            call.see_saying(&format!("/families/{}", record.family), "The assessment is with the supervisor.").await
        }
        Outcome::Refused(refused) => {
            list(&call, &record, refused.problems, Some(refused.says).filter(|says| !says.is_empty())).await
        }
        Outcome::Clash(_) => {
            let says = "Somebody else saved a change to the assessment while you were writing. Nothing that you typed is lost. Read the newest assessment, then send yours again.";
            list(&call, &record, Vec::new(), Some(says.to_owned())).await
        }
    }
}

async fn list(call: &Call, record: &Released<FamilyRecord>, problems: Vec<Problem>, says: Option<String>) -> Answer {
    let whole = Whole::of(record);
    let (typed, _) = written(call, record).await?;
    let base = format!("/families/{}/record/assessment", record.family);
    let parts = parts(&whole);
    let address = |problem: &Problem| {
        let part = parts.iter().find(|part| part.holds(&problem.at));
        part.map_or_else(|| "#main".to_owned(), |part| format!("{base}/{}#{}", part.name, problem.at.replace('.', "-")))
    };
    let mut errors: Vec<Value> =
        problems.iter().map(|problem| json!({ "text": problem.says, "href": address(problem) })).collect();
    errors.extend(says.map(|says| json!({ "text": says, "href": "#main" })));
    let item = |part: &Part| {
        let (status, done) = part.status(&typed);
        json!({ "title": part.title, "href": format!("{base}/{}", part.name), "status": status, "done": done })
    };
    let clock =
        whole.standing.opened_on.and_then(|opened| policy::national().clock("assessment", opened, call.today()));
    let last = last_time(record).map(|(on, _)| on);
    let page = json!({
        "identity": bar(call, &whole).await?,
        "errors": (!errors.is_empty()).then_some(&errors),
        "parts": parts.iter().map(item).collect::<Vec<_>>(),
        "action": base,
        "command": call.new_command()?,
        "clock": clock.map(|clock| clock.to_string()),
        "late": clock.is_some_and(|clock| clock.is_late()),
        "returned": match whole.standing.assessment.as_ref().map(|assessment| &assessment.state) {
            Some(casework::family_help::AssessmentState::Returned(comments)) => comments.clone(),
            Some(_) | None => None,
        },
        "last_time": last,
        "back": format!("/families/{}", record.family),
    });
    if errors.is_empty() {
        call.page("record/assessment.html", page)
    } else {
        call.page_again("record/assessment.html", page)
    }
}

/// `GET /families/{family}/record/assessment/{part}`
pub async fn show_part(call: Call) -> Answer {
    let record = read(&call).await?;
    let whole = Whole::of(&record);
    let part = asked(&call, &whole)?;
    let (typed, based_on) = written(&call, &record).await?;
    let directory = call.directory().await?;
    let setting = setting::of_family(&call, &whole, &directory, Vec::new());
    let filled = Filled {
        answers: tree(typed.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        problems: Vec::new(),
    };
    let base = format!("/families/{}/record/assessment", record.family);
    let mut form: FormView = forms::view(&call, &(act().form)(), &setting, &filled, format!("{base}/{}", part.name));
    if let Some((_, before)) = last_time(&record) {
        form.beside(&before);
    }
    only(&mut form, &part);
    form.hidden = vec![("based_on".into(), based_on.0.to_string())];
    form.autosave = Some(format!("{base}/{}", part.name));
    let page = json!({
        "identity": bar(&call, &whole).await?,
        "errors": Value::Null,
        "title": part.title,
        "form": form,
        "back": base,
    });
    call.page("record/assessment_part.html", page)
}

/// `POST /families/{family}/record/assessment/{part}`: keeps what was written in this part and goes back to the list.
pub async fn post_part(call: Call) -> Answer {
    let record = read(&call).await?;
    let whole = Whole::of(&record);
    let part = asked(&call, &whole)?;
    let (mut typed, based_on) = written(&call, &record).await?;
    typed.retain(|(name, _)| !part.holds(name));
    typed.extend(call.form.iter().filter(|(name, _)| part.holds(name) && !UNTYPED.contains(&name.as_str())).cloned());
    let typed = serde_json::to_string(&typed).map_err(|_| Failure::Broken("a draft cannot be written"))?;
    let draft = SavedDraft { form: draft_name(act(), record.family), typed, based_on, saved_at: call.at };
    call.site.store.save_draft(call.who()?.worker(), &draft).await?;
    call.see(&format!("/families/{}/record/assessment", record.family))
}

fn asked(call: &Call, whole: &Whole) -> Result<Part, Failure> {
    let name: String = call.id("part")?;
    parts(whole).into_iter().find(|part| part.name == name).ok_or(Failure::Absent)
}

/// Leaves only one part of the form.
fn only(form: &mut FormView, part: &Part) {
    for section in &mut form.sections {
        for field in &mut section.fields {
            let of_child = |inner: &forms::Part| inner.fields.iter().any(|field| part.holds(&field.name));
            field.parts.retain(of_child);
        }
        section.title.clear();
        section.fields.retain(|field| part.holds(&field.name) || !field.parts.is_empty());
    }
}
