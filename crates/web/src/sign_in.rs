//! Signing in and out. One seam: whoever checks who somebody is, here it becomes a session of this system. Rights are read from the
//! ledger at every call, never from the session.

use crate::{
    call::{Answer, Call, Who},
    failure::Failure,
    routes::Needs,
    site::SignIn,
};
use access::{Actor, Role};
use argon2::{Argon2, PasswordHash, PasswordVerifier};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use casework::workforce;
use ledger::{Instant, WorkerId};
use serde_json::json;
use store::Session;

/// An hour without a call ends a session: long enough for a meeting, short enough for a shared office.
const IDLE_MICROSECONDS: i64 = 60 * 60 * 1_000_000;
/// Twelve hours end it whatever happens.
const SESSION_MICROSECONDS: i64 = 12 * 60 * 60 * 1_000_000;
/// The session's end moves on at most this often, so that reading does not write at every page.
const SEEN_EVERY_MICROSECONDS: i64 = 60 * 1_000_000;

/// The cookie's name. Over TLS it is bound to this host and to TLS.
fn cookie_name(sign_in: &SignIn) -> &'static str {
    match sign_in {
        SignIn::Accounts => "__Host-kith",
        SignIn::RoleCards(_) => "kith-demo",
    }
}

/// `GET /sign-in`
pub async fn show(call: Call) -> Answer {
    page(&call, StatusCode::OK, None, "")
}

fn page(call: &Call, status: StatusCode, problem: Option<&str>, name: &str) -> Answer {
    let errors = problem.map(|text| vec![json!({ "text": text, "href": "#name" })]);
    match &call.site.sign_in {
        SignIn::Accounts => call.page_as(status, "sign_in/accounts.html", json!({ "errors": errors, "name": name })),
        SignIn::RoleCards(cards) => {
            call.page_as(status, "sign_in/cards.html", json!({ "errors": errors, "cards": cards }))
        }
    }
}

/// `POST /sign-in`
pub async fn post(call: Call) -> Answer {
    let worker = match &call.site.sign_in {
        SignIn::RoleCards(cards) => {
            let chosen: Option<WorkerId> = call.sent("worker").and_then(|id| id.parse().ok());
            cards.iter().map(|card| card.worker).find(|worker| Some(*worker) == chosen)
        }
        SignIn::Accounts => check_password(&call).await?,
    };
    let Some(worker) = worker else {
        let problem = "The name and the password do not belong together. Check both and try again.";
        return page(&call, StatusCode::UNPROCESSABLE_ENTITY, Some(problem), call.sent("name").unwrap_or_default());
    };
    let token = random_token()?;
    let session = Session {
        token_digest: digest(&token),
        worker,
        began_at: call.at,
        seen_at: call.at,
        ends_at: later(call.at, IDLE_MICROSECONDS),
        held: String::new(),
    };
    call.site.store.begin_session(&session).await?;
    call.site.store.forget_ended_sessions(call.at).await?;
    let mut response = call.see("/")?;
    set_cookie(&call, &mut response, &token, SESSION_MICROSECONDS / 1_000_000)?;
    Ok(response)
}

/// `POST /sign-out`
pub async fn sign_out(call: Call) -> Answer {
    call.site.store.end_session(&call.who()?.session).await?;
    let mut response = call.see("/sign-in")?;
    set_cookie(&call, &mut response, "", 0)?;
    Ok(response)
}

/// The worker whose name and password were sent. An unknown name takes as long as a wrong password.
async fn check_password(call: &Call) -> Result<Option<WorkerId>, Failure> {
    /// A hash of nothing, with the cost of a real one.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$d3Zvd29yZHdvcmR3b3Jkd29yZHdvcmR3b3Jkd29yZHc";
    let (name, password) = (
        call.sent("name").unwrap_or_default().trim().to_lowercase(),
        call.sent("password").unwrap_or_default().to_owned(),
    );
    let account = call.site.store.account_named(&name).await?.filter(|account| account.closed_at.is_none());
    let hash = account.as_ref().and_then(|account| account.password_hash.clone()).unwrap_or_else(|| NOBODY.to_owned());
    let matches = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    let matches = matches.await.map_err(|_| Failure::Broken("a password could not be checked"))?;
    Ok(account.filter(|_| matches).map(|account| account.worker))
}

/// Who calls, from the session that the cookie opens. Rights come from the ledger as it is now.
pub async fn who(call: &Call) -> Result<Option<Who>, Failure> {
    let Some(token) = cookie(call) else { return Ok(None) };
    let digest = digest(&token);
    let Some((session, entries)) = call.site.store.session_and_worker(&digest, call.at).await? else {
        return Ok(None);
    };
    if call.at.microseconds() - session.began_at.microseconds() > SESSION_MICROSECONDS {
        return Ok(None);
    }
    if call.at.microseconds() - session.seen_at.microseconds() > SEEN_EVERY_MICROSECONDS {
        call.site.store.session_seen(&digest, call.at, later(call.at, IDLE_MICROSECONDS)).await?;
    }
    let Some(worker) = workforce::worker_from(&entries, session.worker) else { return Ok(None) };
    let appointed = worker.appointed;
    let roles: Vec<Role> = appointed.roles.iter().filter_map(|code| Role::from_code(code)).collect();
    let title = roles.first().map_or("No role", |role| role.title());
    let notice = serde_json::from_str::<serde_json::Value>(&session.held)
        .ok()
        .and_then(|held| Some(held["notice"].as_str()?.to_owned()));
    if notice.is_some() {
        call.site.store.hold_in_session(&digest, "").await?;
    }
    Ok(Some(Who {
        actor: Actor {
            worker: session.worker,
            roles: roles.into_iter().collect(),
            teams: appointed.teams.into_iter().collect(),
            clearance: appointed.clearance,
            own_people: worker.conflict.people.into_iter().collect(),
            conflicts: worker.conflict.families.into_iter().collect(),
        },
        name: appointed.name,
        title,
        token: form_token(&token),
        session: digest,
        notice,
    }))
}

/// A form must carry the session's form token, and must not come from another site.
pub fn check_token(call: &Call, needs: Needs) -> Result<(), Failure> {
    let site = call.headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    if !matches!(site, None | Some("same-origin" | "none")) {
        return Err(Failure::SentFromElsewhere);
    }
    if needs == Needs::Nothing {
        return Ok(());
    }
    let sent = call.sent("token").or_else(|| call.headers.get("x-kith-token").and_then(|token| token.to_str().ok()));
    let expected = &call.who()?.token;
    let same = sent.is_some_and(|sent| {
        sent.len() == expected.len()
            && sent.bytes().zip(expected.bytes()).fold(0, |difference, (one, other)| difference | (one ^ other)) == 0
    });
    if same { Ok(()) } else { Err(Failure::SentFromElsewhere) }
}

fn later(at: Instant, microseconds: i64) -> Instant {
    Instant::from_microseconds(at.microseconds() + microseconds)
}

fn random_token() -> Result<String, Failure> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Failure::Broken("the random source failed"))?;
    Ok(hexadecimal(&bytes))
}

/// Only digests of tokens are stored: a copy of the database signs nobody in.
fn digest(token: &str) -> String {
    hexadecimal(&sha2(&[b"session", token.as_bytes()]))
}

fn form_token(token: &str) -> String {
    hexadecimal(&sha2(&[b"form", token.as_bytes()]))
}

fn sha2(parts: &[&[u8]]) -> [u8; 32] {
    use sha2::Digest;
    let mut hash = sha2::Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn cookie(call: &Call) -> Option<String> {
    let name = cookie_name(&call.site.sign_in);
    let cookies = call.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

fn set_cookie(call: &Call, response: &mut Response, token: &str, seconds: i64) -> Result<(), Failure> {
    let secure = match call.site.sign_in {
        SignIn::Accounts => "; Secure",
        SignIn::RoleCards(_) => "",
    };
    let name = cookie_name(&call.site.sign_in);
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Failure::Broken("a cookie could not be written"))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(())
}
