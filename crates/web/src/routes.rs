//! Every address that answers, each with what it asks leave for. There is no other way to add one, so a page without an access
//! rule cannot be made.

use crate::{
    assets,
    call::{Answer, Call, SentFile},
    failure::{self, Failure},
    pages, sign_in,
    site::Site,
};
use access::{Action, Target};
use axum::{
    Router,
    body::to_bytes,
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, RawPathParams, Request, State},
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
    routing::{MethodFilter, on},
};
use std::{future::Future, pin::Pin, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer};

/// The largest form: a family assessment with every answer at its limit is smaller.
pub const FORM_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The largest return that is sent: two years of the largest council, several times over.
pub const RETURN_BYTES_MAX: usize = 256 * 1024 * 1024;

/// Longer than any page takes; what takes longer is a job.
const ANSWER_SECONDS_MAX: u64 = 60;

/// What a route asks leave for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Open to all: signing in, health.
    Nothing,
    /// Somebody who is signed in; it shows nothing of any record.
    SignedIn,
    /// Leave for this action: of the system as a whole before the handler runs, of a record by the handler, which gets a record in no
    /// other way.
    May(Action),
    /// The same of a record alone, for an action that can also be done to the system as a whole.
    MayOn(Action),
}

/// Reading or sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// GET.
    Get,
    /// POST.
    Post,
    /// POST with files.
    Upload,
}

type Handler = fn(Call) -> Pin<Box<dyn Future<Output = Answer> + Send>>;

/// One route.
#[derive(Clone, Copy)]
pub struct Route {
    /// Reading or sending.
    pub verb: Verb,
    /// The address, with names in braces.
    pub path: &'static str,
    /// What it asks leave for.
    pub needs: Needs,
    handler: Handler,
}

macro_rules! routes {
    ($($verb:ident $path:literal $needs:expr => $handler:path;)*) => {
        &[$(Route { verb: Verb::$verb, path: $path, needs: $needs, handler: |call| Box::pin($handler(call)) }),*]
    };
}

use Action::*;
use Needs::{May, MayOn, Nothing, SignedIn};

/// Every route.
pub const ROUTES: &[Route] = routes! {
    Get "/health" Nothing => pages::health::show;
    Get "/sign-in" Nothing => sign_in::show;
    Post "/sign-in" Nothing => sign_in::post;
    Post "/sign-out" SignedIn => sign_in::sign_out;
    Get "/help" SignedIn => pages::help::show;
    Get "/" SignedIn => pages::home::show;
    Post "/drafts/{form}" SignedIn => pages::drafts::post;
    Get "/work" May(ReadOwnWork) => pages::work::own;
    Get "/team" May(ReadTeamWork) => pages::work::team;
    Get "/front-door" May(ReadFrontDoor) => pages::front_door::board::show;
    Get "/front-door/contact" May(TakeContact) => pages::front_door::contact::show;
    Post "/front-door/contact" May(TakeContact) => pages::front_door::contact::post;
    Get "/search" May(FindPeople) => pages::search::show;
    Post "/search" May(FindPeople) => pages::search::post;
    Post "/people/suggest" May(FindPeople) => pages::search::suggest;
    Post "/people/alike" May(FindPeople) => pages::search::alike;
    Get "/matches" May(ReviewMatches) => pages::queue::show;
    Post "/matches" May(ReviewMatches) => pages::queue::post;
    Get "/matches/sample" May(ReviewMatches) => pages::queue::sample::show;
    Get "/people/{person}/compare/{other}" May(JoinRecords) => pages::queue::pair::show;
    Post "/people/{person}/compare/{other}" May(JoinRecords) => pages::queue::pair::post;
    Get "/families/{family}/matches" May(ReadFamily) => pages::matches::show;
    Post "/families/{family}/matches" May(JoinRecords) => pages::matches::post;
    Get "/people/{person}/join" May(JoinRecords) => pages::join::show_person;
    Post "/people/{person}/join" May(JoinRecords) => pages::join::post_person;
    Get "/families/{family}/join" May(JoinRecords) => pages::join::show_family;
    Post "/families/{family}/join" May(JoinRecords) => pages::join::post_family;
    Get "/families/{family}/access" MayOn(ReadAccessLog) => pages::access::show;
    Get "/families/{family}/break-glass" May(BreakGlass) => pages::break_glass::show;
    Post "/families/{family}/break-glass" May(BreakGlass) => pages::break_glass::post;
    Get "/families/{family}/break-glass/review" May(ReviewBreakGlass) => pages::break_glass::show_review;
    Post "/families/{family}/break-glass/review" May(ReviewBreakGlass) => pages::break_glass::post_review;
    Get "/audit" May(ReadAccessLog) => pages::audit::show;
    Get "/reports" May(ReadReports) => pages::reports::show;
    Get "/reports/{table}" May(ReadReports) => pages::reports::export;
    Get "/forecasts" May(ReadForecasts) => pages::forecasts::show;
    Get "/forecasts/published/{series}" May(ReadForecasts) => pages::forecasts::published::show;
    Get "/forecasts/published/{series}/{file}" May(ReadForecasts) => pages::forecasts::published::download;
    Get "/forecasts/returns" May(MakeForecasts) => pages::forecasts::returned::give;
    Upload "/forecasts/returns" May(MakeForecasts) => pages::forecasts::returned::post;
    Get "/forecasts/returns/{run}" May(ReadForecasts) => pages::forecasts::returned::show;
    Get "/forecasts/returns/{run}/download/{file}" May(ReadForecasts) => pages::forecasts::returned::download;
    Post "/forecasts/returns/{run}/forget" May(MakeForecasts) => pages::forecasts::returned::forget;
    Post "/forecasts/returns/{run}/share" May(MakeForecasts) => pages::forecasts::returned::share;
    Get "/forecasts/returns/{run}/scenarios" May(ReadForecasts) => pages::forecasts::scenarios::choose;
    Get "/forecasts/returns/{run}/scenarios/{scenario}" May(ReadForecasts) => pages::forecasts::scenarios::show;
    Post "/forecasts/returns/{run}/scenarios/{scenario}" May(ReadForecasts) => pages::forecasts::scenarios::post;
    Post "/forecasts/scenarios/{scenario}/remove" May(MakeForecasts) => pages::forecasts::scenarios::remove;
    Get "/forecasts/compared/{compared}" May(ReadForecasts) => pages::forecasts::compared::show;
    Get "/forecasts/compared/{compared}/download/{file}" May(ReadForecasts) => pages::forecasts::compared::download;
    Post "/forecasts/compared/{compared}/forget" May(ReadForecasts) => pages::forecasts::compared::forget;
    Get "/returns" May(CheckReturns) => pages::returns::show;
    Upload "/returns" May(CheckReturns) => pages::returns::post;
    Get "/returns/{check}" May(CheckReturns) => pages::returns::found::show;
    Get "/returns/{check}/rules/{rule}" May(CheckReturns) => pages::returns::found::rule;
    Get "/returns/{check}/children" May(CheckReturns) => pages::returns::found::children;
    Get "/returns/{check}/download/{file}" May(CheckReturns) => pages::returns::found::download;
    Post "/returns/{check}/forget" May(CheckReturns) => pages::returns::forget;
    Get "/api/v1/openapi.json" SignedIn => pages::api::openapi::show;
    Get "/api/v1/families/{family}" May(ReadFamily) => pages::api::show_family;
    Get "/api/v1/families/{family}/chronology" May(ReadChronology) => pages::api::show_chronology;
    Get "/api/v1/people/{person}" May(ReadPerson) => pages::api::show_person;
    Post "/api/v1/people/search" May(FindPeople) => pages::api::find;
    Post "/api/v1/contacts" May(TakeContact) => pages::api::take_contact;
    Post "/api/v1/families/{family}/contacts/{contact}" May(DecideContact) => pages::api::decide_contact;
    Post "/api/v1/families/{family}/record/{act}" May(ReadFamily) => pages::api::record;
    Get "/families/{family}/contacts/{contact}" May(DecideContact) => pages::front_door::decide::show;
    Post "/families/{family}/contacts/{contact}" May(DecideContact) => pages::front_door::decide::post;
    Get "/families/{family}" May(ReadFamily) => pages::family::show;
    Get "/families/{family}/chronology" May(ReadChronology) => pages::family::chronology::show;
    Get "/families/{family}/print" May(PrintRecord) => pages::family::print::show;
    Get "/families/{family}/assessment" May(ReadFamily) => pages::family::assessment::show;
    Get "/families/{family}/plan" May(ReadFamily) => pages::family::plan::show;
    Get "/families/{family}/genogram" May(ReadFamily) => pages::family::genogram::show;
    Get "/families/{family}/entries/{entry}" May(ReadFamily) => pages::family::entry::show;
    Get "/families/{family}/entries/{entry}/correct" May(ReadFamily) => pages::family::entry::correct::show;
    Post "/families/{family}/entries/{entry}/correct" May(ReadFamily) => pages::family::entry::correct::post;
    Get "/families/{family}/entries/{entry}/wrong-person" May(ReadFamily) => pages::family::entry::wrong_person::show;
    Post "/families/{family}/entries/{entry}/wrong-person" May(ReadFamily) => pages::family::entry::wrong_person::post;
    Get "/families/{family}/entries/{entry}/withdraw" May(ReadFamily) => pages::family::entry::withdraw::show;
    Post "/families/{family}/entries/{entry}/withdraw" May(ReadFamily) => pages::family::entry::withdraw::post;
    Get "/people/{person}" May(ReadPerson) => pages::person::show;
    Get "/people/{person}/chronology" May(ReadPerson) => pages::person::chronology::show;
    Get "/people/{person}/details" May(ReadPerson) => pages::person::details::show;
    Post "/people/{person}/details" May(ReadPerson) => pages::person::details::post;
    Get "/families/{family}/record/assessment" May(ReadFamily) => pages::record::assessment::show;
    Post "/families/{family}/record/assessment" May(ReadFamily) => pages::record::assessment::post;
    Get "/families/{family}/record/assessment/{part}" May(ReadFamily) => pages::record::assessment::show_part;
    Post "/families/{family}/record/assessment/{part}" May(ReadFamily) => pages::record::assessment::post_part;
    Get "/families/{family}/record/{act}" May(ReadFamily) => pages::record::show;
    Post "/families/{family}/record/{act}" May(ReadFamily) => pages::record::post;
};

/// The whole site.
pub fn router(site: Site) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let filter = match route.verb {
            Verb::Get => MethodFilter::GET,
            Verb::Post | Verb::Upload => MethodFilter::POST,
        };
        router = router.route(
            route.path,
            on(filter, move |State(site): State<Site>, request: Request| answer(site, route, request)),
        );
    }
    router
        .fallback(|State(site): State<Site>, request: Request| answer(site, &NO_SUCH_PAGE, request))
        .with_state(site)
        .layer(CompressionLayer::new())
        .merge(assets::routes())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(ANSWER_SECONDS_MAX),
        ))
        .layer(axum::middleware::map_response(guard_headers))
}

/// A page for a fault of ours. What went wrong may name somebody, so neither the page nor the log repeats it.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    const PAGE: &str = "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Sorry, there is a problem with the service</title></head>\
        <body><main><h1>Sorry, there is a problem with the service</h1><p>Try again in a minute. What was saved before is not lost.</p>\
        <p><a href=\"/\">Go to the first page</a></p></main></body></html>";
    tracing::error!("a page panicked");
    (axum::http::StatusCode::INTERNAL_SERVER_ERROR, Html(PAGE)).into_response()
}

const NO_SUCH_PAGE: Route =
    Route { verb: Verb::Get, path: "", needs: Nothing, handler: |_| Box::pin(async { Err(Failure::Absent) }) };

/// Reads the call, finds out who calls, asks leave, runs the handler, and makes a page of whatever went wrong.
async fn answer(site: Site, route: &'static Route, request: Request) -> Response {
    let at = (site.clock)();
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let mut path: std::collections::BTreeMap<String, String> = params
        .map(|params| params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
        .unwrap_or_default();
    path.insert("*".into(), parts.uri.path().to_owned());
    let query = read_pairs(parts.uri.query().unwrap_or_default().as_bytes());
    let action = match route.needs {
        May(action) | MayOn(action) => Some(action),
        Nothing | SignedIn => None,
    };
    let headers = parts.headers;
    let mut call = Call {
        site,
        who: None,
        action,
        path,
        query,
        form: Vec::new(),
        json: None,
        files: Vec::new(),
        headers,
        at,
        logging: Default::default(),
    };
    let outcome = async {
        call.who = sign_in::who(&call).await?;
        if route.needs != Nothing && call.who.is_none() {
            // Nothing is read of what a stranger sends.
            return Err(if route.verb != Verb::Get { Failure::SignedOutWhileSending } else { Failure::SignedOut });
        }
        // Who may not is told before anything that they send is taken.
        if let May(action) = route.needs
            && matches!(action.target(), Target::System | Target::Either)
        {
            call.permit(action, None, None).await?;
        }
        match route.verb {
            Verb::Get => {}
            Verb::Post => read_body(&mut call, body).await?,
            Verb::Upload => read_files(&mut call, body).await?,
        }
        if route.verb != Verb::Get {
            sign_in::check_token(&call, route.needs)?;
        }
        Ok(())
    }
    .await;
    // The handler takes the call; a failure page needs its own view of it.
    let seen = call.for_failure();
    let outcome = match outcome {
        Ok(()) => (route.handler)(call).await,
        Err(failure) => Err(failure),
    };
    let outcome = match (outcome, seen.logging.done().await) {
        (Ok(_), Err(failure)) => Err(failure),
        (outcome, _) => outcome,
    };
    match outcome {
        Ok(response) => response,
        Err(failure) => failure::answer(&seen, failure).await,
    }
}

/// The most fields of one form: thirty rows of twelve answers, and each child's lines.
const FIELDS_MAX: usize = 5_000;

async fn read_body(call: &mut Call, body: axum::body::Body) -> Result<(), Failure> {
    let bytes = to_bytes(body, FORM_BYTES_MAX).await.map_err(|_| Failure::TooLarge)?;
    let kind = call.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/json") {
        let json = serde_json::from_slice(&bytes).map_err(|_| Failure::Unreadable("What you sent is not JSON."))?;
        call.json = Some(json);
        return Ok(());
    }
    let pairs = read_pairs(&bytes);
    if pairs.len() > FIELDS_MAX {
        return Err(Failure::TooLarge);
    }
    call.form = pairs;
    Ok(())
}

/// The most parts of a form with files: two years' tables, lists and fields.
const PARTS_MAX: usize = 500;

/// Reads a form that carries files.
async fn read_files(call: &mut Call, body: axum::body::Body) -> Result<(), Failure> {
    let mut request = Request::new(body);
    *request.headers_mut() = call.headers.clone();
    DefaultBodyLimit::max(RETURN_BYTES_MAX).apply(&mut request);
    let mut parts =
        Multipart::from_request(request, &()).await.map_err(|_| Failure::Unreadable("What you sent is not a form."))?;
    for _ in 0..PARTS_MAX {
        let Some(part) = parts.next_field().await.map_err(|_| Failure::TooLarge)? else { return Ok(()) };
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            Some(name) => {
                let bytes = part.bytes().await.map_err(|_| Failure::TooLarge)?.to_vec();
                // A browser sends a nameless file where none was chosen.
                if !name.is_empty() {
                    call.files.push(SentFile { field, name, bytes });
                }
            }
            None => call.form.push((field, part.text().await.map_err(|_| Failure::TooLarge)?)),
        }
    }
    Err(Failure::TooLarge)
}

fn read_pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// Headers of every answer: nothing from elsewhere, nothing inline, nothing kept by browsers or proxies, no frames.
async fn guard_headers(mut response: Response) -> Response {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
        form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
