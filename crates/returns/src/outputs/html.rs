//! One page for people: what was found by rule, by child and by team, to be filtered, printed or sent. It needs nothing from outside itself,
//! and says everything without script.

use super::summary::{Summary, found};
use crate::{Finding, State};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A page of more rows than this for one rule helps nobody; the list has them all.
pub const ROWS_SHOWN_PER_RULE: usize = 200;

/// Children in the table of children: those with most to put right.
const CHILDREN_SHOWN: usize = 1_000;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the page.
pub fn write_page<'a>(
    mut to: impl Write,
    summary: &Summary<'_>,
    findings: impl Iterator<Item = Finding<'a>>,
) -> io::Result<()> {
    let mut by_child: BTreeMap<String, BTreeMap<&'static str, u32>> = BTreeMap::new();
    let mut by_team: BTreeMap<String, u32> = BTreeMap::new();
    let mut rows: BTreeMap<&'static str, Vec<Finding<'a>>> = BTreeMap::new();
    for finding in findings {
        if !finding.child.is_empty() {
            *by_child.entry(finding.child.to_string()).or_default().entry(finding.rule).or_default() += 1;
            if let Some(team) = summary.team(&finding.child) {
                *by_team.entry(team.to_owned()).or_default() += 1;
            }
        }
        let shown = rows.entry(finding.rule).or_default();
        if shown.len() < ROWS_SHOWN_PER_RULE {
            shown.push(finding);
        }
    }

    let title = format!("Check of {}", safe(&summary.title));
    write!(
        to,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to \
         what was found</a>\n<header>\n<p>Official: sensitive. Holds details of children. Send it only to those who work with them.</p>\n\
         </header>\n<main id=\"main\" tabindex=\"-1\">\n<h1>{title}</h1>\n"
    )?;
    overview(&mut to, summary)?;
    if summary.findings() > 0 {
        rules(&mut to, summary, &rows)?;
        children(&mut to, summary, &by_child)?;
        teams(&mut to, &by_team)?;
    }
    not_run(&mut to, summary)?;
    notes(&mut to, summary)?;
    writeln!(to, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>")
}

fn overview(to: &mut impl Write, summary: &Summary<'_>) -> io::Result<()> {
    let ran = summary.outcomes.iter().filter(|outcome| matches!(outcome.state, State::Ran { .. })).count();
    let council =
        summary.authority.as_deref().map(|name| format!("<dt>Council</dt><dd>{}</dd>", safe(name))).unwrap_or_default();
    writeln!(
        to,
        "<dl class=\"numbers\">{council}<dt>Children</dt><dd>{}</dd><dt>Findings</dt><dd>{}</dd><dt>Rules with findings</dt><dd>{}</dd>\
         <dt>Rules that ran</dt><dd>{ran} of {}</dd></dl>",
        summary.children,
        summary.findings(),
        summary.rules_with_findings(),
        summary.outcomes.len()
    )?;
    if summary.findings() == 0 {
        writeln!(to, "<p>No rule that ran has found anything.</p>")?;
    }
    if !summary.unread.is_empty() {
        writeln!(to, "<section class=\"warning\"><h2>Not read</h2><ul>")?;
        for note in summary.unread {
            writeln!(to, "<li>{}</li>", safe(&note.to_string()))?;
        }
        writeln!(to, "</ul></section>")?;
    }
    Ok(())
}

fn rules(
    to: &mut impl Write,
    summary: &Summary<'_>,
    rows: &BTreeMap<&'static str, Vec<Finding<'_>>>,
) -> io::Result<()> {
    writeln!(
        to,
        "<h2 id=\"rules\">By rule</h2>\n<form class=\"filter\" hidden><label for=\"find\">Show what contains</label> <input id=\"find\" \
         type=\"search\" autocomplete=\"off\"> <label><input type=\"checkbox\" id=\"errors\"> Errors only</label> <output id=\"shown\"></output></form>"
    )?;
    let then = if summary.before.is_some() {
        "<th scope=\"col\" class=\"number\">Last run</th><th scope=\"col\" class=\"number\">Change</th>"
    } else {
        ""
    };
    writeln!(
        to,
        "<div class=\"wide\" role=\"region\" aria-label=\"Findings by rule\" tabindex=\"0\"><table><caption>How often each rule found something</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Kind</th>\
         <th scope=\"col\">What is wrong</th><th scope=\"col\" class=\"number\">Findings</th>{then}</tr></thead><tbody>"
    )?;
    for outcome in summary.outcomes {
        let now = found(outcome);
        let earlier = summary.before.map(|before| before.get(outcome.rule).copied().unwrap_or_default());
        if now == 0 && earlier.unwrap_or_default() == 0 {
            continue;
        }
        let compared = earlier.map(|earlier| {
            format!(
                "<td class=\"number\">{earlier}</td><td class=\"number\">{:+}</td>",
                i64::from(now) - i64::from(earlier)
            )
        });
        let link =
            if now > 0 { format!("<a href=\"#rule-{0}\">{0}</a>", safe(outcome.rule)) } else { safe(outcome.rule) };
        writeln!(
            to,
            "<tr class=\"{}\"><th scope=\"row\">{link}</th><td>{}</td><td>{}</td><td class=\"number\">{now}</td>{}</tr>",
            outcome.severity.word(),
            outcome.severity.word(),
            safe(outcome.says),
            compared.unwrap_or_default()
        )?;
    }
    writeln!(to, "</tbody></table></div>")?;
    for outcome in summary.outcomes.iter().filter(|outcome| found(outcome) > 0) {
        let Some(shown) = rows.get(outcome.rule) else { continue };
        let count = found(outcome);
        writeln!(
            to,
            "<details class=\"rule {}\" id=\"rule-{}\"><summary>{}: {} ({count})</summary><p>{}</p>",
            outcome.severity.word(),
            safe(outcome.rule),
            safe(outcome.rule),
            safe(outcome.says),
            safe(outcome.mend)
        )?;
        writeln!(
            to,
            "<div class=\"wide\" role=\"region\" aria-label=\"Rows that rule {} found\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Child</th><th scope=\"col\">Where</th>\
             <th scope=\"col\">What it says</th></tr></thead><tbody>",
            safe(outcome.rule)
        )?;
        for finding in shown {
            let told = finding.fields.iter().zip(&finding.values);
            let told: Vec<String> = told
                .map(|(field, value)| format!("{field} {}", if value.is_empty() { "blank" } else { value }))
                .collect();
            let place = match (&finding.file, finding.row) {
                (_, -1) => "The whole return".to_owned(),
                (Some(file), row) => format!("{} row {row} of {file}", finding.table),
                (None, row) => format!("{} row {row}", finding.table),
            };
            writeln!(
                to,
                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                safe(&finding.child),
                safe(&place),
                safe(&told.join(", "))
            )?;
        }
        writeln!(to, "</tbody></table></div>")?;
        if shown.len() < count as usize {
            writeln!(to, "<p>The first {} of {count} are shown. The list of findings has them all.</p>", shown.len())?;
        }
        writeln!(to, "</details>")?;
    }
    Ok(())
}

fn children(
    to: &mut impl Write,
    summary: &Summary<'_>,
    by_child: &BTreeMap<String, BTreeMap<&'static str, u32>>,
) -> io::Result<()> {
    let mut most: Vec<_> = by_child.iter().map(|(child, rules)| (rules.values().sum::<u32>(), child, rules)).collect();
    most.sort_by(|(a, child, _), (b, other, _)| b.cmp(a).then(child.cmp(other)));
    let team = if summary.teams.is_empty() { "" } else { "<th scope=\"col\">Team</th>" };
    writeln!(
        to,
        "<h2 id=\"children\">By child</h2><p>{} of {} children have something to look at.</p><div class=\"wide\" role=\"region\" aria-label=\"Findings by child\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Child</th>\
         {team}<th scope=\"col\" class=\"number\">Findings</th><th scope=\"col\">Rules</th></tr></thead><tbody>",
        by_child.len(),
        summary.children
    )?;
    for (count, child, rules) in most.iter().take(CHILDREN_SHOWN) {
        let rules: Vec<String> = rules
            .iter()
            .map(|(rule, times)| if *times == 1 { (*rule).to_owned() } else { format!("{rule} ({times})") })
            .collect();
        let team = if summary.teams.is_empty() {
            String::new()
        } else {
            format!("<td>{}</td>", safe(summary.team(child).unwrap_or("not known")))
        };
        writeln!(
            to,
            "<tr><th scope=\"row\">{}</th>{team}<td class=\"number\">{count}</td><td>{}</td></tr>",
            safe(child),
            rules.join(", ")
        )?;
    }
    writeln!(to, "</tbody></table></div>")?;
    if most.len() > CHILDREN_SHOWN {
        writeln!(to, "<p>The {CHILDREN_SHOWN} with most findings are shown. The list of findings has them all.</p>")?;
    }
    Ok(())
}

fn teams(to: &mut impl Write, by_team: &BTreeMap<String, u32>) -> io::Result<()> {
    if by_team.is_empty() {
        return Ok(());
    }
    writeln!(
        to,
        "<h2 id=\"teams\">By team</h2><table><thead><tr><th scope=\"col\">Team</th><th scope=\"col\" class=\"number\">Findings</th></tr></thead><tbody>"
    )?;
    for (team, count) in by_team {
        writeln!(to, "<tr><th scope=\"row\">{}</th><td class=\"number\">{count}</td></tr>", safe(team))?;
    }
    writeln!(to, "</tbody></table>")
}

fn not_run(to: &mut impl Write, summary: &Summary<'_>) -> io::Result<()> {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (outcome, why) in summary.not_run() {
        by_reason.entry(why).or_default().push(outcome.rule);
    }
    if by_reason.is_empty() {
        return Ok(());
    }
    writeln!(to, "<h2 id=\"not-run\">Rules that were not run</h2><ul>")?;
    for (why, rules) in by_reason {
        writeln!(to, "<li>{} <span class=\"codes\">{}</span></li>", safe(why), safe(&rules.join(", ")))?;
    }
    writeln!(to, "</ul>")
}

fn notes(to: &mut impl Write, summary: &Summary<'_>) -> io::Result<()> {
    if summary.notes.is_empty() {
        return Ok(());
    }
    writeln!(to, "<h2 id=\"notes\">How the files were read</h2><ul>")?;
    for note in summary.notes {
        writeln!(to, "<li>{}</li>", safe(&note.to_string()))?;
    }
    writeln!(to, "</ul>")
}

/// Text that is only text on the page.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
