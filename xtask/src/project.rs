//! Where things are. No command depends on the directory it is started in.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where tools are kept between runs and between checkouts.
pub(crate) fn tools() -> Result<PathBuf> {
    Ok(cache(|name| env::var_os(name).map(PathBuf::from))?.join("tools"))
}

fn cache(variable: impl Fn(&str) -> Option<PathBuf>) -> Result<PathBuf> {
    if let Some(directory) = variable("DREMPEL_CACHE") {
        return Ok(directory);
    }
    variable("XDG_CACHE_HOME")
        .or_else(|| variable("HOME").or_else(|| variable("USERPROFILE")).map(|home| home.join(".cache")))
        .map(|caches| caches.join("drempel"))
        .context("there is no home directory to keep tools in; set DREMPEL_CACHE to a directory")
}

/// The version of a package in `Cargo.lock`: the tool must be the library's exact twin.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    match version_in(&lock, package) {
        Some(version) => Ok(version.to_owned()),
        None => bail!("Cargo.lock names no {package}; run `cargo check` once so that it is complete"),
    }
}

fn version_in<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The first executable of that name on the search path.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(lock, "trunk"), None);
    }

    #[test]
    fn our_own_variable_names_the_cache_before_any_other() {
        let both = |name: &str| match name {
            "DREMPEL_CACHE" => Some(PathBuf::from("ours")),
            _ => Some(PathBuf::from("others")),
        };
        assert_eq!(cache(both).unwrap(), PathBuf::from("ours"));
        let home = |name: &str| (name == "HOME").then(|| PathBuf::from("home"));
        assert_eq!(cache(home).unwrap(), PathBuf::from("home/.cache/drempel"));
    }
}
