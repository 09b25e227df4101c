//! `kith check`: checks a statutory return by every rule of its year. Nothing is kept but the files that are asked for.

mod children_in_need;
mod looked_after;
mod outputs;

use anyhow::{Context, Result};
use clap::Subcommand;
use jiff::civil::Date;
use policy::Authority;
use std::path::Path;
use std::process::ExitCode;

/// Check a statutory return before it is sent
///
/// Reads the files as they are, loses nothing, and says for each finding where it is, what is wrong and what to do.
#[derive(clap::Args)]
#[command(after_help = ENDS)]
pub struct Check {
    #[command(subcommand)]
    of: Return,
}

#[derive(Subcommand)]
enum Return {
    #[command(name = "903")]
    LookedAfter(looked_after::LookedAfter),
    #[command(name = "cin")]
    ChildrenInNeed(children_in_need::ChildrenInNeed),
}

const ENDS: &str = "Ends with 0 when nothing was found, 1 when there are findings, 2 when something could not be read.";

impl Check {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let done = match self.of {
            Return::LookedAfter(check) => check.run(),
            Return::ChildrenInNeed(check) => check.run(),
        };
        done.unwrap_or_else(|error| {
            eprintln!("kith: {error:#}");
            ExitCode::from(2)
        })
    }
}

/// The council of this code on a day.
fn authority(code: &str, on: Date) -> Result<&'static Authority> {
    policy::national().authorities().named(code, on).with_context(|| {
        format!("{code} is no council's code: give its nine characters, like E09000027, or its three digits, like 318")
    })
}

fn cannot_read(path: &Path) -> String {
    format!("{} cannot be read", path.display())
}

/// What people call a file.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
