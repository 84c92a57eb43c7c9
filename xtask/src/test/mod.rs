//! `cargo xtask test`: everything that must hold, part by part. A part that fails does not hide the ones behind it.

pub(crate) mod browser;
mod parts;

pub(crate) use parts::product;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::run::say;

/// What can be said about a run.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// Only this part
    #[arg(long)]
    only: Option<Part>,
}

/// One part of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// rustfmt
    Format,
    /// clippy, for this machine and for the browser
    Lints,
    /// All tests that need no browser
    Native,
    /// Tests compiled for the browser, in Chromium and Firefox
    Browser,
    /// RFC 8628, case by case, against the backend
    Conformance,
    /// Libraries of others signing people in, unmodified, in a real browser
    Interop,
    /// Whole stories with the real backend in a real browser
    Journeys,
    /// The bytes of the first screen against their budget
    Size,
    /// The committed description of the API against the code
    Openapi,
    /// Licences and advisories of what we depend on
    Deny,
    /// Nothing that is generated differs from what is committed
    Clean,
    /// The native tests of the contract
    Contract,
    /// The native tests of the machines
    Flow,
    /// The native tests of the verification logic
    Verify,
    /// The native tests of the backend
    Backend,
}

/// In the order of cost, so that a quick failure is seen early; `clean` sees what all the others wrote.
const ALL: [Part; 11] = [
    Part::Format,
    Part::Lints,
    Part::Native,
    Part::Openapi,
    Part::Deny,
    Part::Browser,
    Part::Size,
    Part::Conformance,
    Part::Interop,
    Part::Journeys,
    Part::Clean,
];

/// How a part ended.
pub(crate) enum Outcome {
    /// It holds.
    Passed,
    /// It could not be looked at here, and need not be.
    Skipped(&'static str),
}

struct Row {
    name: String,
    taken: Duration,
    outcome: Result<Outcome>,
}

/// Runs the parts and says how each ended.
pub(crate) fn test(options: &Options) -> Result<()> {
    let parts: &[Part] = options.only.as_ref().map_or(&ALL, std::slice::from_ref);
    let rows: Vec<Row> = parts.iter().map(|part| timed(*part)).collect();
    println!("\n{:<10} {:>7}  result", "part", "time");
    for row in &rows {
        let text = match &row.outcome {
            Ok(Outcome::Passed) => "passed".to_owned(),
            Ok(Outcome::Skipped(why)) => format!("skipped: {why}"),
            Err(cause) => format!("FAILED: {cause:#}"),
        };
        println!("{:<10} {:>5} s  {text}", row.name, row.taken.as_secs());
    }
    let failed = rows.iter().filter(|row| row.outcome.is_err()).count();
    let passed = rows.iter().filter(|row| matches!(row.outcome, Ok(Outcome::Passed))).count();
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        bail!("one part alone runs with `cargo xtask test --only NAME`");
    }
    Ok(())
}

fn timed(part: Part) -> Row {
    let name = part.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    say(format!("test {name}"));
    let start = Instant::now();
    let outcome = match part {
        Part::Format => parts::format(),
        Part::Lints => parts::lints(),
        Part::Native => parts::native(),
        Part::Browser => browser::browser(),
        Part::Conformance => parts::conformance(),
        Part::Interop => parts::interop(),
        Part::Journeys => parts::journeys(),
        Part::Size => parts::size(),
        Part::Openapi => parts::openapi(),
        Part::Deny => parts::deny(),
        Part::Clean => parts::clean(),
        Part::Contract => parts::native_of("drempel-contract"),
        Part::Flow => parts::native_of("drempel-flow"),
        Part::Verify => parts::native_of("drempel-verify"),
        Part::Backend => parts::native_of("drempel-backend"),
    };
    Row { name, taken: start.elapsed(), outcome }
}
