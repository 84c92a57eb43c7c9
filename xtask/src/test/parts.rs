//! The parts that are one or two commands each.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Outcome;
use crate::build::{self, build};
use crate::conformance;
use crate::project;
use crate::run::{cargo, command, output, run, say};
use crate::setup::wasm::{TARGET, WebToolchain, web_toolchain};
use crate::setup::{browsers, npm};
use crate::size;

pub(crate) fn format() -> Result<Outcome> {
    run(&mut cargo(&["fmt", "--all", "--check"])).context("`cargo fmt --all` mends it")?;
    Ok(Outcome::Passed)
}

/// The page is linted for this machine too: everything it is made of compiles here.
pub(crate) fn lints() -> Result<Outcome> {
    run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let toolchain = web_toolchain()?;
    if toolchain.has_clippy() {
        let mut clippy = cargo(&["clippy", "--quiet", "--package", "drempel", "--target", TARGET]);
        run(toolchain.applied(&mut clippy).args(["--", "-D", "warnings"]))?;
    } else {
        say("the toolchain for the browser has no clippy: its compiler's warnings are looked at instead");
        check_for_browser(toolchain)?;
    }
    Ok(Outcome::Passed)
}

/// Cargo repeats the warnings of what is compiled already, so nothing need be compiled anew to deny them.
fn check_for_browser(toolchain: WebToolchain) -> Result<()> {
    let mut check =
        cargo(&["check", "--package", "drempel", "--target", TARGET, "--message-format", "short"]);
    let checked = toolchain.applied(&mut check).output().context("cannot start cargo")?;
    let said = String::from_utf8_lossy(&checked.stderr);
    if !checked.status.success() || said.contains("warning:") {
        bail!("the page does not compile for the browser without a warning:\n{said}");
    }
    Ok(())
}

/// Every test that runs on this machine without a browser.
pub(crate) fn native() -> Result<Outcome> {
    run(&mut cargo(&[
        "test",
        "--quiet",
        "--workspace",
        "--exclude",
        "drempel-tests",
        "--exclude",
        "drempel",
    ]))?;
    run(&mut cargo(&["test", "--quiet", "--package", "drempel-tests", "--test", "naming"]))?;
    Ok(Outcome::Passed)
}

pub(crate) fn native_of(package: &str) -> Result<Outcome> {
    run(&mut cargo(&["test", "--quiet", "--package", package]))?;
    Ok(Outcome::Passed)
}

pub(crate) fn size() -> Result<Outcome> {
    let site = build::Options::default();
    build(&site)?;
    size::check(&site.folder())?;
    Ok(Outcome::Passed)
}

pub(crate) fn conformance() -> Result<Outcome> {
    conformance::conformance(&conformance::Options::default())?;
    Ok(Outcome::Passed)
}

/// Builds what people get, and tells a command where it is.
pub(crate) fn product(command: &mut Command) -> Result<&mut Command> {
    let site = build::Options::default();
    build(&site)?;
    run(&mut cargo(&["build", "--quiet", "--package", "drempel-backend"]))?;
    let backend = format!("target/debug/drempel-backend{}", std::env::consts::EXE_SUFFIX);
    let backend = project::root().join(backend);
    Ok(command.env("DREMPEL_DIST", site.folder()).env("DREMPEL_BACKEND", backend))
}

/// What an application gets that was written without knowing us, and what a browser's push client makes of our messages.
pub(crate) fn interop() -> Result<Outcome> {
    let npm = npm::npm()?;
    for (package, test) in [("drempel-tests", "interop"), ("drempel-backend", "real_push")] {
        run(product(&mut cargo(&["test", "--quiet", "--package", package, "--test", test]))?
            .env("DREMPEL_MODULES", npm.modules())
            .env("DREMPEL_CHROMIUM", browsers::chromium()?))?;
    }
    Ok(Outcome::Passed)
}

/// The stories see what people get: the built page and the backend that serves it.
pub(crate) fn journeys() -> Result<Outcome> {
    let (browsers, npm) = (browsers::browsers()?, npm::npm()?);
    // A story waits for a good part of its time: one more than there are processors keeps them busy.
    let stories = std::thread::available_parallelism().map_or(2, std::num::NonZero::get) + 1;
    let stories = std::env::var("RUST_TEST_THREADS").unwrap_or_else(|_| stories.to_string());
    run(product(&mut cargo(&["test", "--package", "drempel-tests", "--test", "journeys"]))?
        .env("RUST_TEST_THREADS", stories)
        .env("DREMPEL_AXE", npm.file("axe-core/axe.min.js"))
        .env("DREMPEL_CHROMIUM", browsers.chromium)
        .env("DREMPEL_FIREFOX", browsers.firefox)
        .env("CHROMEDRIVER", browsers.chromedriver)
        .env("GECKODRIVER", browsers.geckodriver))?;
    Ok(Outcome::Passed)
}

pub(crate) fn openapi() -> Result<Outcome> {
    let generated = output(&mut cargo(&["run", "--quiet", "--package", "drempel-backend", "--", "openapi"]))?;
    let path = project::root().join("backend/openapi.json");
    let committed = fs::read_to_string(&path).context("backend/openapi.json is missing")?;
    if generated.trim() != committed.trim() {
        bail!(
            "backend/openapi.json is old: `cargo run -p drempel-backend -- openapi > backend/openapi.json`"
        );
    }
    Ok(Outcome::Passed)
}

pub(crate) fn deny() -> Result<Outcome> {
    if project::on_path("cargo-deny").is_none() {
        return Ok(Outcome::Skipped("cargo-deny is not installed"));
    }
    run(&mut cargo(&["deny", "check"]))?;
    Ok(Outcome::Passed)
}

pub(crate) fn clean() -> Result<Outcome> {
    if std::env::var("CI").as_deref() != Ok("true") {
        return Ok(Outcome::Skipped("only in CI, where nobody is editing"));
    }
    let changed = output(command("git").args(["status", "--porcelain"]))?;
    if !changed.trim().is_empty() {
        bail!("the tests changed committed files, or left new ones:\n{changed}");
    }
    Ok(Outcome::Passed)
}
