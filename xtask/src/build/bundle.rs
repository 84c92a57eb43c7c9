//! One script, one program, one style sheet a door: bundled by esbuild, named by their content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::digest;
use super::page::{Compiled, Door};
use crate::project;
use crate::run::{command, output};
use crate::setup::npm::Npm;

/// The name by which `public/boot.js` imports wasm-bindgen's glue.
const GLUE: &str = "./drempel.js";

/// Where most of what a build makes lies.
const ASSETS: &str = "/assets/";

/// Where the worker's script lies: within the scope of the service worker, as all that is the authenticator's alone.
pub(crate) const IN_SCOPE: &str = "/authenticator-assets/";

/// A file that is named by its content.
#[derive(Clone)]
pub(crate) struct Asset {
    /// Its address on the site.
    pub(crate) url: String,
    /// Its Subresource Integrity.
    pub(crate) integrity: String,
}

/// Writes the program.
pub(crate) fn wasm(out: &Path, compiled: &Compiled) -> Result<Asset> {
    asset(out, ASSETS, compiled.door.name(), "wasm", &compiled.wasm)
}

/// Joins what starts the page with wasm-bindgen's glue of this door's program. Only the authenticator has workers.
pub(crate) fn script(
    out: &Path,
    compiled: &Compiled,
    wasm: &Asset,
    worker: &Asset,
    npm: &Npm,
) -> Result<Asset> {
    let mut words = addresses("WASM", wasm);
    words.extend(match compiled.door {
        Door::Authenticator => addresses("WORKER", worker),
        Door::SignIn | Door::DeviceCode | Door::Account | Door::Worker => {
            vec![define("WORKER_URL", "undefined")]
        }
    });
    let script = joined(compiled, "boot.js", words, npm)?;
    asset(out, ASSETS, compiled.door.name(), "js", &script)
}

/// The same for the worker, which has another beginning.
pub(crate) fn worker(out: &Path, compiled: &Compiled, wasm: &Asset, npm: &Npm) -> Result<Asset> {
    let script = joined(compiled, "worker.js", addresses("WASM", wasm), npm)?;
    asset(out, IN_SCOPE, compiled.door.name(), "js", &script)
}

/// Joins a script of `public/` with the glue, and puts values in the place of words.
fn joined(compiled: &Compiled, beginning: &str, words: Vec<String>, npm: &Npm) -> Result<Vec<u8>> {
    let source = project::root().join("public").join(beginning);
    let boot = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let name = compiled.door.name();
    let (before, after) =
        boot.split_once(GLUE).with_context(|| format!("public/{beginning} imports no {GLUE}"))?;
    let entry = compiled.folder.join(format!("{name}.boot.js"));
    fs::write(&entry, [before, "./", name, ".js", after].concat())
        .with_context(|| format!("cannot write {}", entry.display()))?;
    bundled(&entry, words, npm)
}

/// A script with everything it imports, small, and with values in the place of words.
pub(crate) fn bundled(entry: &Path, words: Vec<String>, npm: &Npm) -> Result<Vec<u8>> {
    let usual = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"];
    let mut esbuild = command(npm.program("esbuild"));
    let script = output(esbuild.arg(entry).args(usual).arg("--log-level=warning").args(words))?;
    Ok(script.trim_end().as_bytes().to_vec())
}

/// `NAME_URL` and `NAME_INTEGRITY`.
fn addresses(name: &str, asset: &Asset) -> Vec<String> {
    vec![
        define(&format!("{name}_URL"), &quoted(&asset.url)),
        define(&format!("{name}_INTEGRITY"), &quoted(&asset.integrity)),
    ]
}

/// What esbuild puts in the place of a word: JSON, or `undefined`, behind which it leaves out what is never reached.
pub(crate) fn define(word: &str, value: &str) -> String {
    format!("--define:{word}={value}")
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// A door's style sheet as one line, to be inlined.
pub(crate) fn style(name: &str, npm: &Npm) -> Result<String> {
    let words = ["--bundle", "--minify", "--legal-comments=none", "--log-level=warning"];
    let sheet = project::root().join("style").join(name);
    let style = output(command(npm.program("esbuild")).arg(sheet).args(words))?;
    Ok(style.trim_end().to_owned())
}

fn asset(out: &Path, folder: &str, name: &str, extension: &str, bytes: &[u8]) -> Result<Asset> {
    let url = format!("{folder}{name}-{}.{extension}", digest::short(bytes));
    let path = out.join(url.trim_start_matches('/'));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Asset { url, integrity: digest::integrity(bytes) })
}
