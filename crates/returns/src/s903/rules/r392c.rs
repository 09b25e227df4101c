//! 392c: a postcode that does not exist.

use super::super::plain_postcode;
use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "392c",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The postcode of the home or of the placement is not in the list of postcodes.",
    mend: "Check both postcodes.",
    looks_at: &["Episodes.HOME_POST", "Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes],
    check: Check::Child(check),
    cases: "
        postcode AB1_2CD E09000026 400000 300000
        
        episode HOME_POST=AB1_2CD PL_POST=ab12cd
        !episode HOME_POST=AB1_2CD PL_POST=AB1_2CE
        !episode HOME_POST=AB1_2CE PL_POST=AB1_2CD
        !episode HOME_POST=AB1_2CE PL_POST=
        episode HOME_POST=AB1_2CD PL_POST=
        episode HOME_POST= PL_POST=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(postcodes) = &child.collection.postcodes else { return };
    let unknown = |post: Cell<'_>| post.is_given() && !postcodes.contains_key(&plain_postcode(post.text()));
    found
        .report_all(child.now.episodes.iter().filter(|episode| unknown(episode.home_post) || unknown(episode.pl_post)));
}
