//! Reads a site's directory once, at the start.
//!
//! Left out: dot files, `_headers`, `nginx.conf`, and whatever a symbolic link leads to outside the directory.
//! Compressed forms belong to the file they were made of and are never files of their own; when it was changed since, they
//! are left out, too.

use super::encoding::Encoding;
use super::file::File;
use super::headers_file::{self, HeadersFileError};
use super::twin::is_form_of;
use super::{FALLBACK_HEADERS, StaticFiles};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// More than any site of this project by far: a directory this large was given by mistake.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// Read by whoever serves the site, not by its visitors.
const NOT_SERVED: [&str; 2] = ["_headers", "nginx.conf"];

/// Why a directory cannot be served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    /// The directory or something in it cannot be read.
    #[error("cannot read the site at {path}: {source}; give the directory that `cargo xtask build` wrote")]
    Unreadable {
        /// What could not be read.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// It has no app in it.
    #[error(
        "{0} has no index.html, so it is not a built site; run `cargo xtask build` and give its dist directory"
    )]
    NoApp(PathBuf),
    /// Over [`MOST_BYTES`].
    #[error(
        "{0} holds over 128 MB, so it is probably not a built site; give the directory `cargo xtask build` wrote"
    )]
    TooLarge(PathBuf),
    /// Its `_headers` is broken.
    #[error(transparent)]
    Headers(#[from] HeadersFileError),
}

/// Reads everything below `directory`.
pub(crate) fn load(directory: &Path) -> Result<StaticFiles, LoadError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |source| LoadError::Unreadable { path, source }
    };
    let root = directory.canonicalize().map_err(unreadable(directory))?;
    let mut found = BTreeMap::new();
    let mut left = MOST_BYTES;
    let mut waiting = vec![(root.clone(), String::new())];
    while let Some((place, prefix)) = waiting.pop() {
        for entry in fs::read_dir(&place).map_err(unreadable(&place))? {
            let entry = entry.map_err(unreadable(&place))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let Ok(real) = entry.path().canonicalize() else { continue };
            if name.starts_with('.') || !real.starts_with(&root) {
                continue;
            }
            let size = fs::metadata(&real).map_err(unreadable(&real))?;
            let path = format!("{prefix}/{name}");
            if size.is_dir() {
                waiting.push((real, path));
            } else {
                left =
                    left.checked_sub(size.len()).ok_or_else(|| LoadError::TooLarge(directory.to_owned()))?;
                found.insert(path, fs::read(&real).map_err(unreadable(&real))?);
            }
        }
    }
    let mut site = assemble(found)?;
    if !site.has("/index.html") {
        return Err(LoadError::NoApp(directory.to_owned()));
    }
    site.find_documents();
    Ok(site)
}

impl StaticFiles {
    /// A site without any file: the API alone, or the demonstration's own pages.
    pub(crate) fn none() -> Result<Self, LoadError> {
        Ok(assemble(BTreeMap::new())?)
    }
}

fn assemble(mut found: BTreeMap<String, Vec<u8>>) -> Result<StaticFiles, HeadersFileError> {
    let rules = match found.remove("/_headers") {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => {
            if !found.is_empty() {
                tracing::warn!(
                    "the site has no _headers file, so its pages go out with few security headers"
                );
            }
            FALLBACK_HEADERS.to_owned()
        }
    };
    let (mut files, mut compressed) =
        (StaticFiles { rules: headers_file::parse(&rules)?, ..Default::default() }, Vec::new());
    for (path, bytes) in found {
        if path.ends_with(".br") || path.ends_with(".gz") {
            compressed.push((path, bytes));
        } else if !NOT_SERVED.iter().any(|name| path.rsplit('/').next() == Some(name)) {
            let file = File::new(&path, bytes);
            files.files.insert(path, file);
        }
    }
    for (path, bytes) in compressed {
        let of = |suffix| path.strip_suffix(suffix).filter(|path| files.files.contains_key(*path));
        let named = of(".br").map(|of| (of, Encoding::Brotli)).or(of(".gz").map(|of| (of, Encoding::Gzip)));
        let Some((of, encoding)) = named else { continue };
        let Some(file) = files.files.get_mut(of) else { continue };
        if is_form_of(encoding, &bytes, file.identity()) {
            file.with(encoding, bytes);
        } else {
            tracing::warn!(path, "left out: the file beside it was changed since, and is sent as it is");
        }
    }
    Ok(files)
}
