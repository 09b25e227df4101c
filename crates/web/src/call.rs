//! One call from a browser or a program: who calls, what they ask for and what they sent. Handlers get nothing else, so nothing
//! reaches them that was not checked here.

use crate::{
    failure::Failure,
    site::{Directory, Site},
};
use access::{Action, Actor, Asking, BreakGlass, Circle, Decision, Permit, Purpose, Refused, Released, Role};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use ledger::{Instant, Subject, WorkerId};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    str::FromStr,
    sync::{Arc, Mutex},
};
use store::{AccessLogged, Writing};
use uuid::Uuid;

/// What a handler gives back.
pub type Answer = Result<Response, Failure>;

/// One call.
pub struct Call {
    /// What every page stands on.
    pub site: Site,
    /// Who calls; nobody on the few pages that are open to all.
    pub who: Option<Who>,
    /// What the route asks leave for.
    pub action: Option<Action>,
    /// Names and values in the address.
    pub path: BTreeMap<String, String>,
    /// Names and values after the question mark. Never about a person: addresses stay in logs.
    pub query: Vec<(String, String)>,
    /// What was sent, by name in the order of the page.
    pub form: Vec<(String, String)>,
    /// What was sent as JSON.
    pub json: Option<serde_json::Value>,
    /// The files that were sent.
    pub files: Vec<SentFile>,
    /// Headers.
    pub headers: HeaderMap,
    /// Now.
    pub at: Instant,
    /// What is being written to the access log meanwhile.
    pub logging: Logging,
}

/// Who calls, as their account stands at this moment.
#[derive(Clone, Debug)]
pub struct Who {
    /// Their rights.
    pub actor: Actor,
    /// Their name.
    pub name: String,
    /// Their first role, in words.
    pub title: &'static str,
    /// What every form of theirs carries, so that no other site can send one for them.
    pub token: String,
    /// The digest that names their session.
    pub session: String,
    /// Said once on the next page.
    pub notice: Option<String>,
}

/// A file that was sent with a form.
pub struct SentFile {
    /// The field of the form.
    pub field: String,
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Who {
    /// The worker.
    pub fn worker(&self) -> WorkerId {
        self.actor.worker
    }

    /// Whether they have a role.
    pub fn is(&self, role: Role) -> bool {
        self.actor.roles.contains(&role)
    }

    /// What they may be calling for, the likeliest first: what their roles are for.
    pub fn purposes(&self) -> Vec<Purpose> {
        let purpose = |role: &Role| match role {
            Role::FrontDoorWorker => &[Purpose::FrontDoor][..],
            Role::LeadPractitioner | Role::SupportWorker | Role::PartnerPractitioner => &[Purpose::Casework],
            Role::PracticeSupervisor | Role::TeamManager => {
                &[Purpose::Supervision, Purpose::Casework, Purpose::FrontDoor]
            }
            Role::PerformanceAnalyst | Role::Director => &[Purpose::Analysis],
            Role::Auditor => &[Purpose::Audit],
            Role::RecordsOfficer => &[Purpose::SubjectAccess, Purpose::Administration],
            Role::SystemAdministrator => &[Purpose::Administration],
        };
        let mut purposes: Vec<Purpose> = Vec::new();
        for one in self.actor.roles.iter().flat_map(purpose) {
            if !purposes.contains(one) {
                purposes.push(*one);
            }
        }
        purposes
    }
}

impl Call {
    /// The same call without what was sent, for the page that says what went wrong.
    pub(crate) fn for_failure(&self) -> Call {
        Call {
            site: self.site.clone(),
            who: self.who.clone(),
            action: self.action,
            path: self.path.clone(),
            query: Vec::new(),
            form: self.form.first().cloned().into_iter().collect(),
            json: None,
            files: Vec::new(),
            headers: HeaderMap::new(),
            at: self.at,
            logging: self.logging.clone(),
        }
    }

    /// Who calls. Routes that are not open to all have somebody.
    pub fn who(&self) -> Result<&Who, Failure> {
        self.who.as_ref().ok_or(Failure::SignedOut)
    }

    /// Today in London.
    pub fn today(&self) -> Date {
        self.at.in_london().date()
    }

    /// An id in the address. One that is not an id is nobody's.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Failure> {
        self.path.get(name).and_then(|text| text.parse().ok()).ok_or(Failure::Absent)
    }

    /// A value after the question mark.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// A value that was sent.
    pub fn sent(&self, name: &str) -> Option<&str> {
        self.form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Everybody who works here.
    pub async fn directory(&self) -> Result<Arc<Directory>, Failure> {
        Ok(self.site.directory().await?)
    }

    /// Asks leave for the route's action, for each purpose that the caller's roles have, and in an emergency if they broke the glass.
    /// Notes the answer in the access log before anything is shown.
    pub async fn release<T: access::Guarded>(
        &self,
        value: T,
        glass: Option<&BreakGlass>,
    ) -> Result<Released<T>, Failure> {
        let who = self.who()?;
        let action = self.action.ok_or(Failure::Absent)?;
        let subject = value.circle().subject;
        let mut first: Option<Refused> = None;
        for asking in self.asking(who, action, glass) {
            match self.site.authoriser.decide(&asking, action, Some(value.circle())) {
                Decision::Allowed(_) => {
                    let released = self
                        .site
                        .authoriser
                        .release(&asking, action, value)
                        .map_err(|refused| Failure::Refused(refused, Some(subject)))?;
                    let reason = released.allowed().reason.to_string();
                    // The page is made while this is written, and is not sent before.
                    self.log_meanwhile(access_of(who, self.at, subject, action, asking.purpose, "allowed", reason))
                        .await?;
                    return Ok(released);
                }
                Decision::Refused(refused) => first = Some(closer(first, refused)),
            }
        }
        let refused = first.ok_or(Failure::Absent)?;
        let purpose = who.purposes().first().copied().unwrap_or(Purpose::Casework);
        self.log(who, subject, action, purpose, "refused", refused.words.to_string()).await?;
        Err(Failure::Refused(refused, Some(subject)))
    }

    /// Asks leave to do something to a record, or to the system as a whole. Notes it when it is about a record.
    pub async fn permit(
        &self,
        action: Action,
        circle: Option<&Circle>,
        glass: Option<&BreakGlass>,
    ) -> Result<Permit, Failure> {
        let who = self.who()?;
        let mut first: Option<Refused> = None;
        for asking in self.asking(who, action, glass) {
            match self.site.authoriser.permit(&asking, action, circle) {
                Ok(permit) => {
                    if let Some(circle) = circle {
                        self.log(
                            who,
                            circle.subject,
                            action,
                            asking.purpose,
                            "allowed",
                            permit.allowed().reason.to_string(),
                        )
                        .await?;
                    }
                    return Ok(permit);
                }
                Err(refused) => first = Some(closer(first, refused)),
            }
        }
        let refused = first.ok_or(Failure::Absent)?;
        if let Some(circle) = circle {
            let purpose = who.purposes().first().copied().unwrap_or(Purpose::Casework);
            self.log(who, circle.subject, action, purpose, "refused", refused.words.to_string()).await?;
        }
        Err(Failure::Refused(refused, circle.map(|circle| circle.subject)))
    }

    /// Would it be allowed? For links and buttons only: nothing is logged and nothing may follow from it.
    pub fn might(&self, action: Action, circle: Option<&Circle>) -> bool {
        let Some(who) = &self.who else { return false };
        self.asking(who, action, None).any(|asking| self.site.authoriser.decide(&asking, action, circle).is_allowed())
    }

    /// Rows of a list that the caller may see, each decided by itself.
    pub fn release_list<T: access::Guarded>(
        &self,
        action: Action,
        candidates: Vec<T>,
    ) -> Result<Vec<Released<T>>, Failure> {
        let who = self.who()?;
        let decide = |value: T| {
            let may = |asking: &Asking| self.site.authoriser.decide(asking, action, Some(value.circle())).is_allowed();
            let asking = self.asking(who, action, None).find(may)?;
            self.site.authoriser.release(&asking, action, value).ok()
        };
        Ok(candidates.into_iter().filter_map(decide).collect())
    }

    /// Every way in which the caller may ask. A glass is broken in an emergency only, whatever their work.
    fn asking<'a>(
        &'a self,
        who: &'a Who,
        action: Action,
        glass: Option<&'a BreakGlass>,
    ) -> impl Iterator<Item = Asking<'a>> {
        let purposes = if action == Action::BreakGlass { vec![Purpose::Emergency] } else { who.purposes() };
        let ordinary = purposes.into_iter().map(|purpose| Asking::new(&who.actor, purpose, self.at));
        ordinary.chain(glass.map(|glass| Asking::in_emergency(&who.actor, glass, self.at)))
    }

    async fn log(
        &self,
        who: &Who,
        on: Subject,
        action: Action,
        purpose: Purpose,
        decision: &str,
        policy_reason: String,
    ) -> Result<(), Failure> {
        Ok(self
            .site
            .store
            .log_access(vec![access_of(who, self.at, on, action, purpose, decision, policy_reason)])
            .await?)
    }

    async fn log_meanwhile(&self, accessed: AccessLogged) -> Result<(), Failure> {
        let writing = self.site.store.begin_to_log_access(vec![accessed]).await?;
        self.logging.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(writing);
        Ok(())
    }

    /// The id of a form that is about to be shown: sent back with it, so that sending it twice records it once.
    pub fn new_command(&self) -> Result<Uuid, Failure> {
        let mut random = [0_u8; 10];
        getrandom::fill(&mut random).map_err(|_| Failure::Broken("the random source failed"))?;
        let milliseconds = u64::try_from(self.at.microseconds() / 1_000).unwrap_or_default();
        Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid())
    }

    /// A page.
    pub fn page(&self, template: &str, page: impl Serialize) -> Answer {
        self.page_as(StatusCode::OK, template, page)
    }

    /// A page with problems to put right: what was typed is on it.
    pub fn page_again(&self, template: &str, page: impl Serialize) -> Answer {
        self.page_as(StatusCode::UNPROCESSABLE_ENTITY, template, page)
    }

    /// A page with a status of its own.
    pub fn page_as(&self, status: StatusCode, template: &str, page: impl Serialize) -> Answer {
        let whole = Whole { shell: crate::shell::shell(self), page };
        let html = self.site.pages.render(template, whole)?;
        Ok((status, Html(html)).into_response())
    }

    /// The page to see next, after something was saved.
    pub fn see(&self, address: &str) -> Answer {
        Ok(Redirect::to(address).into_response())
    }

    /// The page to see next, with one sentence on top of it.
    pub async fn see_saying(&self, address: &str, says: &str) -> Answer {
        let who = self.who()?;
        let held = serde_json::json!({ "notice": says }).to_string();
        self.site.store.hold_in_session(&who.session, &held).await?;
        self.see(address)
    }

    /// JSON, for programs and the small scripts of pages.
    pub fn json(&self, value: &impl Serialize) -> Answer {
        let text = serde_json::to_string(value).map_err(|_| Failure::Broken("an answer cannot be written as JSON"))?;
        Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
    }
}

fn access_of(
    who: &Who,
    at: Instant,
    on: Subject,
    action: Action,
    purpose: Purpose,
    decision: &str,
    policy_reason: String,
) -> AccessLogged {
    AccessLogged {
        at,
        worker: who.worker(),
        on,
        action: action.code().to_owned(),
        purpose: purpose.code().to_owned(),
        decision: decision.to_owned(),
        policy_reason,
    }
}

/// Accesses that are being written to the log while the page is made.
#[derive(Clone, Default)]
pub struct Logging(Arc<Mutex<Vec<Writing>>>);

impl Logging {
    /// Returns once all of them are on the disk. If one is not, nothing may be shown.
    pub async fn done(&self) -> Result<(), Failure> {
        let writing = std::mem::take(&mut *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        for write in writing {
            write.done().await?;
        }
        Ok(())
    }
}

/// Of two refusals, the one that tells the worker more. Absent never betrays the other.
fn closer(first: Option<Refused>, refused: Refused) -> Refused {
    match first {
        Some(first) if first.kind <= refused.kind || refused.kind == access::Refusal::OtherPurpose => first,
        Some(_) | None => refused,
    }
}

#[derive(Serialize)]
struct Whole<T> {
    shell: crate::shell::Shell,
    #[serde(flatten)]
    page: T,
}
