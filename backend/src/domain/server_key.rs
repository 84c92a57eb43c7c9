//! The server's own key: hides addresses in counters, the keys of apps and the signing keys at rest, and the replies kept
//! for repetition; what push services know this server by is derived from it.
//!
//! The rule a reader would break: one key, one purpose. Everything uses a key derived for its purpose by name.

mod purpose;
mod reply;

pub use reply::ReplyKey;

mod number_match;

use super::network::Network;
use super::person::PersonId;
use super::token::{Digest, Token};
use crate::random::{Random, RandomError};
use drempel_verify::{EmailAddress, UserCode};
use purpose::Purpose;
use std::fmt;
use zeroize::Zeroizing;

/// Sealed bytes that do not open: another key, or changed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// See above.
    #[error("sealed bytes do not open with this server's key")]
    Unopenable,
    /// No nonce could be drawn.
    #[error(transparent)]
    Random(#[from] RandomError),
}

/// 256 bits, drawn at the first start and kept beside the database, not in it.
pub struct ServerKey {
    address: Purpose,
    factor: Purpose,
    reply: Purpose,
    user_code: Purpose,
    signing: Purpose,
    shown_code: Purpose,
    guesser: Purpose,
    enrolment: Purpose,
    activation_code: Purpose,
    push: Purpose,
    number: Purpose,
    check: Digest,
}

impl ServerKey {
    /// Derives the keys of every purpose.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        let root = Purpose(Zeroizing::new(*key));
        let purpose = |name: &str| root.derive(name.as_bytes());
        Self {
            address: purpose("address"),
            factor: purpose("factor"),
            reply: purpose("reply"),
            user_code: purpose("user code"),
            signing: purpose("signing"),
            shown_code: purpose("shown user code"),
            guesser: purpose("guesser"),
            enrolment: purpose("enrolment"),
            activation_code: purpose("activation code"),
            push: purpose("push"),
            number: purpose("number match"),
            check: root.mac(b"check"),
        }
    }

    /// Tells this key from another, and nothing else about it. Stored in the database.
    #[must_use]
    pub const fn check(&self) -> Digest {
        self.check
    }

    /// What counters know of an address, known or not.
    #[must_use]
    pub fn subject(&self, address: &EmailAddress) -> Digest {
        self.address.mac(address.as_str().as_bytes())
    }

    /// What is stored of a code for a device, to find it by.
    #[must_use]
    pub fn user_code(&self, code: &UserCode) -> Digest {
        self.user_code.mac(code.as_str().as_bytes())
    }

    /// Seals a code for a device, to be shown again to whoever confirms it.
    ///
    /// # Errors
    /// When no nonce can be drawn.
    pub fn seal_user_code(
        &self,
        request: &str,
        code: &UserCode,
        random: &dyn Random,
    ) -> Result<Vec<u8>, SealError> {
        self.shown_code.seal(request.as_bytes(), code.as_str().as_bytes(), random)
    }

    /// Opens a code for a device.
    ///
    /// # Errors
    /// [`SealError::Unopenable`], also for another request's bytes.
    pub fn open_user_code(&self, request: &str, sealed: &[u8]) -> Result<UserCode, SealError> {
        let bytes = self.shown_code.open(request.as_bytes(), sealed)?;
        let code = std::str::from_utf8(&bytes).ok().and_then(|text| UserCode::parse(text).ok());
        code.ok_or(SealError::Unopenable)
    }

    /// What counters of wrong codes know of an account.
    #[must_use]
    pub fn account(&self, person: &PersonId) -> Digest {
        self.guesser.mac(format!("account {}", person.0).as_bytes())
    }

    /// What they know of a network.
    #[must_use]
    pub fn network(&self, network: &Network) -> Digest {
        self.guesser.mac(format!("network {}", network.counted()).as_bytes())
    }

    /// What counters of wrong activation codes know of a network.
    #[must_use]
    pub fn activating(&self, network: &Network) -> Digest {
        self.guesser.mac(format!("activation {}", network.counted()).as_bytes())
    }

    /// What is stored of the short code of an enrolment, to find it by.
    #[must_use]
    pub fn activation_code(&self, code: &UserCode) -> Digest {
        self.activation_code.mac(code.as_str().as_bytes())
    }

    /// Seals what an enrolment offers.
    ///
    /// # Errors
    /// When no nonce can be drawn.
    pub fn seal_enrolment(
        &self,
        id: &str,
        offered: &[u8],
        random: &dyn Random,
    ) -> Result<Vec<u8>, SealError> {
        self.enrolment.seal(id.as_bytes(), offered, random)
    }

    /// Opens what an enrolment offers.
    ///
    /// # Errors
    /// [`SealError::Unopenable`], also for another row's bytes.
    pub fn open_enrolment(&self, id: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.enrolment.open(id.as_bytes(), sealed)
    }

    /// Seals the key of an app for its owner's row.
    ///
    /// # Errors
    /// When no nonce can be drawn.
    pub fn seal_factor(&self, factor: &str, key: &[u8], random: &dyn Random) -> Result<Vec<u8>, SealError> {
        self.factor.seal(factor.as_bytes(), key, random)
    }

    /// Opens the key of an app.
    ///
    /// # Errors
    /// [`SealError::Unopenable`], also for another row's bytes.
    pub fn open_factor(&self, factor: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.factor.open(factor.as_bytes(), sealed)
    }

    /// Seals the private half of a signing key.
    ///
    /// # Errors
    /// When no nonce can be drawn.
    pub fn seal_signing(&self, id: &str, pkcs8: &[u8], random: &dyn Random) -> Result<Vec<u8>, SealError> {
        self.signing.seal(id.as_bytes(), pkcs8, random)
    }

    /// Opens the private half of a signing key.
    ///
    /// # Errors
    /// [`SealError::Unopenable`], also for another row's bytes.
    pub fn open_signing(&self, id: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.signing.open(id.as_bytes(), sealed)
    }

    /// 256 bits for the key by which push services know this server: the same at every attempt of this number.
    #[must_use]
    pub fn push_key(&self, attempt: u8) -> Zeroizing<[u8; 32]> {
        self.push.derive(&[attempt]).0
    }

    /// The key for what is kept of one answer. It needs the token the answer came with, which is not in the database.
    #[must_use]
    pub fn for_reply(&self, token: &Token) -> ReplyKey {
        ReplyKey(self.reply.derive(token.expose().as_bytes()))
    }

    /// The same for the use of a refresh token.
    #[must_use]
    pub fn for_refresh(&self, token: &Token) -> ReplyKey {
        ReplyKey(self.reply.derive(format!("refresh {}", token.expose()).as_bytes()))
    }

    /// The same for a start, by the page's own 128 random bits or more.
    #[must_use]
    pub fn for_start(&self, request_id: &str) -> ReplyKey {
        ReplyKey(self.reply.derive(format!("start {request_id}").as_bytes()))
    }
}

impl fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServerKey(…)")
    }
}
