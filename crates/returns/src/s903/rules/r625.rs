//! 625: the first child was born after the year, or after the mother left care.

use super::prelude::*;
use std::cmp::Reverse;

pub const RULE: Rule = Rule {
    code: "625",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The first child was born after the end of the collection, or after the mother left care.",
    mend: "Check the first child's date of birth; leave it blank if the child was born later.",
    looks_at: &["Header.MC_DOB", "Episodes.DEC"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header)],
    check: Check::Child(check),
    cases: "
        header MC_DOB=01/05/2026 | episode DECOM=01/04/2026 DEC=01/05/2026
        !header MC_DOB=02/05/2026 | !episode DECOM=01/04/2026 DEC=01/05/2026
        header MC_DOB=02/05/2026 | episode DECOM=01/04/2026 DEC=01/05/2026 | episode DECOM=01/05/2026 DEC=03/05/2026
        !header MC_DOB=04/05/2026 | episode DECOM=01/04/2026 DEC=01/05/2026 | !episode DECOM=01/05/2026 DEC=03/05/2026
        header MC_DOB=31/03/2027 | episode DECOM=01/04/2026 DEC=01/05/2027
        !header MC_DOB=01/04/2027 | !episode DECOM=01/04/2026 DEC=01/05/2027
        header MC_DOB=01/04/2027 | episode DECOM=01/04/2026
        header MC_DOB= | episode DECOM=01/04/2026 DEC=01/05/2026
        header CHILD=2 MC_DOB=02/05/2026 | episode DECOM=01/04/2026 DEC=01/05/2026
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ended = child.now.episodes.iter().filter(|episode| episode.dec.date.is_some());
    let Some(latest) = ended.min_by_key(|episode| (Reverse(episode.dec.date), episode.at())) else { return };
    let born_later =
        |header: &&Header<'_>| header.mc_dob.is_after(child.collection.end) || header.mc_dob.is_after(latest.dec);
    for header in child.now.headers.iter().filter(born_later) {
        found.report(header);
        found.report(latest);
    }
}
