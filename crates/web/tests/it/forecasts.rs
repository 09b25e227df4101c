//! Forecasts: who may see and make them, returns that cannot be right, small numbers, scenarios that are saved.

use crate::{
    house::{Browser, House},
    page::Page,
};
use access::Role;
use axum::http::StatusCode;
use std::fmt::Write;

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

/// A form without fields.
const NOTHING: &[(&str, &str)] = &[];

/// What the made-up returns are like.
#[derive(Clone, Copy)]
struct Like {
    years: (i32, i32),
    born: i32,
    place: &'static str,
    last_entry: i32,
    stay: i32,
}

const USUAL: Like = Like { years: (2019, 2024), born: 2010, place: "U4", last_entry: 2024, stay: 2 };

/// Four children come each quarter, always on its fifth day, and stay for whole years.
fn returns(like: Like) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for year in like.years.0..=like.years.1 {
        let (mut header, mut episodes) = (HEADER.to_owned(), EPISODES.to_owned());
        for came in 2015..=like.last_entry {
            for (number, month) in [2, 5, 8, 11].into_iter().cycle().take(16).enumerate() {
                let (from, to) = ((came, month), (came + like.stay, month));
                let (first, last) = ((year - 1, 4), (year, 3));
                if from > last || to < first {
                    continue;
                }
                let end = if to <= last { format!("25/{:02}/{},E4A", to.1, to.0) } else { ",".into() };
                writeln!(header, "C{came}{number},1,04/05/{},WBRI,UN3,,", like.born).unwrap();
                let place = if number == 0 { "K2" } else { like.place };
                writeln!(episodes, "C{came}{number},05/{month:02}/{came},S,C2,N1,{place},PR1,{end},,,,").unwrap();
            }
        }
        files.push((format!("{year}/header.csv"), header));
        files.push((format!("{year}/episodes.csv"), episodes));
    }
    files
}

/// Gives returns and looks at what came of them.
async fn given(browser: &Browser, files: &[(String, String)]) -> (String, Page) {
    let page = browser.post_files("/forecasts/returns", &[("ahead", "2"), ("title", "Ours")], "years", files).await;
    let address = page.leads_to();
    loop {
        let page = browser.get(&address).await;
        if !page.text().contains("This page goes on by itself") {
            return (address, page);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

on_both! {
    async fn returns_that_cannot_be_right_are_said_to_be_with_what_would_help(house: House) {
        let analyst = house.sign_in(Role::PerformanceAnalyst).await;
        analyst.post_files("/forecasts/returns", &[("ahead", "99")], "years", &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("Choose the files of the returns").says("Years ahead must be a number from 1 to 10");
        let notes = [("notes.csv".to_owned(), "shoe size\n31\n".to_owned())];
        given(&analyst, &notes).await.1.says("No episode could be read").says("notes.csv");
        let one = returns(Like { years: (2024, 2024), ..USUAL });
        given(&analyst, &one).await.1.says("give at least two years of returns");
        let headless: Vec<_> = returns(USUAL).into_iter().filter(|(name, _)| name.contains("episodes")).collect();
        given(&analyst, &headless).await.1.says("no Header table");
        let nobody = returns(Like { last_entry: 2021, stay: 9, ..USUAL });
        given(&analyst, &nobody).await.1.says("Nobody entered care in the last two years");
        let grown = returns(Like { born: 1980, ..USUAL });
        given(&analyst, &grown).await.1.says("No episode can be used");
        let unknown = returns(Like { place: "Q9", ..USUAL });
        given(&analyst, &unknown).await.1.says("placement code Q9").says("children in care on 31 March 2024");
        let all_left = returns(Like { stay: 0, ..USUAL });
        given(&analyst, &all_left).await.1.says("0 children in care on 31 March 2024");
    }

    async fn whoever_did_not_bring_the_rows_sees_no_small_number(house: House) {
        let analyst = house.sign_in(Role::PerformanceAnalyst).await;
        let director = house.sign_in(Role::Director).await;
        let (address, page) = given(&analyst, &returns(USUAL)).await;
        page.says("children in care on 31 March 2024").does_not_say("are shown as “c”");
        let homes = format!("{address}/download/homes.csv");
        analyst.get(&homes).await.is_ok().says("\"Children’s homes\",\"2.0000\"");
        director.get(&address).await.is(StatusCode::NOT_FOUND);
        director.get(&homes).await.is(StatusCode::NOT_FOUND);
        director.post(&format!("{address}/share"), NOTHING).await;
        director.get(&address).await.is(StatusCode::NOT_FOUND);
        analyst.post(&format!("{address}/share"), NOTHING).await;
        director.get(&address).await.is_ok().says("are shown as “c”");
        director.get(&homes).await.is_ok().says("\"Children’s homes\",\"c\"").does_not_say("\"2.0000\"");
        let manager = house.sign_in(Role::TeamManager).await;
        manager.get(&address).await.is_ok();
        manager.get("/forecasts/returns").await.is(StatusCode::FORBIDDEN);
        house.sign_in(Role::LeadPractitioner).await.get(&address).await.is(StatusCode::FORBIDDEN);
        house.wait_days(1);
        let analyst = house.sign_in(Role::PerformanceAnalyst).await;
        analyst.get(&address).await.is(StatusCode::NOT_FOUND);
    }

    async fn a_saved_scenario_says_who_why_and_when_and_a_removed_one_is_gone(house: House) {
        let director = house.sign_in(Role::Director).await;
        let (address, _) = given(&director, &returns(USUAL)).await;
        let build = format!("{address}/scenarios/family-help");
        let page = director.fill(&build, &[("reach-1", "most"), ("do", "try")]).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).says("The reach of change 1 must be a number from 0 to 100");
        let page = director.fill(&build, &[("reach-1", "80"), ("do", "save")]).await;
        page.says("Give it a name of its own").says("Say why it is saved");
        let named = [("name", "Four in five"), ("why", "For the board"), ("reach-1", "80"), ("do", "save")];
        let saved = director.fill(&build, &named).await.leads_to();
        director.get(&saved).await.is_ok().says("Four in five");
        let list = director.get("/forecasts").await;
        list.is_ok().says("Four in five").says("For the board").says("Director North");
        let compared = director.fill(&saved, &[("do", "try")]).await.leads_to();
        director.get(&compared).await.is_ok().says("Pays for itself").says("fewer children in care after 2 years");
        let id = saved.rsplit('/').next().unwrap().to_owned();
        let manager = house.sign_in(Role::TeamManager).await;
        manager.get("/forecasts").await.is_ok().says("For the board");
        manager.post(&format!("/forecasts/scenarios/{id}/remove"), NOTHING).await.is(StatusCode::FORBIDDEN);
        director.post(&format!("/forecasts/scenarios/{id}/remove"), NOTHING).await;
        director.get("/forecasts").await.is_ok().does_not_say("For the board");
        director.get(&saved).await.is(StatusCode::NOT_FOUND);
    }
}
