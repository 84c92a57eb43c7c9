//! A toolchain with the standard library for `wasm32-unknown-unknown`: the ordinary way first.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project;
use crate::run::{cargo, command, output, run, say};
use crate::setup::debian;

/// The target of the page.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Which toolchain builds for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WebToolchain {
    /// The one that builds everything else.
    Default,
    /// Debian's, linked under [`debian::TOOLCHAIN`].
    Debian,
}

impl WebToolchain {
    /// Makes a command, and all it starts, use this toolchain and its own target directory.
    pub(crate) fn applied(self, command: &mut Command) -> &mut Command {
        // A directory of its own, so that the page and the backend do not wait for each other.
        command.env("CARGO_TARGET_DIR", target_dir());
        match self {
            Self::Default => command,
            // The outer toolchain's libraries must not be found before this one's.
            Self::Debian => command
                .env("RUSTUP_TOOLCHAIN", debian::TOOLCHAIN)
                .env_remove("LD_LIBRARY_PATH")
                .env_remove("CARGO")
                .env_remove("RUSTC"),
        }
    }

    /// Whether the toolchain has clippy.
    pub(crate) fn has_clippy(self) -> bool {
        let mut version = cargo(&["clippy", "--version"]);
        output(self.applied(&mut version)).is_ok()
    }
}

/// Where everything for the browser is compiled.
pub(crate) fn target_dir() -> PathBuf {
    project::root().join("target/web")
}

/// Finds a toolchain that can build the page, or makes one.
pub(crate) fn web_toolchain() -> Result<WebToolchain> {
    if has_target(&mut command("rustc")) {
        return Ok(WebToolchain::Default);
    }
    let mut linked = command("rustc");
    if project::on_path("rustup").is_some() && has_target(WebToolchain::Debian.applied(&mut linked)) {
        say(format!(
            "the page is built with the linked toolchain {} (Debian's rustc-web)",
            debian::TOOLCHAIN
        ));
        return Ok(WebToolchain::Debian);
    }
    make()
}

fn make() -> Result<WebToolchain> {
    if project::on_path("rustup").is_none() {
        bail!(
            "this Rust has no {TARGET} and there is no rustup to add it: install rustup (https://rustup.rs)"
        );
    }
    say(format!("add the target {TARGET} with rustup (about 20 MB)"));
    match run(command("rustup").args(["target", "add", TARGET])) {
        Ok(()) => {
            say("the page is built with the ordinary toolchain");
            Ok(WebToolchain::Default)
        }
        Err(cause) => {
            say(format!("rustup could not fetch {TARGET} ({cause}); trying Debian's packages instead"));
            debian::make().with_context(|| {
                format!("there is no way to a Rust with {TARGET}; `rustup target add {TARGET}` must succeed")
            })?;
            say(format!("the page is built with the linked toolchain {}", debian::TOOLCHAIN));
            Ok(WebToolchain::Debian)
        }
    }
}

fn has_target(rustc: &mut Command) -> bool {
    let Ok(folder) = output(rustc.args(["--print", "target-libdir", "--target", TARGET])) else {
        return false;
    };
    std::fs::read_dir(folder.trim()).is_ok_and(|mut files| files.next().is_some())
}
