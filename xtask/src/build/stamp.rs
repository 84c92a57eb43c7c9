//! A hash over everything a build depends on, so that a second one costs nothing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use super::compress::files;
use crate::project;

const INPUTS: [&str; 10] = [
    "src",
    "crates",
    "style",
    "public",
    "xtask",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "build.rs",
];

/// The hash of the sources and of what was asked for.
pub(crate) fn of_sources(asked: &str) -> Result<String> {
    let root = project::root();
    let mut hash = Sha256::new();
    hash.update(asked);
    for input in INPUTS {
        let path = root.join(input);
        let files = if path.is_dir() { files(&path)? } else { vec![path] };
        for file in files.iter().filter(|file| file.is_file()) {
            hash.update(file.strip_prefix(&root).unwrap_or(file).to_string_lossy().as_bytes());
            hash.update(Sha256::digest(fs::read(file)?));
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What one output folder was made from, kept outside of it.
pub(crate) struct Stamp(PathBuf);

impl Stamp {
    /// The stamp of an output folder.
    pub(crate) fn of(out: &Path) -> Self {
        let name = super::digest::short(out.to_string_lossy().as_bytes());
        Self(project::root().join("target/web/stamps").join(name))
    }

    /// Whether the folder was made from these sources and every file of it is still there.
    pub(crate) fn is_current(&self, sources: &str, out: &Path) -> bool {
        let Ok(stamp) = fs::read_to_string(&self.0) else { return false };
        stamp == content(sources, out).unwrap_or_default()
    }

    /// Remembers what the folder was made from.
    pub(crate) fn write(&self, sources: &str, out: &Path) -> Result<()> {
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.0, content(sources, out)?)
            .with_context(|| format!("cannot write {}", self.0.display()))
    }
}

fn content(sources: &str, out: &Path) -> Result<String> {
    let mut text = sources.to_owned();
    for file in files(out)? {
        text.push_str(&format!("\n{} {}", file.display(), fs::metadata(&file)?.len()));
    }
    Ok(text)
}
