//! `cargo xtask bench`: tables of what a visitor waits for, what the backend bears, also beside
//! another provider, and what it all weighs.

mod device;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::build::{self, build};
use crate::project;
use crate::run::{cargo, command, run, say};
use crate::setup::{browsers, npm};
use crate::size;

/// What is measured.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Name {
    /// Cold loads on a slow mobile network, beside a plain HTML page
    Page,
    /// Sign-ins a second
    Backend,
    /// What people are told when passwords come ten times as fast as they can be looked at
    Overload,
    /// Whether time tells which addresses exist
    Statistics,
    /// Devices that ask and poll a second, beside npm oidc-provider
    Device,
    /// Warm starts of the phone's app without a network, beside a page of five lines
    Authenticator,
    /// Distorted codes read, beside zbar
    Qr,
    /// Bytes on the wire
    Size,
}

/// What can be said about a measurement.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    name: Name,
    /// Passed on to the measurement
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Measures.
pub(crate) fn bench(options: &Options) -> Result<()> {
    match options.name {
        Name::Page => in_browser("page", "measure cold loads (about 5 s each)", &options.rest),
        Name::Authenticator => in_browser("authenticator", "measure warm starts", &options.rest),
        Name::Backend => backend("load", &options.rest),
        Name::Overload => backend("overload", &options.rest),
        Name::Statistics => backend("statistics", &options.rest),
        Name::Device => device::device(),
        Name::Qr => {
            let example = [
                "run",
                "--release",
                "-p",
                "drempel-verify",
                "--features",
                "qr",
                "--example",
                "read_codes",
                "--",
            ];
            run(cargo(&example).args(&options.rest))
        }
        Name::Size => {
            let page = build::Options::default();
            build(&page)?;
            size::print(&page.folder())
        }
    }
}

fn backend(example: &str, rest: &[String]) -> Result<()> {
    let mut load = cargo(&["run", "--release", "-p", "drempel-backend", "--example", example, "--"]);
    run(load.args(rest))
}

fn in_browser(name: &str, what: &str, rest: &[String]) -> Result<()> {
    let site = build::Options::default();
    build(&site)?;
    let npm = npm::npm()?;
    say(what);
    run(command("node")
        .arg(project::root().join("xtask/bench").join(name).with_extension("mjs"))
        .env("DREMPEL_DIST", site.folder())
        .env("DREMPEL_MODULES", npm.modules())
        .env("DREMPEL_CHROMIUM", browsers::chromium()?)
        .args(rest))
}
