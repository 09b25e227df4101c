//! The one program of Kith: everything that a council runs is a command of it. What a command does is in the file of its name.

mod accounts;
mod backup;
mod bench;
mod census;
mod check;
mod checkpoints;
mod demo;
mod destroy;
mod forecast;
mod import;
mod logs;
mod match_records;
mod passwords;
mod progress;
mod rebuild;
mod serve;
mod signing_key;
mod store_argument;
mod verify;
mod worker;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A page is made of thousands of small texts: with this allocator it is made a sixth quicker than with the system's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The record of children's social care: from the front door to a Family Help plan, on one ledger.
#[derive(Parser)]
#[command(name = "kith", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Kith {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  kith demo                                      Try Kith with a made-up authority, at http://localhost:8080
  kith serve --store sqlite:kith.db --authority \"Aldermoor Council\"
  kith verify backup-2026-03-04.kith             Check that nothing in a backup was changed

Every command that needs a store takes --store, or reads it from KITH_STORE.
Run kith help COMMAND for the options of a command and more examples.";

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Import(census::Import),
    Check(check::Check),
    Match(match_records::Match),
    Verify(verify::Verify),
    Rebuild(rebuild::Rebuild),
    Backup(backup::Backup),
    Restore(backup::Restore),
    User(accounts::User),
    Destroy(destroy::Destroy),
    Checkpoint(checkpoints::SignNow),
    Key(checkpoints::ShowKey),
    Forecast(forecast::Forecast),
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let Kith { command } = Kith::parse();
    only_for_us();
    logs::begin();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    let done = runtime.block_on(async {
        match command {
            Command::Serve(serve) => serve.run().await.map(|()| ExitCode::SUCCESS),
            Command::Demo(demo) => demo.run().await.map(|()| ExitCode::SUCCESS),
            Command::Import(import) => import.run().await.map(|()| ExitCode::SUCCESS),
            Command::Check(check) => {
                on_small_pages();
                Ok(check.run())
            }
            Command::Match(matching) => matching.run().map(|()| ExitCode::SUCCESS),
            Command::Verify(verify) => Ok(verify.run().await),
            Command::Rebuild(rebuild) => rebuild.run().await.map(|()| ExitCode::SUCCESS),
            Command::Backup(backup) => backup.run().await.map(|()| ExitCode::SUCCESS),
            Command::Forecast(forecast) => forecast.run().map(|()| ExitCode::SUCCESS),
            Command::Bench(bench) => bench.run().await.map(|()| ExitCode::SUCCESS),
            Command::Restore(restore) => restore.run().await.map(|()| ExitCode::SUCCESS),
            Command::User(user) => user.run().await.map(|()| ExitCode::SUCCESS),
            Command::Destroy(destroy) => destroy.run().await.map(|()| ExitCode::SUCCESS),
            Command::Checkpoint(sign) => sign.run().await.map(|()| ExitCode::SUCCESS),
            Command::Key(show) => show.run().await.map(|()| ExitCode::SUCCESS),
        }
    });
    done.unwrap_or_else(|error| failed(&error))
}

/// Whatever is written from here on, be it a store, a key or a backup, only the user who runs this can read.
fn only_for_us() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// A return takes a few megabytes, and pages of two megabytes each would make three times that of it.
fn on_small_pages() {
    // Where the system does not have them, there is nothing to leave.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Says what went wrong, from the outside in.
fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("kith: {error:#}");
    ExitCode::FAILURE
}
