//! SW01STG1: a child in care on 31 March has no complete worker details.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW01STG1",
    years: Years::between(2024, 2024),
    severity: Severity::Error,
    says: "The child is in care at the end of the collection, but who the social worker was, from when or why is not \
           given.",
    mend: "Give the social worker's number, the day they began and the reason for the change.",
    looks_at: &["Episodes.DEC", "Episodes.LS", "SWEpisodes.SW_ID", "SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"],
    needs: &[Need::Table(Table::SWEpisodes), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        year 2024
        !episode
        !episode | worker CHILD=2 SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=MANAGE
        episode | worker SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=MANAGE
        !episode | worker SW_DECOM=01/05/2023 SW_REASON=MANAGE
        !episode | worker SW_ID=SW1 SW_REASON=MANAGE
        !episode | worker SW_ID=SW1 SW_DECOM=01/05/2023
        !episode | worker SW_ID=SW1 SW_DECOM=01/05/2023 SW_REASON=MANAGE | worker SW_ID=SW1
        episode DEC=01/05/2023
        episode LS=V3
        episode LS=V4
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let incomplete =
        |worker: &SwEpisode<'_>| worker.sw_id.is_blank() || worker.sw_decom.is_blank() || worker.sw_reason.is_blank();
    let workers = child.now.sw_episodes;
    if workers.is_empty() || workers.iter().any(incomplete) {
        let open = |episode: &&Episode<'_>| episode.dec.is_blank() && !episode.ls.is_any(&["V3", "V4"]);
        found.report_all(child.now.episodes.iter().filter(open));
    }
}
