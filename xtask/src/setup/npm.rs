//! The tools that only npm has: wasm-opt, esbuild, axe-core, the browser driver of the benchmark, and the libraries by which
//! applications of others sign people in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project;
use crate::run::{command, run, slowly};

/// Where the packages of `xtask/npm/package.json` are installed.
pub(crate) struct Npm(PathBuf);

impl Npm {
    /// A program a package brings.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.0.join("node_modules/.bin").join(file)
    }

    /// A file of a package.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.0.join("node_modules").join(path)
    }

    /// The folder modules are resolved from.
    pub(crate) fn modules(&self) -> PathBuf {
        self.0.join("node_modules")
    }
}

/// Installs the packages unless these very versions are there.
pub(crate) fn npm() -> Result<Npm> {
    let wanted = project::root().join("xtask/npm/package.json");
    let manifest = fs::read(&wanted).with_context(|| format!("cannot read {}", wanted.display()))?;
    let folder = project::tools()?.join("npm");
    // Written last, so that an installation cut short is done again.
    let mark = folder.join("installed.json");
    if fs::read(&mark).is_ok_and(|installed| installed == manifest) {
        return Ok(Npm(folder));
    }
    slowly("fetch wasm-opt, esbuild and axe-core from npm, once", "under a minute", || {
        install(&folder, &manifest)?;
        fs::write(&mark, &manifest).with_context(|| format!("cannot write {}", mark.display()))
    })?;
    Ok(Npm(folder))
}

fn install(folder: &Path, manifest: &[u8]) -> Result<()> {
    let Some(npm) = project::on_path("npm").or_else(|| project::on_path("npm.cmd")) else {
        bail!("npm is missing: install Node.js 20 or newer (https://nodejs.org, or your system's packages)");
    };
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(folder.join("package.json"), manifest)?;
    run(command(npm).current_dir(folder).args(["install", "--no-package-lock", "--no-audit", "--no-fund"]))
        .context("the npm registry could not be reached, or refused; set `npm config set registry` to one that can")
}
