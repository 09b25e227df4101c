//! Who is helping a family, what is due, what to beware of, and who has looked: the narrow column of home.

use crate::{call::Call, clock_words, failure::Failure, identity::Whole, pages::record::action_of, site::Directory};
use access::{Action, Purpose};
use casework::{acts, family_help::Helper, people};
use ledger::{Subject, WorkerId};
use serde_json::{Value, json};
use store::{LoggedAccess, StoreError};
use tokio::task::JoinHandle;

/// What is due soonest; the rest is in the work list.
const DUE_SHOWN: usize = 3;
/// How many of those who looked last are named; the whole log has its own page.
const LOOKED_SHOWN: usize = 5;
/// Log entries read for each person of the family to find them: one worker's morning with a record gives dozens.
const LOGGED_READ: usize = 40;

/// Lead, supervisor, team around the family, handovers, professionals, and on which part of the law the help stands.
pub fn shown(whole: &Whole<'_>, directory: &Directory) -> Value {
    let standing = &whole.standing;
    let policy = policy::national();
    let label =
        |list: &str, code: &str| policy.codes(list).and_then(|list| list.label(code)).unwrap_or(code).to_owned();
    let helper = |helper: &Helper| {
        let joined = &helper.joined;
        let name = joined.worker.map(|worker| directory.name(worker).to_owned()).or_else(|| joined.name.clone());
        json!({
            "name": name.unwrap_or_else(|| "Name not known".into()),
            "discipline": label("lead_discipline", &joined.discipline),
            "agency": joined.agency,
            "place": joined.place,
        })
    };
    let professionals = people::professionals(&whole.reading, whole.record.family);
    json!({
        "lead": standing.lead().map(|lead| json!({ "name": directory.name(lead.lead), "team": lead.team, "supervisor": directory.name(lead.supervisor) })),
        "since": standing.leads.last().map(|(_, since)| since.to_string()),
        "handovers": standing.handovers(),
        "team": standing.helpers.iter().map(helper).collect::<Vec<_>>(),
        "professionals": professionals.iter().map(|one| json!({ "name": one.name, "role": one.role, "agency": one.agency })).collect::<Vec<_>>(),
        "basis": standing.basis.as_ref().map(|(basis, since)| json!({ "label": label("statutory_basis", basis), "since": since.to_string() })),
    })
}

/// The first few things that fall due, those with a link that the caller may do.
pub fn due(call: &Call, whole: &Whole<'_>) -> Value {
    let may = |form: &str| {
        let action = match form {
            "decision" => Some(Action::DecideContact),
            act => acts::act(act).map(action_of),
        };
        whole.record.past.is_none() && action.is_some_and(|action| call.might(action, Some(whole.record.circle())))
    };
    let all = &whole.standing.due;
    let shown: Vec<Value> = all
        .iter()
        .take(DUE_SHOWN)
        .map(|due| clock_words::shown(due, whole.record.family, whole.record.today, may))
        .collect();
    json!({ "shown": shown, "more": all.len().saturating_sub(DUE_SHOWN) })
}

/// Warning notes: dated, owned, reviewed, told or not.
pub fn warnings(whole: &Whole<'_>, directory: &Directory) -> Vec<Value> {
    let names = &whole.names;
    let kinds = policy::national().codes("warning");
    let shown = |warning: &people::Warning| {
        let note = &warning.note;
        json!({
            "about": names.all(&note.people),
            "kind": kinds.and_then(|list| list.label(&note.kind)).unwrap_or(&note.kind),
            "says": note.says,
            "since": warning.since.to_string(),
            "owner": directory.name(note.owner),
            "review_on": warning.review_on.to_string(),
            "review_late": warning.review_on < whole.record.today,
            "told": note.told == "yes",
            "why_not_told": note.why_not_told,
        })
    };
    whole.warnings.iter().map(shown).collect()
}

/// Looks that are being read from the access log while the rest of the page is made.
pub struct Looks(JoinHandle<Result<Vec<LoggedAccess>, StoreError>>);

/// Begins to read who has looked at the record of the family or of anybody in it, for those who may know.
pub fn looks(call: &Call, whole: &Whole<'_>) -> Option<Looks> {
    let record = whole.record;
    if record.past.is_some() || !call.might(Action::ReadAccessLog, Some(record.circle())) {
        return None;
    }
    let people = whole.members.iter().map(|member| Subject::Person(member.person.id));
    let subjects: Vec<Subject> = [Subject::Family(record.family)].into_iter().chain(people).collect();
    let store = call.site.store.clone();
    Some(Looks(tokio::spawn(async move { store.access_log_of_each(subjects, LOGGED_READ).await })))
}

/// The latest look of each worker but the caller.
pub async fn looked(call: &Call, looks: Looks, directory: &Directory) -> Result<Vec<Value>, Failure> {
    let caller = call.who()?.worker();
    let logged = looks.0.await.map_err(|_| Failure::Broken("the access log could not be read"))??;
    let mut seen: Vec<WorkerId> = vec![caller];
    let mut shown = Vec::new();
    for LoggedAccess { access, .. } in logged {
        if seen.contains(&access.worker) || shown.len() == LOOKED_SHOWN {
            continue;
        }
        seen.push(access.worker);
        shown.push(json!({
            "who": directory.name(access.worker),
            "at": access.at.to_string(),
            "purpose": Purpose::from_code(&access.purpose).map(|purpose| purpose.title()),
            "refused": access.decision != "allowed",
        }));
    }
    Ok(shown)
}
