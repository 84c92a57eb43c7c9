//! Looks at passwords, a few at a time.
//!
//! The rule a reader would break: whether there is a person or not, the same work is done. And the work is bounded:
//! who comes when the queue is full is sent away at once, not made to wait.

mod hash;
mod policy;

pub use hash::{HashError, Hasher};
pub use policy::{PasswordFault, check_new, normalised};

use crate::domain::person::PasswordHash;
use crate::random::{Random, RandomError, draw};
use crate::settings::PasswordPolicy;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use zeroize::Zeroizing;

/// Why a password was not looked at.
#[derive(Debug, thiserror::Error)]
pub enum PasswordsError {
    /// Too many are waiting.
    #[error("too many passwords are waiting to be looked at")]
    Overloaded,
    /// The parameters of the settings.
    #[error("the Argon2 parameters: {0}")]
    Parameters(argon2::Error),
    /// A stored hash, or memory.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// No randomness for a salt.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// The program is stopping.
    #[error("the program is stopping")]
    Stopped,
}

/// Proof that a password was looked at and right. Made here only.
#[derive(Debug)]
pub struct RightPassword(());

/// What came of looking.
#[derive(Debug)]
pub enum Verdict {
    /// It is the person's.
    Right {
        /// Proof.
        proof: RightPassword,
        /// The hash by today's parameters, when the stored one is by others.
        rehashed: Option<PasswordHash>,
    },
    /// It is not, or there is nobody.
    Wrong,
}

/// A place in the queue, kept until dropped.
#[derive(Debug)]
pub struct Turn {
    _queued: OwnedSemaphorePermit,
    _working: OwnedSemaphorePermit,
}

/// Looks at passwords.
pub struct Passwords {
    hasher: Hasher,
    /// Of no password anybody knows; by today's parameters.
    nobody: PasswordHash,
    queue: Arc<Semaphore>,
    work: Arc<Semaphore>,
}

impl Passwords {
    /// Ready to look.
    ///
    /// # Errors
    /// When the parameters are not Argon2's, or there is no randomness.
    pub fn new(policy: &PasswordPolicy, random: &dyn Random) -> Result<Self, PasswordsError> {
        let hasher = Hasher::new(policy).map_err(PasswordsError::Parameters)?;
        let unknown = Zeroizing::new(draw::<32>(random)?);
        let nobody = hasher.hash(unknown.as_slice(), &draw(random)?)?;
        let at_once = policy.at_once.max(1);
        Ok(Self {
            hasher,
            nobody,
            queue: Arc::new(Semaphore::new(at_once.saturating_add(policy.waiting))),
            work: Arc::new(Semaphore::new(at_once)),
        })
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`PasswordsError::Overloaded`], at once, when the queue is full.
    pub async fn turn(&self) -> Result<Turn, PasswordsError> {
        let queued = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| PasswordsError::Overloaded)?;
        let working = Arc::clone(&self.work).acquire_owned().await.map_err(|_| PasswordsError::Stopped)?;
        Ok(Turn { _queued: queued, _working: working })
    }

    /// Compares; `None` for nobody, which costs the same. The turn goes with the work: should the request be given up,
    /// its place is free only when the work is done.
    ///
    /// # Errors
    /// When a stored hash does not read.
    pub async fn look(
        &self,
        turn: Turn,
        typed: &str,
        kept: Option<PasswordHash>,
        random: &dyn Random,
    ) -> Result<Verdict, PasswordsError> {
        let typed = normalised(typed);
        let salt = draw::<16>(random)?;
        let hasher = self.hasher.clone();
        let against = kept.clone().unwrap_or_else(|| self.nobody.clone());
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let same = hasher.verify(typed.as_bytes(), &against)?;
            let rehashed = if same && hasher.is_outdated(&against) {
                Some(hasher.hash(typed.as_bytes(), &salt)?)
            } else {
                None
            };
            Ok::<_, HashError>((same, rehashed))
        });
        let (same, rehashed) = work.await.map_err(|_| PasswordsError::Stopped)??;
        Ok(if same && kept.is_some() {
            Verdict::Right { proof: RightPassword(()), rehashed }
        } else {
            Verdict::Wrong
        })
    }

    /// Hashes a new password, checked before by [`check_new`].
    ///
    /// # Errors
    /// When there is no memory or randomness.
    pub async fn hash(&self, new: &str, random: &dyn Random) -> Result<PasswordHash, PasswordsError> {
        let (hasher, new, salt) = (self.hasher.clone(), normalised(new), draw::<16>(random)?);
        let work = tokio::task::spawn_blocking(move || hasher.hash(new.as_bytes(), &salt));
        Ok(work.await.map_err(|_| PasswordsError::Stopped)??)
    }
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords(…)")
    }
}
