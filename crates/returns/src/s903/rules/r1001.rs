//! 1001: the care that a care leaver had does not make a relevant or former relevant child.

use super::in_time::latest;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "1001",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "Care leaver information is given, but by this year's and last year's episodes the young person was adopted, or was not in care for 13 weeks since the 14th birthday and for some time since the 16th.",
    mend: "Take the row out of the care leaver table, or complete the episodes; ignore this when earlier years had enough of them.",
    looks_at: &["OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM", "Episodes.DECOM", "Episodes.DEC", "Episodes.LS", "Episodes.REC", "Header.DOB"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::OC3), Need::Table(Table::Header), Need::LastYear(Table::Episodes)],
    check: Check::Child(check),
    cases: "
        # Born on 1 May 2009: 14 on 1 May 2023, 16 on 1 May 2025.
        header DOB=01/05/2009 | oc3 | last.episode DECOM=31/01/2025 DEC=02/05/2025 LS=C2
        !oc3 | header DOB=01/05/2009 | last.episode DECOM=01/02/2025 DEC=02/05/2025 LS=C2       # 90 days since the 14th birthday
        !oc3 | header DOB=01/05/2009 | last.episode DECOM=01/05/2024 DEC=01/05/2025 LS=C2       # none since the 16th
        !oc3 | header DOB=01/05/2009 | last.episode DECOM=01/05/2015 DEC=01/05/2023 LS=C2 | episode DECOM=01/05/2026 DEC=02/05/2026
        header DOB=01/05/2009 | oc3 | episode DECOM=01/05/2025 DEC=01/06/2025 | episode DECOM=30/01/2027
        !oc3 | header DOB=01/05/2009 | episode DECOM=01/05/2025 DEC=01/06/2025 | episode DECOM=01/02/2027
        !oc3 | header DOB=01/05/2009 | episode DECOM=01/05/2025 | episode DECOM=01/02/2027      # an open episode that is not the last has no length
        # The same episode in both years counts once, by the one that has ended.
        !oc3 | header DOB=01/05/2009 | last.episode DECOM=01/05/2025 LS=C2 | episode DECOM=01/05/2025 DEC=01/07/2025 LS=C2
        !oc3 | header DOB=01/05/2009 | episode DECOM=01/05/2025 DEC=01/07/2025 | last.episode DECOM=01/05/2025 DEC=01/07/2025
        header DOB=01/05/2009 | oc3 | episode DECOM=01/05/2025 DEC=01/07/2025 | last.episode DECOM=02/05/2025 DEC=01/07/2025
        !oc3 | header DOB=01/05/2009 | episode DECOM=01/05/2025 DEC=01/05/2026 LS=V3
        !oc3 | header DOB=01/05/2009 | episode DECOM=01/05/2025 DEC=01/05/2026 LS=v4
        !oc3 | header DOB=01/05/2009 | episode DECOM=01/05/2025 DEC=01/05/2026 REC=E11
        header DOB=01/05/2009 | oc3 | episode DECOM=01/05/2025 DEC=01/05/2026 REC=E12 | episode DECOM=01/06/2026
        !oc3 | header DOB=01/05/2009
        !oc3 | episode DECOM=01/05/2025 DEC=01/05/2026
        # From the 20th birthday on, two years of episodes say too little to count.
        header DOB=01/04/2007 | oc3 | episode DECOM=01/05/2021 DEC=01/05/2024
        !oc3 | header DOB=31/03/2007 | episode DECOM=01/05/2021 DEC=01/05/2024
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.now.oc3.is_empty() {
        return;
    }
    let episodes = once_each(child);
    let last = latest(episodes.iter().copied());
    let adopted = last.is_some_and(|last| last.rec.is_any(&["E11", "E12"]));
    let end = child.collection.end;
    let mut days = [0, 0];
    let births = child.now.headers.iter().filter_map(|header| header.dob.date);
    for birth in births.filter(|birth| years_after(*birth, 20) > end) {
        for episode in episodes.iter().filter(|episode| !episode.ls.is_any(&["V3", "V4"])) {
            let is_last = last.is_some_and(|last| std::ptr::eq(last, *episode));
            let Some(to) = episode.dec.date.or(is_last.then_some(end)) else { continue };
            for (days, age) in days.iter_mut().zip([14, 16]) {
                let from = years_after(birth, age);
                *days += days_between(episode.decom.date.map_or(from, |begun| begun.max(from)), to).max(0);
            }
        }
    }
    if adopted || days[0] < 91 || days[1] < 1 {
        found.report_all(child.now.oc3);
    }
}

/// The episodes of both years, each day of beginning once: of several, the one that ended first, an open one only when none has ended.
fn once_each<'r>(child: &'r Child<'r>) -> Vec<&'r Episode<'r>> {
    let mut episodes: Vec<&Episode<'_>> = child.now.episodes.iter().chain(child.last.episodes).collect();
    episodes.sort_by_key(|episode| (episode.decom.date, episode.dec.date.is_none(), episode.dec.date));
    episodes.dedup_by_key(|episode| episode.decom.date);
    episodes
}
