//! The real program, run as people run it: commands, a server that is killed, and what its logs say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod check;
mod commands;
mod demonstration;
mod destruction;
mod forecast;
mod kills;
mod logs;
mod program;
mod server;
