//! 444: two children have one pupil number.

use super::prelude::*;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    code: "444",
    years: Years::from(2026),
    severity: Severity::Error,
    says: "Another child of this return has the same pupil number.",
    mend: "Check the number of each; give the right one, or a reason for having none.",
    looks_at: &["Header.UPN"],
    needs: &[Need::Table(Table::Header)],
    check: Check::Whole(check),
    cases: "
        header UPN=A123456789012 | header CHILD=2 UPN=A123456789013
        !header UPN=A123456789012 | !header CHILD=2 UPN=a123456789012
        header UPN=UN1 | header CHILD=2 UPN=UN1
        !header UPN=UN9 | !header CHILD=2 UPN=UN9        # no reason, so a number that is wrong twice
        header UPN= | header CHILD=2 UPN=
    ",
};

/// Many children may share a reason for having no number.
const REASONS_FOR_NONE: [&str; 5] = ["UN1", "UN2", "UN3", "UN4", "UN5"];

fn check(whole: &Whole<'_>, found: &mut Found) {
    let mut by_number: HashMap<String, Vec<&Header<'_>>> = HashMap::new();
    let numbered = |header: &&Header<'_>| header.upn.is_given() && !header.upn.is_any(&REASONS_FOR_NONE);
    for header in whole.now.headers.all().iter().filter(numbered) {
        by_number.entry(header.upn.text().to_ascii_uppercase()).or_default().push(header);
    }
    by_number.into_values().filter(|headers| headers.len() > 1).for_each(|headers| found.report_all(headers));
}
