//! Programs written in Rust that are built from the registry once and kept in the cache.

use std::path::PathBuf;

use anyhow::Result;

use crate::project;
use crate::run::{cargo, command, output, run, slowly};

/// The folder with `wasm-bindgen` and its test runner, of the version the page links.
pub(crate) fn wasm_bindgen() -> Result<PathBuf> {
    let version = project::locked_version("wasm-bindgen")?;
    // Its lock file wants crates that a registry may not have yet.
    had(&Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        folder: format!("wasm-bindgen-{version}"),
        version: Some(version),
        options: &[],
        minutes: 5,
    })
}

/// The folder with `geckodriver`; any version drives any Firefox of today.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    had(&Tool {
        program: "geckodriver",
        package: "geckodriver",
        folder: "geckodriver".to_owned(),
        version: None,
        options: &["--locked"],
        minutes: 5,
    })
}

struct Tool {
    program: &'static str,
    package: &'static str,
    folder: String,
    version: Option<String>,
    options: &'static [&'static str],
    minutes: u32,
}

fn had(tool: &Tool) -> Result<PathBuf> {
    let root = project::tools()?.join(&tool.folder);
    let folder = root.join("bin");
    let file = format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX);
    if folder.join(file).is_file() {
        return Ok(folder);
    }
    if let Some(folder) = from_path(tool) {
        return Ok(folder);
    }
    let what = format!("build {} from the crate registry, once", tool.package);
    slowly(&what, &format!("about {} minutes", tool.minutes), || {
        let mut install = cargo(&["install", tool.package]);
        if let Some(version) = &tool.version {
            install.args(["--version", version]);
        }
        // The toolchain that compiles the host's programs, whatever the page is built with.
        install.env_remove("CARGO_TARGET_DIR").args(tool.options).arg("--root").arg(&root);
        run(&mut install)
    })?;
    Ok(folder)
}

fn from_path(tool: &Tool) -> Option<PathBuf> {
    let program = project::on_path(tool.program)?;
    if let Some(version) = &tool.version {
        let said = output(command(&program).arg("--version")).ok()?;
        if !said.split_whitespace().any(|word| word == version) {
            return None;
        }
    }
    Some(program.parent()?.to_path_buf())
}
