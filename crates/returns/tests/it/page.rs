//! The list of rules in `docs` is written from the rules, and is theirs.

use returns::{Rule, Severity, Years, cin, s903};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules.md");

/// Run with `KITH_WRITE_PAGES=1` to write the page anew.
#[test]
fn the_page_of_rules_is_current() {
    let page = written();
    if std::env::var_os("KITH_WRITE_PAGES").is_some() {
        std::fs::write(PAGE, &page).unwrap();
    }
    let kept = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert!(
        kept == page,
        "docs/rules.md is out of date: run KITH_WRITE_PAGES=1 cargo nextest run -p returns page_of_rules"
    );
}

fn written() -> String {
    let mut page = "# Rules of the returns\n\n\
        Written from the rules themselves, one file each below `crates/returns/src`; run `KITH_WRITE_PAGES=1 cargo nextest run -p returns` to\n\
        write it anew. The words are Kith's own. An *error* must be put right before the return is accepted; a *query* must be looked at.\n\
        A collection is named by the year in which it ends. `READ` is none of the department's: it reports a cell that is not written as the\n\
        guide writes it and that no rule judges. Where Kith differs from the sector's open validator: [differences.md](differences.md).\n"
        .to_owned();
    page += &format!(
        "\n## SSDA903: looked-after children\n\n{} rules, of which {} are asked in 2026/27.\n\n{HEADS}",
        s903::RULES.len(),
        asked(s903::RULES, 2027)
    );
    s903::RULES.iter().for_each(|rule| row(&mut page, rule));
    page += &format!(
        "\n## CIN census: children in need\n\n{} rules, of which {} are asked in 2025/26.\n\n{HEADS}",
        cin::RULES.len(),
        asked(cin::RULES, 2026)
    );
    cin::RULES.iter().for_each(|rule| row(&mut page, rule));
    page
}

const HEADS: &str =
    "| Rule | Kind | Collections | What is wrong | What to do | Looks at |\n| --- | --- | --- | --- | --- | --- |\n";

fn asked<C, N>(rules: &[&Rule<C, N>], year: u16) -> usize {
    rules.iter().filter(|rule| rule.years.include(year)).count()
}

fn row<C, N>(page: &mut String, rule: &Rule<C, N>) {
    let kind = match rule.severity {
        Severity::Error => "error",
        Severity::Query => "query",
    };
    let Years { from, to } = rule.years;
    let years = match (from, to) {
        (None, None) => "all".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (Some(from), Some(to)) if from == to => format!("{from}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    };
    let looks_at = rule.looks_at.join(", ");
    *page += &format!("| {} | {kind} | {years} | {} | {} | {looks_at} |\n", rule.code, rule.says, rule.mend);
}
