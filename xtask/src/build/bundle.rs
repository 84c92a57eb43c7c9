//! One script, one program, one style sheet: bundled by esbuild, named by their content.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::digest;
use super::page::Compiled;
use crate::project;
use crate::run::{command, output};
use crate::setup::npm::Npm;

/// A file of `assets/`.
pub(crate) struct Asset {
    /// Its address on the site.
    pub(crate) url: String,
    /// Its Subresource Integrity.
    pub(crate) integrity: String,
}

/// Writes the program.
pub(crate) fn wasm(out: &Path, bytes: &[u8]) -> Result<Asset> {
    asset(out, "drempel", "wasm", bytes)
}

/// Joins what starts the page with wasm-bindgen's glue.
pub(crate) fn script(out: &Path, compiled: &Compiled, wasm: &Asset, npm: &Npm) -> Result<Asset> {
    let entry = compiled.folder.join("boot.js");
    fs::copy(project::root().join("public/boot.js"), &entry).context("cannot copy public/boot.js")?;
    let words = [
        "--bundle".to_owned(),
        "--minify".to_owned(),
        "--format=esm".to_owned(),
        "--target=es2022".to_owned(),
        "--legal-comments=none".to_owned(),
        "--log-level=warning".to_owned(),
        format!("--define:WASM_URL=\"{}\"", wasm.url),
        format!("--define:WASM_INTEGRITY=\"{}\"", wasm.integrity),
    ];
    let script = output(command(npm.program("esbuild")).arg(&entry).args(words))?;
    asset(out, "app", "js", script.trim_end().as_bytes())
}

/// The style sheet as one line, to be inlined.
pub(crate) fn style(npm: &Npm) -> Result<String> {
    let words = ["--bundle", "--minify", "--legal-comments=none", "--log-level=warning"];
    let style = output(command(npm.program("esbuild")).arg(style_sheet()).args(words))?;
    Ok(style.trim_end().to_owned())
}

fn style_sheet() -> PathBuf {
    project::root().join("style/main.css")
}

fn asset(out: &Path, name: &str, extension: &str, bytes: &[u8]) -> Result<Asset> {
    let url = format!("/assets/{name}-{}.{extension}", digest::short(bytes));
    let path = out.join(url.trim_start_matches('/'));
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Asset { url, integrity: digest::integrity(bytes) })
}
