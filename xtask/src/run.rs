//! Starting other programs: shows what is started, and turns a failure into a cause.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::project;

/// Says what happens now.
pub(crate) fn say(text: impl AsRef<str>) {
    println!("drempel: {}", text.as_ref());
}

/// A program started in the root of the repository.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(project::root());
    command
}

/// Cargo with the toolchain of the checkout.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command("cargo");
    // What the outer `cargo xtask` set speaks of the xtask package, not of what is built now.
    command.env_remove("CARGO_MANIFEST_DIR").env_remove("CARGO_MANIFEST_PATH").args(arguments);
    command
}

/// Waits for success, its output shown as it comes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// Waits for success and hands back what was written to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` ended with {}: {}", output.status, reason.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs something slow, announced with how long it may take and followed by how long it took.
pub(crate) fn slowly<T>(what: &str, about: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(format!("{what} ({about})"));
    let start = Instant::now();
    let done = work().with_context(|| format!("failed: {what}"))?;
    say(format!("{what}: done in {} s", start.elapsed().as_secs()));
    Ok(done)
}

/// The search path with some folders in front.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let present = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&present));
    std::env::join_paths(all).context("a folder of the search path has a separator in its name")
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_missing_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-here"));
    }

    #[test]
    fn a_failure_names_the_command_and_its_reason() {
        let error = output(cargo(&["no-such-subcommand"]).env("CARGO_TERM_COLOR", "never")).unwrap_err();
        assert!(error.to_string().contains("cargo no-such-subcommand"));
    }
}
