//! `cargo xtask`: the commands of the README and everything behind them.
//! Each command may be given again at any time: what is there is skipped, what is missing is made.

#![expect(clippy::print_stdout, reason = "a command speaks to the person who gave it")]

mod bench;
mod build;
mod conformance;
// Public, because the page's own words say of themselves what a public module needs to.
#[path = "../../src/messages/mod.rs"]
pub mod messages;
mod project;
mod run;
mod setup;
mod size;
mod start;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Drempel's commands: `start` to see it, `test` to check it, `build` to serve it
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sets up all tools; the other commands do it for what they need
    Setup,
    /// Builds everything and serves the demonstration on this machine
    Start(start::Options),
    /// Runs all checks, or the one named
    Test(test::Options),
    /// Writes a folder for any static host
    Build(build::Options),
    /// Asks a server, ours or another's, whether it does RFC 8628 as written; `-- --help` says what it needs to know
    Conformance(conformance::Options),
    /// Measures: page, backend or size
    Bench(bench::Options),
    /// Runs one compiled test module in a browser; cargo calls it
    #[command(hide = true)]
    InBrowser(test::browser::Module),
}

fn main() -> ExitCode {
    match obey(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            run::say(format!("{cause:#}"));
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command) -> Result<()> {
    match command {
        Command::Setup => setup::everything(),
        Command::Start(options) => start::start(&options),
        Command::Test(options) => test::test(&options),
        Command::Build(options) => build::build(&options),
        Command::Conformance(options) => conformance::conformance(&options),
        Command::Bench(options) => bench::bench(&options),
        Command::InBrowser(module) => test::browser::run_module(&module),
    }
}
