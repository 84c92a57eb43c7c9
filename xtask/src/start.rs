//! `cargo xtask start`: everything from a fresh checkout to a page that can be signed in to.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::build::{self, build};
use crate::project;
use crate::run::{cargo, command, run, say, slowly};

/// What can be said about the demonstration.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// The port it listens on, on this machine only
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder the demonstration keeps its people in
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

/// Builds what is missing and serves it.
pub(crate) fn start(options: &Options) -> Result<()> {
    check_port(options.port)?;
    let site = build::Options::default();
    build(&site)?;
    slowly("compile the backend", "some minutes the first time, then a second", || {
        run(&mut cargo(&["build", "--quiet", "--release", "-p", "drempel-backend"]))
    })?;
    check_port(options.port)?;
    say(format!("serve at http://localhost:{} (Ctrl-C ends it)", options.port));
    let program = format!("target/release/drempel-backend{}", std::env::consts::EXE_SUFFIX);
    let mut backend = command(project::root().join(program));
    backend
        .args(["serve", "--demonstration", "--listen"])
        .arg(format!("127.0.0.1:{}", options.port))
        .arg("--data")
        .arg(project::root().join(&options.data))
        .arg("--site")
        .arg(site.folder());
    become_program(&mut backend)
}

/// Before minutes of building, not after them.
fn check_port(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).with_context(|| {
        format!("port {port} cannot be had: something else listens there; end it, or say --port NUMBER")
    })
}

/// The program takes this one's place, so that Ctrl-C and signals reach it without help.
#[cfg(unix)]
fn become_program(program: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(program.exec()).context("the backend could not be started")
}

#[cfg(not(unix))]
fn become_program(program: &mut Command) -> Result<()> {
    run(program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_said_with_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let error = check_port(taken.local_addr().unwrap().port()).unwrap_err();
        assert!(error.to_string().contains("--port"));
    }
}
