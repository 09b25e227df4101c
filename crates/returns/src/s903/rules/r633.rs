//! 633: the authority of earlier permanence is not a code.

use super::super::PrevPerm;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "633",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The authority that arranged the earlier order is not an authority's code, nor WAL, SCO, NIR or NUK.",
    mend: "Give the authority's three-digit code, or the country outside England.",
    looks_at: &["PrevPerm.LA_PERM"],
    needs: &[Need::Table(Table::PrevPerm)],
    check: Check::Child(check),
    cases: "
        permanence LA_PERM=330
        permanence LA_PERM=wal
        permanence LA_PERM=NUK
        permanence LA_PERM=
        !permanence LA_PERM=000
        !permanence LA_PERM=E09000027
        !permanence LA_PERM=ENG
    ",
};

/// The three-digit codes of England's authorities, those that have been merged included; 999 where it is not known.
const AUTHORITIES: &[&str] = &[
    "201", "202", "203", "204", "205", "206", "207", "208", "209", "210", "211", "212", "213", "301", "302", "303",
    "304", "305", "306", "307", "308", "309", "310", "311", "312", "313", "314", "315", "316", "317", "318", "319",
    "320", "330", "331", "332", "333", "334", "335", "336", "340", "341", "342", "343", "344", "350", "351", "352",
    "353", "354", "355", "356", "357", "358", "359", "370", "371", "372", "373", "380", "381", "382", "383", "384",
    "390", "391", "392", "393", "394", "420", "800", "801", "802", "803", "805", "806", "807", "808", "810", "811",
    "812", "813", "815", "816", "821", "822", "823", "825", "826", "830", "831", "835", "836", "837", "840", "841",
    "845", "846", "850", "851", "852", "855", "856", "857", "860", "861", "865", "866", "867", "868", "869", "870",
    "871", "872", "873", "874", "876", "877", "878", "879", "880", "881", "882", "883", "884", "885", "886", "887",
    "888", "889", "890", "891", "892", "893", "894", "895", "896", "908", "909", "916", "919", "921", "925", "926",
    "928", "929", "931", "933", "935", "936", "937", "938", "999",
];

const OUTSIDE_ENGLAND: &[&str] = &["WAL", "SCO", "NIR", "NUK"];

fn check(child: &Child<'_>, found: &mut Found) {
    let unknown = |earlier: &&PrevPerm<'_>| {
        let authority = earlier.la_perm;
        authority.is_given() && !authority.is_any(OUTSIDE_ENGLAND) && !authority.is_any(AUTHORITIES)
    };
    found.report_all(child.now.prev_perm.iter().filter(unknown));
}
