//! Every rule shows its cases, and the list is the department's.

use super::super::cases::show;
use super::super::{Check, Child, Found, Rule, Table};
use super::RULES;
use std::collections::HashSet;

/// Compares two items that are both derived from one postcode, so no file can make them disagree. Its own test shows it firing.
const DERIVED_TWICE: &str = "411";

#[test]
fn every_rule_reports_exactly_the_rows_that_its_cases_mark() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let shown = show(rule);
        wrong.extend(shown.wrong);
        if shown.fired == 0 && rule.code != DERIVED_TWICE {
            wrong.push(format!("{} never reports anything in its cases", rule.code));
        }
        if shown.silent == 0 {
            wrong.push(format!("{} is never silent in its cases", rule.code));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_rule_is_there_twice_and_each_looks_at_columns_that_exist() {
    let mut seen = HashSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.code), "{} is there twice", rule.code);
        assert!(!rule.looks_at.is_empty(), "{} looks at nothing", rule.code);
        for field in rule.looks_at {
            let (table, column) = field.split_once('.').unwrap();
            let table = Table::named(table).unwrap_or_else(|| panic!("{}: no table {table}", rule.code));
            assert!(table.column(column).is_some(), "{}: {} has no {column}", rule.code, table.name());
        }
        assert!(rule.says.ends_with('.') && rule.mend.ends_with('.'), "{} does not speak in sentences", rule.code);
    }
}

/// A rule with a fault must not pass for one that works.
#[test]
fn a_rule_that_is_wrong_is_found_out() {
    fn never(_: &Child<'_>, _: &mut Found) {}
    fn always(child: &Child<'_>, found: &mut Found) {
        found.report_all(child.now.headers);
    }
    static NEVER: Rule = Rule { check: Check::Child(never), ..super::r102::RULE };
    static ALWAYS: Rule = Rule { check: Check::Child(always), ..super::r102::RULE };
    assert_eq!(show(&NEVER).fired, 0);
    assert_eq!(show(&NEVER).wrong.len(), 3);
    assert_eq!(show(&ALWAYS).silent, 0);
    assert_eq!(show(&ALWAYS).wrong.len(), 1);
}
