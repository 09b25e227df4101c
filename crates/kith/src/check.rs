//! `kith check`: checks a statutory return by every rule of its year. Nothing is kept but the files that are asked for.

mod looked_after;
mod outputs;

use anyhow::Result;
use clap::Subcommand;
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
}

const ENDS: &str = "Ends with 0 when nothing was found, 1 when there are findings, 2 when something could not be read.";

impl Check {
    /// Runs the command.
    pub fn run(self) -> Result<ExitCode> {
        match self.of {
            Return::LookedAfter(check) => check.run(),
        }
    }
}
