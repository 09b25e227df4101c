//! 406: a distance for an unaccompanied asylum seeker.

use super::former_uasc::is_or_was_uasc;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "406",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The child is or was an unaccompanied asylum seeker, so no distance from home is asked.",
    mend: "Leave the postcode of the home blank.",
    looks_at: &["Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Table(Table::Header), Need::Table(Table::UASC), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB1_2CD E09000026 400000 300000
        
        header | uasc | !episode HOME_POST=AB1_2CD PL_POST=AB1_2CD
        header | uasc | episode HOME_POST= PL_POST=AB1_2CD
        header | uasc CHILD=2 | episode HOME_POST=AB1_2CD PL_POST=AB1_2CD
        header | last.uasc | last.header | !episode HOME_POST=AB1_2CD PL_POST=AB1_2CD
        xml
        header UASC=1 | !episode HOME_POST=AB1_2CD PL_POST=AB1_2CD
        header UASC=0 | uasc | episode HOME_POST=AB1_2CD PL_POST=AB1_2CD
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    if is_or_was_uasc(child) {
        found.report_all(child.now.episodes.iter().filter(|episode| episode.whereabouts.distance.is_some()));
    }
}
