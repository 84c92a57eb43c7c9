//! Looks at passwords, a few at a time.
//!
//! The rule a reader would break: whether there is a person or not, the same work is done. And the work is bounded
//! (`queue.rs`): who would wait too long is sent away at once.

mod hash;
mod policy;
mod queue;
mod stand_ins;

pub use hash::{HashError, Hasher};
pub use policy::{PasswordFault, check_new, normalised};
pub use queue::{Overloaded, Party, Place, Ticket};
pub use stand_ins::StoredSettings;

use crate::domain::person::PasswordHash;
use crate::domain::token::Digest;
use crate::random::{Random, RandomError, draw};
use crate::settings::PasswordPolicy;
use queue::Queue;
use stand_ins::StandIns;
use std::time::Instant;
use zeroize::Zeroizing;

/// Why a password was not looked at.
#[derive(Debug, thiserror::Error)]
pub enum PasswordsError {
    /// Too many are waiting.
    #[error(transparent)]
    Overloaded(#[from] Overloaded),
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

/// Looks at passwords.
pub struct Passwords {
    hasher: Hasher,
    stand_ins: StandIns,
    queue: Queue,
}

impl Passwords {
    /// Ready to look.
    ///
    /// # Errors
    /// When the parameters are not Argon2's, or there is no randomness.
    pub fn new(policy: &PasswordPolicy, random: &dyn Random) -> Result<Self, PasswordsError> {
        let hasher = Hasher::new(policy).map_err(PasswordsError::Parameters)?;
        let unknown = Zeroizing::new(draw::<32>(random)?);
        let before = Instant::now();
        let nobody = hasher.hash(unknown.as_slice(), &draw(random)?)?;
        let queue = Queue::new(policy.at_once, policy.waiting, before.elapsed());
        Ok(Self { hasher, stand_ins: StandIns::new(nobody), queue })
    }

    /// Lets somebody in, to wait for a place later.
    ///
    /// # Errors
    /// At once, when there is no room.
    pub fn admit(&self, party: Party) -> Result<Ticket, Overloaded> {
        self.queue.admit(party)
    }

    /// What the passwords of people are stored with now, which an address nobody has must not be told from.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn follow(&self, stored: Vec<StoredSettings>, random: &dyn Random) -> Result<(), PasswordsError> {
        Ok(self.stand_ins.follow(stored, random)?)
    }

    /// What the password for this address is compared with when nobody has one.
    #[must_use]
    pub fn stand_in(&self, subject: &Digest) -> PasswordHash {
        self.stand_ins.of(subject)
    }

    /// Compares; `None` for nobody, which costs what somebody costs. The place goes with the work: should the request be given up,
    /// it is free only when the work is done.
    ///
    /// # Errors
    /// When a stored hash does not read.
    pub async fn look(
        &self,
        place: Place,
        typed: &str,
        subject: &Digest,
        kept: Option<PasswordHash>,
        random: &dyn Random,
    ) -> Result<Verdict, PasswordsError> {
        let typed = normalised(typed);
        let salt = draw::<16>(random)?;
        let hasher = self.hasher.clone();
        let against = kept.clone().unwrap_or_else(|| self.stand_in(subject));
        let work = tokio::task::spawn_blocking(move || {
            let _place = place;
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
