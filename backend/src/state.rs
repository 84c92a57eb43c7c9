//! What the program has open.

use crate::clock::Clock;
use crate::domain::Context;
use crate::domain::failure::Failure;
use crate::domain::housekeeping::tidy;
use crate::domain::keys::KeyFault;
use crate::domain::push::Push;
use crate::passwords::{Passwords, PasswordsError};
use crate::random::Random;
use crate::settings::Settings;
use crate::store::sqlite::SqliteStore;
use crate::store::{KeyFileError, Store, StoreError, load_or_create};
use crate::throttle::Limiter;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const TIDIED_EVERY: Duration = Duration::from_secs(60);

/// Why nothing could be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the database.
    #[error("the folder of the database: {0}")]
    Folder(#[from] std::io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The server key.
    #[error(transparent)]
    Key(#[from] KeyFileError),
    /// The key by which push services know this server.
    #[error(transparent)]
    Push(#[from] KeyFault),
    /// The password parameters.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
}

/// What the program has open; a clone is the same.
#[derive(Clone, Debug)]
pub struct AppState(Arc<Open>);

#[derive(Debug)]
struct Open {
    context: Context,
    limiter: Limiter,
    stopping: AtomicBool,
}

/// Opens the database, made when missing, and the server key beside it (`NAME.key`).
///
/// # Errors
/// See [`OpenError`].
pub async fn open(
    settings: Settings,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Result<AppState, OpenError> {
    if let Some(folder) = settings.database.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let store = SqliteStore::open(&settings.database).await?;
    let key = load_or_create(&settings.database.with_extension("key"), &*random)?;
    let mut unit = store.write().await?;
    if !unit.belongs_to(&key.check()).await? {
        return Err(StoreError::ForeignKey.into());
    }
    unit.commit().await?;
    let passwords = Passwords::new(&settings.passwords, &*random)?;
    passwords.follow(store.read().await?.password_settings().await?, &*random)?;
    let push = Push::new(&key, &settings)?;
    let context = Context { store: Arc::new(store), clock, random, key, passwords, push, settings };
    Ok(AppState(Arc::new(Open { context, limiter: Limiter::default(), stopping: AtomicBool::new(false) })))
}

impl AppState {
    /// What the use cases of [`domain`](crate::domain) stand on.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.0.context
    }

    pub(crate) fn limiter(&self) -> &Limiter {
        &self.0.limiter
    }

    /// The program is about to stop: `/readyz` says so from now on, so that a load balancer looks elsewhere.
    pub fn stop(&self) {
        self.0.stopping.store(true, Ordering::SeqCst);
    }

    /// Whether the database answers and can be written, and the program is not about to stop.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_ready(&self) -> Result<bool, Failure> {
        let store = &self.context().store;
        store.read().await?.answers().await?;
        Ok(!self.0.stopping.load(Ordering::SeqCst) && store.is_writable().await)
    }

    /// Leaves the database as it is to be found: one file, with everything in it. Nothing can be asked any more.
    pub async fn close(&self) {
        self.context().store.close().await;
    }

    /// Forgets, every minute, what nobody needs any more. Never returns: spawn it beside the server.
    pub async fn keep_tidy(self) {
        let mut ticks = tokio::time::interval(TIDIED_EVERY);
        loop {
            ticks.tick().await;
            if let Err(error) = tidy(self.context()).await {
                tracing::error!(%error, "tidying up failed");
            }
        }
    }
}
