//! 411: inside the council's area, and in another authority.

use super::prelude::*;

pub const RULE: Rule = Rule {
    code: "411",
    years: Years::from(2023),
    severity: Severity::Error,
    says: "The placement is said to be inside the council's area, but is in another authority.",
    mend: "Check the postcode of the placement.",
    looks_at: &["Episodes.PL_POST"],
    needs: &[Need::Table(Table::Episodes), Need::Postcodes, Need::Authority],
    check: Check::Child(check),
    cases: "
        authority E09000026
        postcode AA1_1AA E09000026
        postcode BB1_1BB E09000027
        episode PL_POST=AA1_1AA
        episode PL_POST=BB1_1BB
        episode PL_POST=
    ",
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(own) = &child.collection.authority else { return };
    let inside = |episode: &&Episode<'_>| episode.whereabouts.location == Some(Location::In);
    found.report_all(child.now.episodes.iter().filter(inside).filter(|episode| !episode.whereabouts.is_in(own)));
}

#[cfg(test)]
mod tests {
    use super::super::super::{Row, Rows, Whereabouts};
    use super::*;

    /// Both items come from one postcode here, so no file can make them disagree; only a fault of deriving them could.
    #[test]
    fn inside_is_reported_with_another_authority_only() {
        let collection = Collection { authority: Some("E09000026".to_owned()), ..Collection::ending(2027) };
        let mut reported = Vec::new();
        for authority in [Some("E09000026"), Some("E09000027"), None] {
            for location in [Some(Location::In), Some(Location::Out), None] {
                let mut episode = Episode::of(0, 0, &["1"]);
                episode.whereabouts = Whereabouts { authority: authority.map(Into::into), location, distance: None };
                let episodes = [episode];
                let now = Rows { episodes: &episodes, ..Rows::default() };
                let mut found = Found::default();
                check(&Child { collection: &collection, now, last: Rows::default() }, &mut found);
                reported.push(found.hits.len());
            }
        }
        assert_eq!(reported, [0, 0, 0, 1, 0, 0, 1, 0, 0]);
    }
}
