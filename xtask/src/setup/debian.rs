//! For a Debian without the rustup downloads: its own newer Rust, and a standard library built from its sources.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project;
use crate::run::{command, output, run, slowly};
use crate::setup::wasm::TARGET;

/// The name the toolchain is linked under.
pub(crate) const TOOLCHAIN: &str = "drempel-web";

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const LIBRARIES: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// Installs the packages, builds the standard library, and links the toolchain.
pub(crate) fn make() -> Result<()> {
    install("Debian's Rust for the browser", &PACKAGES)?;
    let linker = fs::read_link("/usr/bin/rust-lld").context("the package brought no /usr/bin/rust-lld")?;
    if !Path::new("/usr/bin/rust-lld").exists() {
        let package = linker.file_name().unwrap_or_default().to_string_lossy().into_owned();
        install("the linker it points at", &[&package])?;
    }
    if !fs::read_dir(LIBRARIES).is_ok_and(|mut files| files.next().is_some()) {
        slowly("build the standard library for the browser, once", "about a minute", build_library)?;
    }
    run(command("rustup").args(["toolchain", "link", TOOLCHAIN, "/usr"]))
}

/// Installs the packages that are missing.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if project::on_path("apt-get").is_none() {
        bail!("this is no Debian: there is no apt-get to install {}", missing.join(" "));
    }
    slowly(&format!("install {what} with apt: {}", missing.join(" ")), "one to three minutes", || {
        as_root(&["apt-get", "update", "-qq"])?;
        let mut words = vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
        words.extend(&missing);
        as_root(&words)
    })
}

fn installed(package: &str) -> bool {
    output(command("dpkg-query").args(["-W", "-f=${Status}", package]))
        .is_ok_and(|status| status.ends_with("install ok installed"))
}

fn as_root(words: &[&str]) -> Result<()> {
    let root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root {
        return run(command("env").arg("DEBIAN_FRONTEND=noninteractive").args(words));
    }
    if project::on_path("sudo").is_none() {
        bail!("not root, and there is no sudo: run this as root: {}", words.join(" "));
    }
    run(command("sudo").arg("DEBIAN_FRONTEND=noninteractive").args(words))
}

fn build_library() -> Result<()> {
    let folder = project::root().join("target/sysroot");
    fs::create_dir_all(folder.join("src"))?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    run(command("/usr/bin/cargo")
        .current_dir(&folder)
        .env_remove("CARGO")
        .env_remove("LD_LIBRARY_PATH")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode, link-time optimisation fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro")
        .arg("-Zbuild-std-features=optimize_for_size,panic-unwind"))?;
    as_root(&["mkdir", "-p", LIBRARIES])?;
    for library in libraries(&folder.join("target").join(TARGET).join("release/deps"))? {
        as_root(&["cp", &library.to_string_lossy(), LIBRARIES])?;
    }
    Ok(())
}

fn libraries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let empty = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libempty"));
        if path.extension().is_some_and(|extension| extension == "rlib") && !empty {
            found.push(path);
        }
    }
    Ok(found)
}
