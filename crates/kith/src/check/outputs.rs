//! What a check writes: a summary for people on the terminal, and the files that were asked for.

use anyhow::{Context, Result, bail};
use returns::Finding;
use returns::outputs::{Listed, Summary, Teams, read_list, write_json, write_list, write_page};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Notes and reasons that a terminal shows; the page and the JSON have them all.
const NOTES_SHOWN: usize = 20;

/// What to write, and what to write beside each child and rule.
#[derive(clap::Args)]
pub struct Outputs {
    /// Write every finding as CSV
    #[arg(long, value_name = "OUT.csv")]
    findings: Option<PathBuf>,
    /// Write one page for people, with filters
    #[arg(long, value_name = "OUT.html")]
    report: Option<PathBuf>,
    /// Write everything as JSON
    #[arg(long, value_name = "OUT.json")]
    json: Option<PathBuf>,
    /// A table of children and their teams (columns child and team), to count by team in the report
    #[arg(long, value_name = "TEAMS.csv")]
    teams: Option<PathBuf>,
    /// The findings of an earlier run, to show in the report what has changed
    #[arg(long, value_name = "FINDINGS.csv")]
    since: Option<PathBuf>,
}

impl Outputs {
    /// Reads the table of teams, where one is given.
    pub fn teams(&self) -> Result<Teams> {
        let Some(path) = &self.teams else { return Ok(Teams::new()) };
        let cannot = || format!("the teams cannot be read from {}", path.display());
        let mut table = csv::ReaderBuilder::new().flexible(true).from_path(path).with_context(cannot)?;
        let names = table.headers().with_context(cannot)?.clone();
        let column = |name: &str| names.iter().position(|given| given.trim().eq_ignore_ascii_case(name));
        let (Some(child), Some(team)) = (column("child"), column("team")) else {
            bail!("{} needs a column called child and one called team", path.display());
        };
        let mut teams = Teams::new();
        for row in table.records() {
            let row = row.with_context(cannot)?;
            if let (Some(child), Some(team)) = (row.get(child), row.get(team)) {
                teams.insert(child.trim().to_ascii_uppercase(), team.trim().to_owned());
            }
        }
        Ok(teams)
    }

    /// Reads the list of an earlier run, where one is given.
    pub fn before(&self) -> Result<Option<Listed>> {
        let Some(path) = &self.since else { return Ok(None) };
        let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
        match read_list(file) {
            Some(listed) => Ok(Some(listed)),
            None => bail!("{} is not a list of findings that kith check wrote", path.display()),
        }
    }

    /// Writes what was asked for, tells the rest, and says how the program should end. `findings` gives them anew each time.
    pub fn write<'a, Findings>(&self, summary: &Summary<'_>, findings: impl Fn() -> Findings) -> Result<ExitCode>
    where
        Findings: Iterator<Item = Finding<'a>>,
    {
        if let Some(path) = &self.findings {
            write_to(path, |to| Ok(write_list(to, summary, findings())?))?;
        }
        if let Some(path) = &self.json {
            write_to(path, |to| Ok(write_json(to, summary, findings())?))?;
        }
        if let Some(path) = &self.report {
            write_to(path, |to| Ok(write_page(to, summary, findings())?))?;
        }
        tell(summary);
        Ok(match (summary.unread.is_empty(), summary.findings()) {
            (false, _) => ExitCode::from(2),
            (true, 0) => ExitCode::SUCCESS,
            (true, _) => ExitCode::from(1),
        })
    }
}

fn write_to(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let cannot = || format!("{} cannot be written", path.display());
    let mut to = BufWriter::new(File::create(path).with_context(cannot)?);
    write(&mut to).with_context(cannot)?;
    to.flush().with_context(cannot)
}

/// Counts, notes and reasons: nothing of any child.
fn tell(summary: &Summary<'_>) {
    println!(
        "{}: {} children, {} findings of {} rules.",
        summary.title,
        summary.children,
        summary.findings(),
        summary.rules_with_findings()
    );
    for outcome in summary.outcomes {
        if let returns::State::Ran { findings } = outcome.state
            && findings > 0
        {
            println!("{:>9}  {:<10} {:<5}  {}", findings, outcome.rule, outcome.severity.word(), outcome.says);
        }
    }
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (outcome, why) in summary.not_run() {
        by_reason.entry(why).or_default().push(outcome.rule);
    }
    for (why, rules) in by_reason.iter().take(NOTES_SHOWN) {
        println!("{why} ({} rules: {})", rules.len(), rules.join(", "));
    }
    if by_reason.len() > NOTES_SHOWN {
        let left: usize = by_reason.values().skip(NOTES_SHOWN).map(Vec::len).sum();
        println!("And {left} more rules were not run: --report, --json and --findings say why.");
    }
    for note in summary.notes.iter().take(NOTES_SHOWN) {
        eprintln!("{note}");
    }
    if summary.notes.len() > NOTES_SHOWN {
        eprintln!("And {} more notes: --report and --json have them.", summary.notes.len() - NOTES_SHOWN);
    }
    for note in summary.unread {
        eprintln!("Not read: {note}");
    }
}
