//! Chromium and Firefox with their drivers, for the tests that need a real browser.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project;
use crate::setup::{debian, tools};

const CHROMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];
const OUTSIDE_THE_PATH: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];
const FIREFOXES_OUTSIDE_THE_PATH: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"];

/// What drives what.
pub(crate) struct Browsers {
    /// Chromium or Chrome.
    pub(crate) chromium: PathBuf,
    /// Its driver, of the same version.
    pub(crate) chromedriver: PathBuf,
    /// Firefox.
    pub(crate) firefox: PathBuf,
    /// Its driver.
    pub(crate) geckodriver: PathBuf,
}

/// Finds the browsers; on Debian installs what is missing.
pub(crate) fn browsers() -> Result<Browsers> {
    if project::on_path("apt-get").is_some() {
        if found(&CHROMES, &OUTSIDE_THE_PATH).is_none() || project::on_path("chromedriver").is_none() {
            debian::install("Chromium", &["chromium", "chromium-driver", "fonts-dejavu-core", "openssl"])?;
        }
        if found(&FIREFOXES, &FIREFOXES_OUTSIDE_THE_PATH).is_none() {
            debian::install("Firefox", &["firefox-esr", "fonts-dejavu-core"])?;
        }
    }
    let geckodriver = tools::geckodriver()?.join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX));
    Ok(Browsers {
        chromium: chromium()?,
        chromedriver: project::on_path("chromedriver")
            .context("there is no chromedriver: put the one of your Chrome's version on the PATH (https://googlechromelabs.github.io/chrome-for-testing/)")?,
        firefox: found(&FIREFOXES, &FIREFOXES_OUTSIDE_THE_PATH)
            .context("there is no Firefox: install it (https://www.mozilla.org/firefox/)")?,
        geckodriver,
    })
}

/// Chromium or Chrome, without its driver.
pub(crate) fn chromium() -> Result<PathBuf> {
    found(&CHROMES, &OUTSIDE_THE_PATH)
        .context("there is no Chromium or Chrome: install one (https://www.google.com/chrome/)")
}

fn found(names: &[&str], outside: &[&str]) -> Option<PathBuf> {
    names
        .iter()
        .find_map(|name| project::on_path(name))
        .or_else(|| outside.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_path_buf))
}
