//! The key of one answer: it needs what came with the answer, which is not in the database.

use super::SealError;
use super::purpose::Purpose;
use crate::domain::token::Digest;
use crate::random::Random;
use zeroize::Zeroizing;

/// Recognises a repeated body and keeps the reply to it.
pub struct ReplyKey(pub(super) Purpose);

impl ReplyKey {
    /// What is stored of a body: a password in it cannot be guessed at without the token.
    #[must_use]
    pub fn digest(&self, body: &[u8]) -> Digest {
        self.0.derive(b"body").mac(body)
    }

    /// Seals a reply.
    ///
    /// # Errors
    /// When no nonce can be drawn.
    pub fn seal(&self, reply: &[u8], random: &dyn Random) -> Result<Vec<u8>, SealError> {
        self.0.derive(b"seal").seal(b"reply", reply, random)
    }

    /// Opens a reply.
    ///
    /// # Errors
    /// [`SealError::Unopenable`].
    pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.0.derive(b"seal").open(b"reply", sealed)
    }
}
