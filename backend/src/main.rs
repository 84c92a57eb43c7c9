//! `drempel-backend`: the API and the pages in one program, and the commands of whoever runs it.

mod cli;
mod config;
mod demonstration;
mod relying_party;
mod serving;
mod static_files;
mod telemetry;

use clap::Parser as _;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&cli::Failure::failed(format!("the system gives no threads: {error}"))),
    };
    match runtime.block_on(cli.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure),
    }
}

fn fail(failure: &cli::Failure) -> ExitCode {
    // Nobody is left to tell when standard error is gone.
    let _ = writeln!(std::io::stderr(), "drempel-backend: {failure}");
    ExitCode::from(failure.code())
}
