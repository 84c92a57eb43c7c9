//! Opens the directory for one command, and says in a sentence why something was not done.

use super::{Failure, Place};
use crate::config::{Config, Log, LogFormat};
use drempel_backend::clock::SystemClock;
use drempel_backend::domain::admin::AdminError;
use drempel_backend::random::OsRandom;
use drempel_backend::{AppState, OpenError, Settings};
use drempel_verify::EmailAddress;
use std::fs::DirBuilder;
use std::ops::Deref;
use std::os::unix::fs::DirBuilderExt as _;
use std::sync::Arc;
use tokio::runtime::Handle;

/// The data while a command uses it. It is closed when this is dropped, whatever the command came to: beside the
/// database no log stays that a backup of the file alone would lack.
pub(crate) struct Opened(AppState);

impl Deref for Opened {
    type Target = AppState;

    fn deref(&self) -> &AppState {
        &self.0
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        tokio::task::block_in_place(|| Handle::current().block_on(self.0.close()));
    }
}

/// Opens what must exist already. A directory mistyped must not come into being, empty.
pub(in crate::cli) async fn existing(place: &Place) -> Result<Opened, Failure> {
    open(place, false).await
}

/// Opens it, made when missing.
pub(in crate::cli) async fn existing_or_new(place: &Place) -> Result<Opened, Failure> {
    open(place, true).await
}

async fn open(place: &Place, new: bool) -> Result<Opened, Failure> {
    let config = Config::read(&place.flags())?;
    crate::telemetry::start_log(Log { format: LogFormat::Text, level: tracing::Level::WARN });
    let file = &config.settings.database;
    if !new && !file.exists() {
        return Err(Failure::failed(format!(
            "there is no database at {}; say where it is with --data or --config, or begin one with `user add`",
            file.display()
        )));
    }
    open_data(config.settings).await
}

/// Opens the data. A directory that has to be made for it is its owner's alone: it holds every password's hash.
pub(crate) async fn open_data(settings: Settings) -> Result<Opened, Failure> {
    if let Some(directory) = settings.database.parent().filter(|directory| !directory.exists()) {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(directory);
        made.map_err(|error| not_opened(OpenError::Folder(error)))?;
    }
    let opened = drempel_backend::open(settings, Arc::new(SystemClock), Arc::new(OsRandom)).await;
    opened.map(Opened).map_err(not_opened)
}

/// Why the database did not open, and what to do.
fn not_opened(error: OpenError) -> Failure {
    let advice = match &error {
        OpenError::Folder(_) => "check that data.directory can be written by this user",
        OpenError::Store(_) => {
            "check data.directory and the rights on it; a restore needs the key file as well"
        }
        OpenError::Key(_) => "put the key file back from the same backup as the database",
        OpenError::Push(_) => "restart it; if it stays so, the machine's cryptography is at fault",
        OpenError::Passwords(_) => "check the section `passwords` of the configuration",
    };
    Failure::failed(format!("the data cannot be opened: {error}; {advice}"))
}

/// Why an operator's wish was not done, and what to do.
pub(crate) fn not_done(error: AdminError) -> Failure {
    let advice = match &error {
        AdminError::NoSuchPerson => "`user list` shows everybody",
        AdminError::AddressTaken => "`user set-password` or `user enable` change somebody who is there",
        AdminError::NoSuchApp => "`user list` shows the apps",
        AdminError::NoSuchPhone => "`user phone list` shows them",
        AdminError::AppNameTaken => "give it another name, or remove the other first",
        AdminError::NoSuchClient => "`client list` shows every client",
        AdminError::ClientTaken => "`client list` shows it; remove it first, or choose another id",
        AdminError::ClientElsewhere => "change it in the configuration; the page itself stays",
        AdminError::Registration(_) => "`client add --help` says what goes together",
        AdminError::Password(_) => "choose another",
        AdminError::Failure(_) => {
            return Failure::failed(format!("{error}; check the disk and the rights on the data directory"));
        }
    };
    Failure::refused(format!("{error}; nothing was changed; {advice}"))
}

/// An address, parsed as at sign-in.
pub(in crate::cli) fn address(text: &str) -> Result<EmailAddress, Failure> {
    text.parse().map_err(|_| {
        Failure::refused("this is not an address; nothing was changed; write it as anna@example.org")
    })
}

/// A name of a person or an app: something to see, and nothing that upsets a terminal.
pub(in crate::cli) fn name(text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 100 || text.chars().any(char::is_control) {
        return Err(Failure::refused(
            "a name has 1 to 100 characters and no control characters; nothing was changed",
        ));
    }
    Ok(text.to_owned())
}
