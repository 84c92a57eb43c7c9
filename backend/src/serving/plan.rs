//! What the site is made of, so that it can be made again while the program runs.

use crate::demonstration;
use crate::static_files::{self, LoadError, StaticFiles};
use drempel_contract::Site;
use std::path::PathBuf;

/// Where the site comes from.
#[derive(Clone, Debug)]
pub(crate) struct SitePlan {
    /// The built pages, if any are served here.
    pub(crate) directory: Option<PathBuf>,
    /// A `config.json` in place of the site's.
    pub(crate) config: Option<PathBuf>,
    /// Whether the demonstration's pages and notice go on top.
    pub(crate) demonstration: bool,
}

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PlanError {
    /// The directory.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The operator's `config.json` cannot be read.
    #[error("cannot read the site's configuration {path}: {source}; mend the path or server.site_config")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// It is not what the page understands.
    #[error("{path}: {cause}; `config.json` in docs/operating.md lists every key")]
    Wrong {
        /// Which file.
        path: PathBuf,
        /// With line and column.
        cause: serde_json::Error,
    },
}

impl SitePlan {
    /// Reads everything anew.
    pub(crate) fn load(&self) -> Result<StaticFiles, PlanError> {
        let mut files = match &self.directory {
            Some(directory) => static_files::load(directory)?,
            None => StaticFiles::none()?,
        };
        if let Some(path) = &self.config {
            let unreadable = |source| PlanError::Unreadable { path: path.clone(), source };
            let text = std::fs::read_to_string(path).map_err(unreadable)?;
            // Editors of some systems begin a text with a mark (RFC 8259 section 8.1: it may be ignored).
            let text = text.trim_start_matches('\u{feff}').to_owned();
            // A page that cannot read its configuration shows none of it: find that out here.
            serde_json::from_str::<Site>(&text)
                .map_err(|cause| PlanError::Wrong { path: path.clone(), cause })?;
            files.put("/config.json", text);
        }
        if self.demonstration {
            demonstration::furnish(&mut files);
        }
        Ok(files)
    }
}
