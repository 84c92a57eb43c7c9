//! The server key's file, beside the database, so that a copy of the database alone opens nothing.
//!
//! The rule a reader would break: the file appears whole or not at all, for its owner alone, and is never overwritten;
//! two programs that start at once end up with the same key.

use crate::domain::server_key::ServerKey;
use crate::random::{Random, RandomError, draw};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Why there is no server key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file.
    #[error("the server key {path}: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Not 32 bytes.
    #[error("the server key {0} is damaged: it must have 32 bytes")]
    Damaged(PathBuf),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] RandomError),
}

/// Reads the key, or draws it the first time.
///
/// # Errors
/// See [`KeyFileError`].
pub fn load_or_create(path: &Path, random: &dyn Random) -> Result<ServerKey, KeyFileError> {
    let failed = |error| KeyFileError::File { path: path.to_owned(), error };
    if !path.try_exists().map_err(failed)? {
        let key = Zeroizing::new(draw::<32>(random)?);
        let unique = draw::<8>(random)?.map(|byte| format!("{byte:02x}")).concat();
        let new = path.with_extension(format!("key-{unique}"));
        let linked = write_new(&new, key.as_slice()).and_then(|()| fs::hard_link(&new, path));
        fs::remove_file(&new).or_else(not_there).map_err(failed)?;
        match linked {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
    }
    let bytes = Zeroizing::new(fs::read(path).map_err(failed)?);
    let key = <&[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| KeyFileError::Damaged(path.to_owned()))?;
    Ok(ServerKey::new(key))
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn not_there(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}
