//! What hides the number of a request to a phone, and what such requests are counted by.

use super::{SealError, ServerKey};
use crate::domain::bucket::Bucket;
use crate::domain::token::Digest;
use crate::random::Random;
use drempel_verify::EmailAddress;
use zeroize::Zeroizing;

impl ServerKey {
    /// What requests to a phone for this address are counted by, known or not: strangers' together, and those of each
    /// browser in which its owner has signed in.
    #[must_use]
    pub fn requests(&self, address: &EmailAddress, bucket: &Bucket) -> Digest {
        if bucket.is_known() {
            // Neither an address nor the id of a browser has a line in it.
            return self.address.mac(format!("{}\n{}", bucket.as_str(), address.as_str()).as_bytes());
        }
        self.subject(address)
    }

    /// Seals the number of a request to a phone, with what the phone is shown.
    ///
    /// # Errors
    /// When no nonce can be drawn.
    pub fn seal_number(
        &self,
        request: &str,
        number: &[u8],
        random: &dyn Random,
    ) -> Result<Vec<u8>, SealError> {
        self.number.seal(request.as_bytes(), number, random)
    }

    /// Opens the number of a request.
    ///
    /// # Errors
    /// [`SealError::Unopenable`], also for another request's bytes.
    pub fn open_number(&self, request: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.number.open(request.as_bytes(), sealed)
    }
}
