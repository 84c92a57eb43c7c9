//! A message that only the browser it is for can read (RFC 8291, with the content coding of RFC 8188).
//!
//! The rule a reader would break: key and salt are drawn for one message and never used for another.

use crate::random::{Random, RandomError, draw};
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use zeroize::Zeroizing;

/// Our messages are one record, far below this many bytes.
const RECORD: u32 = 4096;
/// Behind the text of the last record (RFC 8188 section 2).
const LAST: u8 = 2;

/// Whom a message is for: what a subscription says of it.
#[derive(Clone, Copy)]
pub struct Recipient<'a> {
    /// The browser's public key, an uncompressed point of P-256: 65 bytes.
    pub p256dh: &'a [u8],
    /// What only the browser and we know: 16 bytes.
    pub auth: &'a [u8],
}

/// Why nothing can be sent.
#[derive(Debug, thiserror::Error)]
pub enum EncryptError {
    /// The browser's key is none, or the library refused.
    #[error("a push message could not be encrypted")]
    Refused,
    /// No key could be drawn.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl From<Unspecified> for EncryptError {
    fn from(_: Unspecified) -> Self {
        Self::Refused
    }
}

/// What is drawn for one message.
struct Once {
    private: PrivateKey,
    salt: [u8; 16],
}

/// The body of a push message, for `Content-Encoding: aes128gcm`.
///
/// # Errors
/// See [`EncryptError`].
pub fn encrypt(to: Recipient<'_>, text: &[u8], random: &dyn Random) -> Result<Vec<u8>, EncryptError> {
    let salt = draw(random)?;
    // All but one in 2^32 numbers of 256 bits are keys of P-256.
    for _ in 0..4 {
        let drawn = Zeroizing::new(draw::<32>(random)?);
        if let Ok(private) = PrivateKey::from_private_key(&ECDH_P256, drawn.as_slice()) {
            return Ok(sealed(to, text, &Once { private, salt })?);
        }
    }
    Err(EncryptError::Refused)
}

fn sealed(to: Recipient<'_>, text: &[u8], once: &Once) -> Result<Vec<u8>, Unspecified> {
    let ours = once.private.compute_public_key()?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, to.p256dh);
    let shared = agree(&once.private, theirs, Unspecified, |secret| Ok(Zeroizing::new(secret.to_vec())))?;
    let first = Salt::new(HKDF_SHA256, to.auth).extract(&shared);
    let material: Zeroizing<[u8; 32]> = expand(&first, &[b"WebPush: info\0", to.p256dh, ours.as_ref()])?;
    let second = Salt::new(HKDF_SHA256, &once.salt).extract(material.as_slice());
    let key: Zeroizing<[u8; 16]> = expand(&second, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce: Zeroizing<[u8; 12]> = expand(&second, &[b"Content-Encoding: nonce\0"])?;

    let mut record = [text, &[LAST]].concat();
    let cipher = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, key.as_slice())?);
    cipher.seal_in_place_append_tag(Nonce::assume_unique_for_key(*nonce), Aad::empty(), &mut record)?;
    let length = u8::try_from(ours.as_ref().len()).map_err(|_| Unspecified)?;
    Ok([once.salt.as_slice(), &RECORD.to_be_bytes(), &[length], ours.as_ref(), &record].concat())
}

/// So many bytes.
struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(from: &Prk, info: &[&[u8]]) -> Result<Zeroizing<[u8; N]>, Unspecified> {
    let mut out = Zeroizing::new([0; N]);
    from.expand(info, Bytes(N))?.fill(out.as_mut_slice())?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).expect("base64url")
    }

    const BROWSER: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn the_message_of_rfc_8291_section_5_comes_out() {
        let private = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        let once = Once {
            private: PrivateKey::from_private_key(&ECDH_P256, &private).expect("a key"),
            salt: bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().expect("16 bytes"),
        };
        let (p256dh, auth) = (bytes(BROWSER), bytes(AUTH));
        let to = Recipient { p256dh: &p256dh, auth: &auth };
        let message = sealed(to, b"When I grow up, I want to be a watermelon", &once).expect("it is sealed");
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc\
                        InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj\
                        _Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(message), expected);
    }

    #[test]
    fn the_same_text_is_another_message_every_time() {
        let (p256dh, auth) = (bytes(BROWSER), bytes(AUTH));
        let (to, random) = (Recipient { p256dh: &p256dh, auth: &auth }, SeededRandom::new(1));
        let message = || encrypt(to, b"id", &random).expect("it is sealed");
        let (one, other) = (message(), message());
        assert!(one.get(..16) != other.get(..16) && one.get(21..86) != other.get(21..86));
    }

    #[test]
    fn a_point_that_is_on_no_curve_is_refused() {
        let auth = bytes(AUTH);
        for wrong in [vec![4; 65], vec![0], Vec::new(), bytes(BROWSER).into_iter().take(64).collect()] {
            let to = Recipient { p256dh: &wrong, auth: &auth };
            assert!(encrypt(to, b"id", &SeededRandom::new(1)).is_err());
        }
    }
}
