//! From Rust to one small `.wasm` and its JavaScript: Trunk, then wasm-opt.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project;
use crate::run::{cargo, command, path_with, run};
use crate::setup::library::Library;
use crate::setup::npm::Npm;
use crate::setup::{tools, wasm};

/// What the later stages work with.
pub(crate) struct Compiled {
    /// The optimised program.
    pub(crate) wasm: Vec<u8>,
    /// The folder with wasm-bindgen's glue, `drempel.js`, and its snippets.
    pub(crate) folder: PathBuf,
}

/// Rust's megabyte of stack would be a megabyte of every visitor's memory.
const FLAGS: &str = "-C link-arg=-zstack-size=131072";

/// By name: `--all-features` writes what browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Compiles the page.
pub(crate) fn compile(profile: &str, npm: &Npm) -> Result<Compiled> {
    let toolchain = wasm::web_toolchain()?;
    let library = Library::of(toolchain);
    let folders = [tools::wasm_bindgen()?, tools::trunk()?];
    let folder = project::root().join("target/trunk");
    // Trunk is told to stay offline, so that it looks for no tools, and tells cargo the same.
    run(&mut cargo(&["fetch", "--quiet", "--target", wasm::TARGET]))
        .context("the crate registry could not be reached")?;
    let mut trunk = command(folders.last().map_or_else(|| "trunk".into(), |folder| folder.join("trunk")));
    let flags = [FLAGS].iter().chain(library.flags()).copied().collect::<Vec<_>>().join(" ");
    library
        .applied(toolchain.applied(&mut trunk))
        .env("PATH", path_with(&folders)?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
        // Trunk takes NO_COLOR for a switch of its own and wants "true" or "false" there.
        .env_remove("NO_COLOR")
        .env("RUST_BACKTRACE", "0")
        .args(["build", "--offline", "--skip-version-check", "--cargo-profile", profile])
        .arg("--dist")
        .arg(&folder);
    run(&mut trunk)?;
    let (raw, small) = (folder.join("drempel_bg.wasm"), folder.join("drempel.opt.wasm"));
    let mut optimise = command(npm.program("wasm-opt"));
    optimise
        .args(FEATURES)
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .arg(&raw)
        .arg("-o")
        .arg(&small);
    run(&mut optimise)?;
    let wasm = fs::read(&small).with_context(|| format!("cannot read {}", small.display()))?;
    Ok(Compiled { wasm, folder })
}
