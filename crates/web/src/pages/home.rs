//! `GET /`: straight to the page that somebody works from.

use crate::call::{Answer, Call};
use access::Action;

/// Where people start, the first that they may see.
const START: [(&str, Action); 5] = [
    ("/work", Action::ReadOwnWork),
    ("/front-door", Action::ReadFrontDoor),
    ("/team", Action::ReadTeamWork),
    ("/reports", Action::ReadReports),
    ("/audit", Action::ReadAccessLog),
];

/// `GET /`
pub async fn show(call: Call) -> Answer {
    // Whoever answers the telephone starts at the board.
    if call.who()?.is(access::Role::FrontDoorWorker) {
        return call.see("/front-door");
    }
    let start = START.iter().find(|(_, action)| call.might(*action, None));
    call.see(start.map_or("/help", |(address, _)| address))
}
