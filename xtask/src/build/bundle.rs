//! One script, one program, one style sheet a door: bundled by esbuild, named by their content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::digest;
use super::page::Compiled;
use crate::project;
use crate::run::{command, output};
use crate::setup::npm::Npm;

/// The name by which `public/boot.js` imports wasm-bindgen's glue.
const GLUE: &str = "./drempel.js";

/// A file of `assets/`.
pub(crate) struct Asset {
    /// Its address on the site.
    pub(crate) url: String,
    /// Its Subresource Integrity.
    pub(crate) integrity: String,
}

/// Writes the program.
pub(crate) fn wasm(out: &Path, compiled: &Compiled) -> Result<Asset> {
    asset(out, compiled.door.name(), "wasm", &compiled.wasm)
}

/// Joins what starts the page with wasm-bindgen's glue of this door's program.
pub(crate) fn script(
    out: &Path,
    compiled: &Compiled,
    wasm: &Asset,
    worker: &Asset,
    npm: &Npm,
) -> Result<Asset> {
    joined(out, compiled, "boot.js", &[("WASM", wasm), ("WORKER", worker)], npm)
}

/// The same for the worker, which has another beginning.
pub(crate) fn worker(out: &Path, compiled: &Compiled, wasm: &Asset, npm: &Npm) -> Result<Asset> {
    joined(out, compiled, "worker.js", &[("WASM", wasm)], npm)
}

/// Joins a script of `public/` with the glue, and puts in the addresses of others: `NAME_URL` and `NAME_INTEGRITY`.
fn joined(
    out: &Path,
    compiled: &Compiled,
    beginning: &str,
    others: &[(&str, &Asset)],
    npm: &Npm,
) -> Result<Asset> {
    let source = project::root().join("public").join(beginning);
    let boot = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let name = compiled.door.name();
    let (before, after) =
        boot.split_once(GLUE).with_context(|| format!("public/{beginning} imports no {GLUE}"))?;
    let entry = compiled.folder.join(format!("{name}.boot.js"));
    fs::write(&entry, [before, "./", name, ".js", after].concat())
        .with_context(|| format!("cannot write {}", entry.display()))?;
    let mut words: Vec<String> = ["--bundle", "--minify", "--format=esm", "--target=es2022"]
        .into_iter()
        .chain(["--legal-comments=none", "--log-level=warning"])
        .map(str::to_owned)
        .collect();
    for (name, other) in others {
        words.push(format!("--define:{name}_URL=\"{}\"", other.url));
        words.push(format!("--define:{name}_INTEGRITY=\"{}\"", other.integrity));
    }
    let script = output(command(npm.program("esbuild")).arg(&entry).args(words))?;
    asset(out, name, "js", script.trim_end().as_bytes())
}

/// A door's style sheet as one line, to be inlined.
pub(crate) fn style(name: &str, npm: &Npm) -> Result<String> {
    let words = ["--bundle", "--minify", "--legal-comments=none", "--log-level=warning"];
    let sheet = project::root().join("style").join(name);
    let style = output(command(npm.program("esbuild")).arg(sheet).args(words))?;
    Ok(style.trim_end().to_owned())
}

fn asset(out: &Path, name: &str, extension: &str, bytes: &[u8]) -> Result<Asset> {
    let url = format!("/assets/{name}-{}.{extension}", digest::short(bytes));
    let path = out.join(url.trim_start_matches('/'));
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Asset { url, integrity: digest::integrity(bytes) })
}
