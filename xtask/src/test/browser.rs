//! The tests that are compiled for the browser, run by wasm-bindgen's runner in Chromium and in Firefox.
//! The runner reads `webdriver.json` from its working directory, so this program stands between cargo and it.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use super::Outcome;
use crate::project;
use crate::run::{cargo, command, path_with, run, say};
use crate::setup::browsers::{Browsers, browsers};
use crate::setup::tools;
use crate::setup::wasm::{TARGET, WebToolchain, web_toolchain};

/// The folder of one browser's `webdriver.json`, handed through cargo to [`run_module`].
const FOLDER: &str = "DREMPEL_WEBDRIVER";

/// What cargo hands over: the module and the words after `--`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Module {
    module: PathBuf,
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<OsString>,
}

/// Both browsers, every package that has tests for them.
pub(crate) fn browser() -> Result<Outcome> {
    let toolchain = web_toolchain()?;
    let browsers = browsers()?;
    let mut wrong = Vec::new();
    for name in ["chromium", "firefox"] {
        for package in packages() {
            say(format!("{package} in {name}"));
            // A browser that did not start says nothing about the tests: once more.
            let attempt = || in_browser(name, package, toolchain, &browsers);
            if attempt().is_err() {
                say("once more, in case the browser did not start");
                if let Err(cause) = attempt() {
                    wrong.push(format!("{package} in {name}: {cause:#}"));
                }
            }
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("; "));
    }
    Ok(Outcome::Passed)
}

/// The logic that is audited alone, and the page once it has tests of its own.
fn packages() -> Vec<&'static str> {
    let page = project::root().join("tests/browser").is_dir();
    if page { vec!["drempel-verify", "drempel"] } else { vec!["drempel-verify"] }
}

fn in_browser(name: &str, package: &str, toolchain: WebToolchain, browsers: &Browsers) -> Result<()> {
    let folder = project::root().join("target/webdriver").join(name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("webdriver.json"), capabilities(browsers).to_string())?;
    let (variable, driver) = match name {
        "firefox" => ("GECKODRIVER", &browsers.geckodriver),
        _ => ("CHROMEDRIVER", &browsers.chromedriver),
    };
    // This very program is the runner; its path has no spaces that cargo could take for a separator.
    let runner = std::env::current_exe().context("this program does not know its own path")?;
    let runner = json!([runner.to_string_lossy(), "in-browser"]);
    let mut tests = cargo(&["test", "--package", package, "--target", TARGET]);
    match package {
        "drempel" => tests.args(["--test", "browser"]),
        _ => tests.arg("--tests"),
    };
    tests.arg("--config").arg(format!("target.{TARGET}.runner = {runner}"));
    run(toolchain
        .applied(&mut tests)
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER")
        .env(variable, driver)
        .env(FOLDER, &folder)
        .env("PATH", path_with(&[tools::wasm_bindgen()?])?)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180"))
}

/// As cargo's runner: goes where `webdriver.json` is, and hands on.
pub(crate) fn run_module(module: &Module) -> Result<()> {
    let folder = std::env::var_os(FOLDER).context("cargo runs this, not people")?;
    let path = fs::canonicalize(&module.module).context("cargo named a module that is not there")?;
    run(command("wasm-bindgen-test-runner").current_dir(folder).arg(path).args(&module.rest))
}

fn capabilities(browsers: &Browsers) -> Value {
    json!({
        "goog:chromeOptions": {
            "binary": browsers.chromium,
            "args": [
                "headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "no-first-run",
                "disable-background-networking", "disable-component-update", "disable-sync", "disable-quic"
            ]
        },
        "moz:firefoxOptions": { "binary": browsers.firefox, "args": ["-headless"] }
    })
}
