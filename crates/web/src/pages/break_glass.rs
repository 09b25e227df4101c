//! `/families/{family}/break-glass`: opening a record in an emergency, and the look that a manager or auditor takes at it afterwards.
//! The page that asks is the same for every address, so it does not tell whether there is such a record.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    pages::access,
};
use ::access::{Action, BreakGlass, Circle};
use casework::{
    Say, Scribe,
    records::{self, GLASS_BROKEN, GLASS_REVIEWED, GlassBroken, GlassReviewed, Opening},
};
use ledger::{Draft, EntryId, FamilyId, Subject, When};
use serde_json::{Value, json};
use store::{Commit, NewJob};
use uuid::Uuid;

/// The longest reason: a paragraph.
const REASON_MAX: usize = 2_000;
/// Lines of what was looked at meanwhile.
const LOOKED_AT_MAX: usize = 200;

/// The job that tells the team's manager and the auditors.
const ALERT: &str = "glass_broken";

/// `GET /families/{family}/break-glass`
pub async fn show(call: Call) -> Answer {
    let family: FamilyId = call.id("family")?;
    ask(&call, family, None)
}

fn ask(call: &Call, family: FamilyId, problem: Option<&str>) -> Answer {
    let errors = problem.map(|text| vec![json!({ "text": text, "href": "#reason" })]);
    let page = json!({ "action": format!("/families/{family}/break-glass"), "command": call.new_command()?, "errors": errors });
    if problem.is_some() {
        call.page_again("break_glass/ask.html", page)
    } else {
        call.page("break_glass/ask.html", page)
    }
}

/// `POST /families/{family}/break-glass`
pub async fn post(call: Call) -> Answer {
    let family: FamilyId = call.id("family")?;
    let Some(reason) = said(&call, "reason") else {
        return ask(&call, family, Some("Say why somebody may come to harm if you do not open this record now"));
    };
    let record = family::load(&call, family).await?.ok_or(Failure::Absent)?;
    call.permit(Action::BreakGlass, Some(record.circle()), None).await?;
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command(&call)?);
    let today = When::on(scribe.today);
    let draft = scribe.write(GLASS_BROKEN, [record.family.into()], today, &GlassBroken { reason }).judged();
    append(&call, draft, Some(record.family)).await?;
    call.see_saying(
        &format!("/families/{}", record.family),
        "This record is open to you for four hours. Managers have been told, and will ask what you did.",
    )
    .await
}

/// `GET /families/{family}/break-glass/review`
pub async fn show_review(call: Call) -> Answer {
    let record = family::load(&call, call.id("family")?).await?.ok_or(Failure::Absent)?;
    let opening = unreviewed(&record, None)?;
    call.permit(Action::ReviewBreakGlass, Some(&pending(&record, &opening)), None).await?;
    review(&call, &record, &opening, Vec::new()).await
}

/// `POST /families/{family}/break-glass/review`
pub async fn post_review(call: Call) -> Answer {
    let record = family::load(&call, call.id("family")?).await?.ok_or(Failure::Absent)?;
    let opening = unreviewed(&record, call.sent("opening").and_then(|id| id.parse().ok()))?;
    call.permit(Action::ReviewBreakGlass, Some(&pending(&record, &opening)), None).await?;
    let outcome = call.sent("outcome").filter(|outcome| ["right", "wrong"].contains(outcome));
    let (Some(outcome), Some(says)) = (outcome, said(&call, "says")) else {
        let problems = [
            ("#outcome", "Say whether it was right", outcome.is_none()),
            ("#says", "Say what you found", said(&call, "says").is_none()),
        ];
        let errors = problems
            .into_iter()
            .filter(|(_, _, wrong)| *wrong)
            .map(|(href, text, _)| json!({ "text": text, "href": href }))
            .collect();
        return review(&call, &record, &opening, errors).await;
    };
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command(&call)?);
    let today = When::on(scribe.today);
    let reviewed = GlassReviewed { opening: opening.entry, outcome: outcome.to_owned(), says };
    let draft = scribe.write(GLASS_REVIEWED, [record.family.into()], today, &reviewed).judged();
    append(&call, draft, None).await?;
    call.see_saying(&format!("/families/{}/access", record.family), "Saved. It is on the record beside the opening.")
        .await
}

/// The opening that waits for a look: a certain one, or the oldest.
fn unreviewed(record: &FamilyRecord, certain: Option<EntryId>) -> Result<Opening, Failure> {
    let openings = records::openings(&record.reading(), record.family).into_iter();
    let mut waiting =
        openings.filter(|opening| opening.reviewed.is_none() && certain.is_none_or(|certain| certain == opening.entry));
    waiting.next().ok_or(Failure::Absent)
}

/// Whoever opened the record does not review it.
fn pending(record: &FamilyRecord, opening: &Opening) -> Circle {
    Circle { author_of_pending: Some(opening.by), ..record.circle().clone() }
}

async fn review(call: &Call, record: &FamilyRecord, opening: &Opening, errors: Vec<Value>) -> Answer {
    let directory = call.directory().await?;
    let until = BreakGlass::new(opening.by, record.family.into(), "", opening.at).until;
    let log = call.site.store.access_log_by(opening.by, None, LOOKED_AT_MAX).await?;
    let meanwhile = log.iter().filter(|line| {
        opening.at <= line.access.at && line.access.at < until && line.access.on == Subject::Family(record.family)
    });
    let again = !errors.is_empty();
    let page = json!({
        "action": format!("/families/{}/break-glass/review", record.family),
        "back": format!("/families/{}/access", record.family),
        "command": call.new_command()?,
        "opening": opening.entry,
        "who": directory.name(opening.by),
        "at": opening.at,
        "reason": opening.reason,
        "looked": meanwhile.map(|line| access::view(line, &directory, None)).collect::<Vec<_>>(),
        "outcome": call.sent("outcome"),
        "says": call.sent("says"),
        "errors": again.then_some(&errors),
    });
    if again { call.page_again("break_glass/review.html", page) } else { call.page("break_glass/review.html", page) }
}

fn said(call: &Call, name: &str) -> Option<String> {
    let said = call.sent(name)?.trim();
    (!said.is_empty()).then(|| said.chars().take(REASON_MAX).collect())
}

fn command(call: &Call) -> Result<Uuid, Failure> {
    call.sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))
}

async fn append(call: &Call, draft: Draft, alert_about: Option<FamilyId>) -> Result<(), Failure> {
    let alert = |family: FamilyId| NewJob {
        kind: ALERT.into(),
        body: json!({ "family": family, "entry": draft.id }).to_string(),
        dedup: Some(format!("{ALERT}:{}", draft.id)),
        run_at: call.at,
    };
    let jobs = alert_about.map(alert).into_iter().collect();
    call.site.store.append(Commit { at: call.at, drafts: vec![draft.clone()], based_on: Vec::new(), jobs }).await?;
    Ok(())
}
