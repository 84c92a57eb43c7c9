//! RFC 8628 against a running server: named cases by section, for ours and for anybody's.
//!
//! `cargo xtask conformance` starts our backend and asks it; `cargo xtask conformance --issuer URL --client-id ID` asks
//! another server. The rule a reader would break: a case asks for what the standard says and no more, so that it may fail
//! elsewhere only where the standard is broken. What is wiser than the standard stands in cases that say `advice`.
//!
//! Where to start: `case.rs` for what a case is, then `polling.rs`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a program that tells how it went"
)]

mod answer;
mod approval;
mod case;
mod client;
mod codes;
mod concurrency;
mod discovery;
mod form;
mod guessing;
#[expect(dead_code, unused_imports, reason = "the stage of the journeys, without their browsers")]
#[path = "../journeys/harness/mod.rs"]
mod harness;
mod options;
mod ours;
mod person;
mod polling;
mod redemption;
mod request;
mod response;
mod run;
mod server;
mod slow_down;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let options = options::Options::parse();
    let failed = match options.issuer {
        Some(_) => run::run(&options.server(), &options),
        None => {
            let stage = ours::Stage::new();
            run::run(&stage.server(), &options)
        }
    };
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
