//! Mixed work at a steady rate over a large ledger, through a real socket: pages of families, chronologies, worklists, the board,
//! searches and notes. Requests leave when they are due, whether or not earlier ones were answered.

use crate::{
    Sizes,
    house::{House, Place, SignedIn, now, random, sign_in},
    named, percentile,
};
use anyhow::{Context, Result, bail};
use ledger::Cell;
use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

/// Longer than anybody waits.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// Families of each worker that are looked at.
const FAMILIES: i64 = 400;
/// Workers who are at work at the same time.
const DESKS: usize = 100;

store::statements! {
    LED_BY = "SELECT subject, involved FROM family_now WHERE lead = $1 ORDER BY subject LIMIT $2";
}

/// A worker and the families that they lead.
struct Desk {
    who: SignedIn,
    families: Vec<String>,
}

pub async fn run(sizes: Sizes, place: Place) -> Result<()> {
    let house = House::filled(&place, sizes.load_entries).await?;
    let entries = house.store.head().await?.sequence.0;
    let site = house.site().await?;
    let mut desks = Vec::new();
    for account in house.with_role("lead_practitioner") {
        let led = house.store.query(&LED_BY, &[Cell::Text(account.worker.to_string()), Cell::Number(FAMILIES)]).await?;
        let families: Vec<String> = led.iter().filter_map(open_to_lead).collect();
        if !families.is_empty() && desks.len() < DESKS {
            desks.push(Desk { who: sign_in(&site, account).await?, families });
        }
    }
    let front = house.with_role("front_door_worker");
    let front = sign_in(&site, front.first().context("nobody works at the front door")?).await?;
    if desks.is_empty() {
        bail!("nobody leads a family");
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let serving = tokio::spawn(async move { axum::serve(listener, site).await });

    let (desks, front) = (Arc::new(desks), Arc::new(front));
    let mut answers: JoinSet<(Kind, f64, bool)> = JoinSet::new();
    let begun = Instant::now();
    let all = sizes.load_rate * sizes.load_seconds;
    for number in 0..all {
        let due = begun + Duration::from_secs_f64(number as f64 / sizes.load_rate as f64);
        tokio::time::sleep_until(due.into()).await;
        let (desks, front) = (desks.clone(), front.clone());
        answers.spawn(async move {
            let kind = Kind::of(number);
            let chance = random().unwrap_or(number);
            let text = request(kind, &desks[(chance % desks.len() as u64) as usize], &front, chance);
            let answered = tokio::time::timeout(ANSWER_WITHIN, ask(address, &text)).await;
            let well = matches!(answered, Ok(Ok(status)) if status < 400);
            (kind, due.elapsed().as_secs_f64(), well)
        });
    }
    let answers = answers.join_all().await;
    serving.abort();
    let mut seconds: Vec<f64> = answers.iter().map(|(_, seconds, _)| *seconds).collect();
    seconds.sort_by(f64::total_cmp);
    let errors = answers.iter().filter(|(_, _, well)| !well).count();
    println!(
        "load on {}: {} requests at {} a second over {entries} entries: p50 {:.0} ms, p95 {:.0} ms, p99 {:.0} ms, {errors} errors (goal p95 under 200 ms, p99 under 500 ms, none)",
        named(&house.address),
        answers.len(),
        sizes.load_rate,
        percentile(&seconds, 50.0) * 1e3,
        percentile(&seconds, 95.0) * 1e3,
        percentile(&seconds, 99.0) * 1e3,
    );
    for kind in Kind::ALL {
        let mut of_kind: Vec<f64> =
            answers.iter().filter(|(other, _, _)| *other == kind).map(|(_, seconds, _)| *seconds).collect();
        of_kind.sort_by(f64::total_cmp);
        let errors = answers.iter().filter(|(other, _, well)| *other == kind && !well).count();
        println!(
            "  {:<12} {:>5}: p50 {:.0} ms, p95 {:.0} ms, {errors} errors",
            kind.name(),
            of_kind.len(),
            percentile(&of_kind, 50.0) * 1e3,
            percentile(&of_kind, 95.0) * 1e3
        );
    }
    Ok(())
}

/// The family of a row, unless its record was narrowed: whether its lead may still open that depends on their clearance, and a page that
/// is rightly refused is no measure of anything.
fn open_to_lead(record: &store::Record) -> Option<String> {
    let involved: casework::Involved = serde_json::from_str(record.text(1).ok()?).ok()?;
    let family = record.text(0).ok()?.strip_prefix("family:")?;
    (involved.sensitivity == ledger::Sensitivity::Normal).then(|| family.to_owned())
}

/// What people do, in the shares in which they do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Family,
    Chronology,
    Work,
    Board,
    Search,
    Note,
}

impl Kind {
    const ALL: [Kind; 6] = [Kind::Family, Kind::Chronology, Kind::Work, Kind::Board, Kind::Search, Kind::Note];

    /// Of a hundred: 50 family pages, 15 chronologies, 13 worklists, 5 boards, 10 searches, 7 notes.
    fn of(number: u64) -> Kind {
        // A step that shares no factor with a hundred mixes the kinds instead of sending them in blocks.
        match number * 37 % 100 {
            0..50 => Kind::Family,
            50..65 => Kind::Chronology,
            65..78 => Kind::Work,
            78..83 => Kind::Board,
            83..93 => Kind::Search,
            _ => Kind::Note,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Family => "family page",
            Kind::Chronology => "chronology",
            Kind::Work => "my work",
            Kind::Board => "board",
            Kind::Search => "search",
            Kind::Note => "note",
        }
    }
}

/// The request as it goes over the wire.
fn request(kind: Kind, desk: &Desk, front: &SignedIn, chance: u64) -> String {
    const SEARCHED: [&str; 8] =
        ["amara", "mohammed", "kai jones", "siobhan", "oliver smith", "zofia", "liz", "francis"];
    let family = &desk.families[(chance / 7 % desk.families.len() as u64) as usize];
    let get = |path: String, who: &SignedIn| {
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {}\r\n\r\n", who.cookie)
    };
    let post = |path: String, who: &SignedIn, fields: &[(&str, &str)]| {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("token", &who.token).extend_pairs(fields);
        let form = form.finish();
        format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            who.cookie,
            form.len()
        )
    };
    match kind {
        Kind::Family => get(format!("/families/{family}"), &desk.who),
        Kind::Chronology => get(format!("/families/{family}/chronology"), &desk.who),
        Kind::Work => get("/work".into(), &desk.who),
        Kind::Board => get("/front-door".into(), front),
        Kind::Search => {
            post("/search".into(), &desk.who, &[("q", SEARCHED[(chance / 3 % SEARCHED.len() as u64) as usize])])
        }
        Kind::Note => {
            let at = now();
            let command = uuid::Builder::from_unix_timestamp_millis(at.microseconds() as u64 / 1_000, &bytes(chance))
                .into_uuid()
                .to_string();
            let fields = [
                ("command", command.as_str()),
                ("based_on", "0"),
                ("way", "phone"),
                ("on", "today"),
                ("says", "Rang back. All well; we meet on Friday."),
            ];
            post(format!("/families/{family}/record/note"), &desk.who, &fields)
        }
    }
}

fn bytes(chance: u64) -> [u8; 10] {
    let spread = chance.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
    let chance = chance.to_le_bytes();
    std::array::from_fn(|at| if at < 8 { chance[at] } else { spread[at - 8] })
}

/// Sends a request and reads the whole answer; gives its status.
async fn ask(address: SocketAddr, request: &str) -> Result<u16> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let line = answer.split(|byte| *byte == b'\r').next().unwrap_or_default();
    let status = std::str::from_utf8(line)?.split(' ').nth(1).context("no status")?.parse()?;
    Ok(status)
}
