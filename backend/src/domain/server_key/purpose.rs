//! What a key of one purpose does: recognise, derive, seal and open.

use super::SealError;
use crate::domain::token::Digest;
use crate::random::{Random, draw};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key for one purpose.
pub(super) struct Purpose(pub(super) Zeroizing<[u8; 32]>);

impl Purpose {
    pub(super) fn mac(&self, message: &[u8]) -> Digest {
        // A key shorter than a block is padded with zeros (RFC 2104 section 2).
        let mut block = Zeroizing::new([0; 64]);
        for (to, from) in block.iter_mut().zip(self.0.iter()) {
            *to = *from;
        }
        let mac = Hmac::<Sha256>::new((&*block).into()).chain_update(message);
        Digest::from_bytes(mac.finalize().into_bytes().into())
    }

    pub(super) fn derive(&self, name: &[u8]) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(self.mac(name).bytes());
        Self(key)
    }

    pub(super) fn seal(&self, about: &[u8], plain: &[u8], random: &dyn Random) -> Result<Vec<u8>, SealError> {
        let nonce = draw::<24>(random)?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: about })
            .map_err(|_| SealError::Unopenable)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(super) fn open(&self, about: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (nonce, sealed) = sealed.split_first_chunk::<24>().ok_or(SealError::Unopenable)?;
        self.cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: about })
            .map(Zeroizing::new)
            .map_err(|_| SealError::Unopenable)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}
