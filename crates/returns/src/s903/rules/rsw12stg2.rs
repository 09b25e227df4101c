//! SW12STG2: a child came into care or left it without a worker.

use super::super::SwEpisode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "SW12STG2",
    years: Years::from(2024),
    severity: Severity::Error,
    says: "The episode begins a time in care or is the last of one, but no social worker of the child belongs to it.",
    mend: "Give all times with a social worker in this collection and the one before.",
    looks_at: &["Episodes.DECOM", "Episodes.DEC", "Episodes.LS", "Episodes.RNE", "Episodes.REC", "SWEpisodes.SW_DECOM"],
    needs: &[Need::Table(Table::SWEpisodes), Need::Table(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        !episode RNE=S DECOM=01/05/2026
        !episode RNE=S DECOM=01/05/2026 | worker SW_DECOM=
        !episode RNE=S DECOM=01/05/2026 | worker SW_DECOM=30/04/2026
        episode RNE=S DECOM=01/05/2026 | worker SW_DECOM=01/05/2026
        !episode RNE=S DECOM=01/05/2026 | worker SW_DECOM=01/05/2026 | worker SW_DECOM=30/04/2026
        episode RNE=L DECOM=01/05/2026 DEC=01/06/2026 REC=E8 | worker SW_DECOM=01/06/2026
        !episode RNE=L DECOM=01/05/2026 DEC=01/06/2026 REC=E8 | worker SW_DECOM=02/06/2026
        episode RNE=L DECOM=01/05/2026 DEC=01/06/2026 | worker SW_DECOM=01/06/2026
        !episode RNE=L DECOM=01/05/2026 | worker SW_DECOM=01/05/2026
        episode RNE=L DECOM=01/05/2026 DEC=01/06/2026 REC=X1
        !episode RNE=S DECOM=01/05/2026 DEC=01/06/2026 REC=X1 | worker SW_DECOM=30/04/2026
        episode RNE=S DECOM=01/05/2026 LS=V3
        episode RNE=S DECOM=01/05/2026 LS=V4
        episode RNE=S DECOM=01/05/2024 DEC=31/03/2025 REC=E8
        !episode RNE=S DECOM=01/05/2024 DEC=01/04/2025 REC=E8
        !episode RNE=S DECOM=01/05/2024 DEC=31/03/2027 REC=E8
        episode RNE=S DECOM=01/05/2024 DEC=01/04/2027 REC=E8
        !episode RNE=S DECOM=01/05/2026 | worker CHILD=2 SW_DECOM=01/05/2026
        year 2025
        episode RNE=S DECOM=01/05/2020 DEC=01/06/2020 REC=E8
        year 2024
        !episode RNE=S DECOM=01/05/2020 DEC=01/06/2020 REC=E8
        episode RNE=S DECOM=01/05/2020 DEC=01/06/2020 REC=E8 | worker SW_DECOM=01/06/2020
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Collection { start, end, year, .. } = *child.collection;
    let from = years_after(start, -1);
    let asked = |day: Date| year < 2025 || (from <= day && day <= end);
    let concerned = |episode: &&Episode<'_>| {
        let begins_or_ends_care = episode.rne.is("S") || !episode.rec.is("X1");
        begins_or_ends_care && !episode.ls.is_any(&["V3", "V4"]) && episode.dec.date.is_none_or(asked)
    };
    for episode in child.now.episodes.iter().filter(concerned) {
        let belongs = |worker: &SwEpisode<'_>| {
            let not_before = worker.sw_decom.is_after(episode.decom) || worker.sw_decom.is_on(episode.decom);
            let not_after = worker.sw_decom.is_before(episode.dec) || worker.sw_decom.is_on(episode.dec);
            (not_before && episode.rne.is("S")) || (not_after && !episode.rec.is("X1"))
        };
        let workers = child.now.sw_episodes;
        if workers.is_empty() || !workers.iter().all(belongs) {
            found.report(episode);
        }
    }
}
