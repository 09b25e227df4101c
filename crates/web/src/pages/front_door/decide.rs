//! `/families/{family}/contacts/{contact}`: what we know on the left, the decision on the right. Never by the one who took it.

use crate::{
    call::{Answer, Call},
    failure::Failure,
    family::{self, FamilyRecord},
    forms::{self, Filled},
    identity::{Whole, bar},
    setting,
};
use access::Released;
use casework::{
    Scribe,
    acts::{Refused, TeamOf, said},
    form::{Named, tree},
    front_door::{self, Allocation, ContactStanding, DecisionSaid},
};
use ledger::EntryId;
use serde_json::{Value, json};
use store::{AppendError, BasedOn, Commit};
use uuid::Uuid;

/// `GET /families/{family}/contacts/{contact}`
pub async fn show(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let contact: EntryId = call.id("contact")?;
    page(&call, &record, contact, &Filled::default(), call.new_command()?, None).await
}

/// `POST /families/{family}/contacts/{contact}`
pub async fn post(call: Call) -> Answer {
    let record = family::read(&call, call.id("family")?).await?;
    let contact: EntryId = call.id("contact")?;
    let command: Uuid = call
        .sent("command")
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::Unreadable("The form was not complete. Go back and send it again."))?;
    let mut filled = Filled {
        answers: tree(call.form.iter().map(|(name, value)| (name.as_str(), value.as_str()))),
        problems: Vec::new(),
    };
    match decide(&call, &record, contact, &filled.answers, command).await? {
        Ok(_) => call.see_saying(&format!("/families/{}/contacts/{contact}", record.family), "Decision saved.").await,
        Err(refused) => {
            filled.problems = refused.problems;
            page(&call, &record, contact, &filled, command, Some(refused.says)).await
        }
    }
}

/// Checks the answers and records the decision, from a page or a program.
pub async fn decide(
    call: &Call,
    record: &Released<FamilyRecord>,
    contact: EntryId,
    answers: &Value,
    command: Uuid,
) -> Result<Result<Vec<EntryId>, Refused>, Failure> {
    let directory = call.directory().await?;
    let whole = Whole::of(record);
    let setting = setting::of_family(call, &whole, &directory, Vec::new());
    let checked = match front_door::decision_form().check(answers, &setting) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(Refused { problems, says: String::new() })),
    };
    let decision: DecisionSaid = match said(checked) {
        Ok(decision) => decision,
        Err(refused) => return Ok(Err(refused)),
    };
    let team = decision.lead.and_then(|lead| directory.team_of(lead));
    let allocation = match (decision.lead, decision.supervisor, team) {
        (Some(lead), Some(supervisor), Some(team)) => Some(Allocation { lead, supervisor, team }),
        (_, _, _) => None,
    };
    let mut scribe = Scribe::new(call.who()?.worker(), call.at, command);
    let drafts =
        match front_door::decide_contact(&whole.reading, record.family, contact, decision, allocation, &mut scribe) {
            Ok(drafts) => drafts,
            Err(refused) => return Ok(Err(refused.into())),
        };
    let kinds = vec![front_door::CONTACT_DECIDED.into()];
    let based_on = vec![BasedOn { subject: record.family.into(), sequence: record.newest(), kinds }];
    match call.site.store.append(Commit { at: call.at, drafts, based_on, jobs: Vec::new() }).await {
        Ok(receipt) => Ok(Ok(receipt.entries.iter().map(|entry| entry.id).collect())),
        Err(AppendError::Store(error)) => Err(error.into()),
        Err(other) => Ok(Err(Refused::because(other))),
    }
}

async fn page(
    call: &Call,
    record: &Released<FamilyRecord>,
    contact: EntryId,
    filled: &Filled,
    command: Uuid,
    says: Option<String>,
) -> Answer {
    let directory = call.directory().await?;
    let whole = Whole::of(record);
    let today = call.today();
    let standing = whole.standing.contacts.iter().find(|standing| standing.entry == contact).ok_or(Failure::Absent)?;
    let setting = setting::of_family(call, &whole, &directory, Vec::new());
    let action = format!("/families/{}/contacts/{contact}", record.family);
    let mut form = forms::view(call, &front_door::decision_form(), &setting, filled, action);
    form.hidden = vec![("command".into(), command.to_string())];
    form.errors.extend(says.filter(|says| !says.is_empty()).map(|says| json!({ "text": says, "href": "#form" })));
    let again = !form.errors.is_empty();
    let policy = policy::national();
    let own = standing.taken_by == call.who()?.worker();
    let names = &whole.names;
    let earlier = |other: &&ContactStanding| other.entry != standing.entry;
    let seen = |contact: &ContactStanding| {
        let said = &contact.contact;
        json!({
            "received": said.received_on.to_string(),
            "source": policy.codes("referral_source").and_then(|list| list.label(&said.source)).unwrap_or(&said.source),
            "concern": said.concern.as_deref().and_then(|code| policy.codes("contact_concern")?.label(code)),
            "worry": said.worry,
            "referrer": said.referrer,
            "referrer_role": said.referrer_role,
            "danger": said.immediate_danger,
            "family_knows": said.family_knows,
            "why_not_told": said.why_not_told,
            "children": names.all(&said.children),
            "taken_by": directory.name(contact.taken_by),
            "outcome": contact.decided.as_ref().map(|(decided, _)| decided.outcome.title()),
            "reasons": contact.decided.as_ref().map(|(decided, _)| &decided.reasons),
            "told": contact.decided.as_ref().and_then(|(decided, _)| decided.told.as_ref()),
            "decided_by": contact.decided.as_ref().map(|(_, by)| directory.name(*by)),
            "decided_at": contact.decided.as_ref().map(|(decided, _)| decided.decided_at.to_string()),
        })
    };
    let clock =
        policy.clock("contact_decision", standing.contact.received_on, today).filter(|_| standing.decided.is_none());
    let page = json!({
        "identity": bar(call, &whole).await?,
        "errors": again.then_some(&form.errors),
        "form": form,
        "contact": seen(standing),
        "earlier": whole.standing.contacts.iter().rev().filter(earlier).map(seen).collect::<Vec<_>>(),
        "re_referral": front_door::re_referral(&whole.standing.contacts, standing).map(|earlier| earlier.contact.received_on.to_string()),
        "clock": clock.map(|clock| clock.to_string()),
        "late": clock.is_some_and(|clock| clock.is_late()),
        "own": own,
        "acknowledgement": front_door::acknowledgement(standing, &call.site.authority, today),
        "warnings": whole.warnings.iter().map(|warning| &warning.note.says).cloned().collect::<Vec<_>>(),
        "family": format!("/families/{}", record.family),
        "people": setting.people.iter().map(|Named { name, .. }| name).collect::<Vec<_>>(),
    });
    if again { call.page_again("front_door/decide.html", page) } else { call.page("front_door/decide.html", page) }
}
