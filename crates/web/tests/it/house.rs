//! A made-up authority to test in: a fresh store, a worker of every role in each of two teams, a clock that stands until it is
//! moved, and browsers that are signed in.

use crate::{home::Home, page::Page};
use access::Role;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use casework::{
    Scribe,
    form::LocalQuestions,
    workforce::{WORKER_APPOINTED, WorkerAppointed},
};
use jiff::civil::{DateTime, date};
use ledger::{EntryId, FamilyId, Instant, PersonId, Sensitivity, When, WorkerId};
use std::cell::Cell;
use store::{Commit, Store};
use tower::ServiceExt;
use uuid::Uuid;
use web::{RoleCard, Settings, SignIn, Site};

/// A working Wednesday.
const NOON: DateTime = date(2026, 3, 4).at(12, 0, 0, 0);

thread_local! {
    // Every test runs on one thread of its own, so each has its own clock.
    static NOW: Cell<i64> = const { Cell::new(0) };
    static COMMANDS: Cell<u64> = const { Cell::new(0) };
}

fn now() -> Instant {
    assert!(NOW.get() >= 0, "Amara Okonjo broke the clock");
    Instant::from_microseconds(NOW.get())
}

/// Runs a test from noon on 4 March 2026.
pub fn run(situation: impl Future<Output = ()>) {
    NOW.set(Instant::from_london(NOON).microseconds());
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(situation);
}

/// A fresh id as a page would make it.
pub fn new_command() -> Uuid {
    COMMANDS.set(COMMANDS.get() + 1);
    let random = u128::from(std::process::id()) << 32 | u128::from(COMMANDS.get());
    uuid::Builder::from_unix_timestamp_millis(
        (NOW.get() / 1_000) as u64,
        &random.to_be_bytes()[6..].try_into().unwrap(),
    )
    .into_uuid()
}

pub struct House {
    pub store: Store,
    pub router: Router,
}

/// The worker of a role in the team "North".
pub fn worker(role: Role) -> WorkerId {
    numbered(0x1000, role)
}

/// The worker of a role in the team "South": nothing connects them with the families of "North".
pub fn stranger(role: Role) -> WorkerId {
    numbered(0x2000, role)
}

fn numbered(base: u128, role: Role) -> WorkerId {
    WorkerId(Uuid::from_u128(base + Role::ALL.iter().position(|one| *one == role).unwrap() as u128))
}

/// Everybody who works here, with their role and team.
fn everybody() -> Vec<(WorkerId, Role, &'static str)> {
    let team =
        |(base, team): (u128, &'static str)| Role::ALL.iter().map(move |role| (numbered(base, *role), *role, team));
    [(0x1000, "North"), (0x2000, "South")].into_iter().flat_map(team).collect()
}

fn called(role: Role, team: &str) -> String {
    format!("{} {team}", role.title())
}

fn cards() -> Vec<RoleCard> {
    let card = |(worker, role, team): (WorkerId, Role, &str)| RoleCard {
        worker,
        name: called(role, team),
        title: role.title().into(),
        shows: String::new(),
    };
    everybody().into_iter().map(card).collect()
}

impl House {
    pub async fn at(home: &Home) -> House {
        let store = home.open().await;
        let everybody = everybody();
        let drafts = everybody
            .iter()
            .map(|(id, role, team)| {
                appointing(*id, WorkerAppointed { name: called(*role, team), ..appointed(*role, team) })
            })
            .collect();
        store.append(Commit::new(now(), drafts)).await.unwrap();
        House::with(store, SignIn::RoleCards(cards()))
    }

    /// Another server of the same authority.
    pub fn another_server(&self) -> House {
        House::with(self.store.clone(), SignIn::RoleCards(cards()))
    }

    /// The same house with another way of signing in.
    pub fn with(store: Store, sign_in: SignIn) -> House {
        let settings = Settings {
            store: store.clone(),
            local: LocalQuestions::default(),
            authority: "Aldermoor".into(),
            sign_in,
            clock: now,
            forecasts: web::forecasts::Sources::default(),
        };
        House { store, router: web::router(Site::new(settings).unwrap()) }
    }

    pub fn now(&self) -> Instant {
        now()
    }

    /// Moves the clock on.
    pub fn wait(&self, time: std::time::Duration) {
        NOW.set(NOW.get() + i64::try_from(time.as_micros()).unwrap());
    }

    /// From now on whatever asks for the time panics.
    pub fn break_the_clock(&self) {
        NOW.set(-1);
    }

    /// Moves the clock on by whole days.
    pub fn wait_days(&self, days: u64) {
        self.wait(std::time::Duration::from_secs(days * 24 * 60 * 60));
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser { router: self.router.clone(), cookie: String::new(), token: String::new() }
    }

    /// Signs in as the worker of a role in the team "North".
    pub async fn sign_in(&self, role: Role) -> Browser {
        self.sign_in_as(worker(role)).await
    }

    /// Signs in as any worker with a role card.
    pub async fn sign_in_as(&self, worker: WorkerId) -> Browser {
        let mut browser = self.browser();
        let page = browser.post("/sign-in", &[("worker", &worker.to_string())]).await;
        browser.keep_cookie(&page);
        browser.token = browser.get("/help").await.value("token");
        browser
    }

    /// Changes what a worker is appointed to.
    pub async fn appoint(&self, worker: WorkerId, appointed: WorkerAppointed) {
        self.wait(std::time::Duration::from_secs(1));
        self.store.append(Commit::new(now(), vec![appointing(worker, appointed)])).await.unwrap();
    }

    /// A family that somebody is worried about: three children and their mother, taken down on the contact page. Nobody decided yet.
    pub async fn family(&self) -> FamilyId {
        self.family_called("Okonjo").await
    }

    pub async fn family_called(&self, surname: &str) -> FamilyId {
        let browser = self.sign_in(Role::FrontDoorWorker).await;
        let page = browser
            .fill("/front-door/contact", &OKONJO.map(|(name, value)| (name, value.replace("Okonjo", surname))))
            .await;
        page.is(axum::http::StatusCode::SEE_OTHER);
        let found = self.store.query(&FAMILY_CALLED, &[ledger::Cell::Text(surname.into())]).await.unwrap();
        found
            .last()
            .expect("the contact made a family")
            .text(0)
            .unwrap()
            .strip_prefix("family:")
            .unwrap()
            .parse()
            .unwrap()
    }

    /// The people of a family, the oldest child first.
    pub async fn people(&self, family: FamilyId) -> Vec<PersonId> {
        let found = self.store.query(&PEOPLE_OF, &[ledger::Cell::Text(format!("family:{family}"))]).await.unwrap();
        found.iter().map(|record| record.parsed(0).unwrap()).collect()
    }

    /// The only contact of a family.
    pub async fn contact(&self, family: FamilyId) -> EntryId {
        let found = self.store.query(&CONTACT_OF, &[ledger::Cell::Text(format!("family:{family}"))]).await.unwrap();
        found[0].parsed(0).unwrap()
    }

    /// Restricts or seals a family's record, as its team's manager, for these workers alone.
    pub async fn narrow(&self, family: FamilyId, sensitivity: Sensitivity, named: &[WorkerId]) {
        self.wait(std::time::Duration::from_secs(1));
        let mut scribe = Scribe::new(worker(Role::TeamManager), now(), new_command());
        let drafts = casework::people::restrict(
            family.into(),
            sensitivity,
            named.to_vec(),
            "There is a threat.".into(),
            &mut scribe,
        );
        self.store.append(Commit::new(now(), drafts)).await.unwrap();
    }

    /// A family whom the lead practitioner of "North" helps.
    pub async fn helped_family(&self) -> FamilyId {
        let family = self.family().await;
        self.decide_to_help(family).await;
        family
    }

    /// The team manager decides on a family's only contact: Family Help by the lead practitioner of "North".
    pub async fn decide_to_help(&self, family: FamilyId) {
        let manager = self.sign_in(Role::TeamManager).await;
        let page = format!("/families/{family}/contacts/{}", self.contact(family).await);
        let decision = [
            ("outcome", "family_help".to_owned()),
            ("reasons", "Debt and low mood; the children are kept in the middle.".to_owned()),
            ("lead", worker(Role::LeadPractitioner).to_string()),
            ("supervisor", worker(Role::PracticeSupervisor).to_string()),
        ];
        manager.fill(&page, &decision).await.is(axum::http::StatusCode::SEE_OTHER);
    }
}

store::statements! {
    FAMILY_CALLED = "SELECT subject FROM family_now WHERE name = $1 ORDER BY subject LIMIT 100";
    PEOPLE_OF = "SELECT m.person FROM family_member m JOIN person_now p ON p.subject = 'person:' || m.person
        WHERE m.subject = $1 ORDER BY p.born IS NULL, p.born, m.person LIMIT 100";
    CONTACT_OF = "SELECT contact FROM contact_now WHERE subject = $1 ORDER BY contact LIMIT 100";
}

const OKONJO: [(&str, &str); 19] = [
    ("worry", "Bailiffs came twice and the children hid in the wardrobe."),
    ("immediate_danger", "no"),
    ("source", "1A"),
    ("referrer", "Mrs Patel"),
    ("received_on", "4/3/2026"),
    ("children.0.forename", "Amara"),
    ("children.0.surname", "Okonjo"),
    ("children.0.born", "12/9/2016"),
    ("children.0.sex", "F"),
    ("children.1.forename", "Kai"),
    ("children.1.surname", "Okonjo"),
    ("children.1.born", "2/2/2020"),
    ("children.2.forename", "Bea"),
    ("children.2.surname", "Okonjo"),
    ("children.2.born", "30/11/2023"),
    ("address", "14 Elm Row, Aldermoor AL1 2AB"),
    ("adults.0.forename", "Ngozi"),
    ("adults.0.surname", "Okonjo"),
    ("adults.0.is", "mother"),
];

/// A worker of a role in a team, who may read what is restricted where their work allows it.
pub fn appointed(role: Role, team: &str) -> WorkerAppointed {
    WorkerAppointed {
        name: format!("{} {team}", role.title()),
        roles: vec![role.code().into()],
        teams: vec![team.into()],
        discipline: None,
        agency: None,
        clearance: Sensitivity::Sealed,
    }
}

fn appointing(worker: WorkerId, appointed: WorkerAppointed) -> ledger::Draft {
    let mut scribe = Scribe::new(worker, now(), new_command());
    let since = When::since(scribe.today);
    scribe.write(WORKER_APPOINTED, [worker.into()], since, &appointed)
}

/// A browser: keeps its cookie, and sends with each form what the page gave it.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: String,
    pub token: String,
}

impl Browser {
    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).header(header::COOKIE, &self.cookie).body(Body::empty()).unwrap()).await
    }

    /// Sends fields with the form token.
    pub async fn post<V: AsRef<str>>(&self, path: &str, fields: &[(&str, V)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("token", &self.token);
        body.extend_pairs(fields.iter().map(|(name, value)| (*name, value.as_ref())));
        self.send(self.request(path, "application/x-www-form-urlencoded", body.finish())).await
    }

    pub async fn post_json(&self, path: &str, json: &serde_json::Value) -> Page {
        self.send(self.request(path, "application/json", json.to_string())).await
    }

    /// Sends a form with one file, as a browser does.
    pub async fn post_file(&self, path: &str, field: &str, name: &str, content: &str) -> Page {
        let part = |about: &str, content: &str| {
            format!("--kith\r\nContent-Disposition: form-data; {about}\r\n\r\n{content}\r\n")
        };
        let token = part("name=\"token\"", &self.token);
        let file = part(&format!("name=\"{field}\"; filename=\"{name}\""), content);
        self.send(self.request(path, "multipart/form-data; boundary=kith", format!("{token}{file}--kith--\r\n"))).await
    }

    /// Sends files and fields as a browser does.
    pub async fn post_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        files: &[(String, String)],
    ) -> Page {
        let part = |about: String, content: &str| {
            format!("--kith\r\nContent-Disposition: form-data; {about}\r\n\r\n{content}\r\n")
        };
        let fields = [("token", self.token.as_str())].into_iter().chain(fields.iter().copied());
        let mut body: String = fields.map(|(name, value)| part(format!("name=\"{name}\""), value)).collect();
        for (name, content) in files {
            body.push_str(&part(format!("name=\"{field}\"; filename=\"{name}\""), content));
        }
        body.push_str("--kith--\r\n");
        self.send(self.request(path, "multipart/form-data; boundary=kith", body)).await
    }

    fn request(&self, path: &str, kind: &str, body: String) -> Request<Body> {
        let request = Request::post(path).header(header::COOKIE, &self.cookie).header(header::CONTENT_TYPE, kind);
        let request = if kind == "application/json" { request.header("x-kith-token", &self.token) } else { request };
        request.body(body.into()).unwrap()
    }

    /// Opens a page and sends its form as it stands, with these answers in place of the page's own.
    pub async fn fill<V: AsRef<str>>(&self, path: &str, answers: &[(&str, V)]) -> Page {
        let page = self.get(path).await;
        page.is_ok();
        self.send_form(&page, answers).await
    }

    /// Sends a page's form as it stands, with these answers in place of the page's own.
    pub async fn send_form<V: AsRef<str>>(&self, page: &Page, answers: &[(&str, V)]) -> Page {
        let (action, mut fields) = page.form();
        fields.retain(|(name, _)| name != "token" && !answers.iter().any(|(answered, _)| answered == name));
        let answers = answers.iter().map(|(name, value)| (*name, value.as_ref()));
        let all: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(answers).collect();
        self.post(&action, &all).await
    }

    /// The page where a redirect leads.
    pub async fn follow(&self, page: Page) -> Page {
        self.get(&page.leads_to()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub fn keep_cookie(&mut self, page: &Page) {
        let set = page.headers.get(header::SET_COOKIE).unwrap_or_else(|| panic!("no cookie: {}", page.text()));
        self.cookie = set.to_str().unwrap().split(';').next().unwrap().to_owned();
    }
}
