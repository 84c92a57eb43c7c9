//! Saying to a push service who sends (RFC 8292).

use crate::clock::Timestamp;
use crate::domain::keys::KeyFault;
use crate::domain::server_key::ServerKey;
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::time::Duration;

/// Half of what a push service has to accept (section 2).
const GOOD_FOR: Duration = Duration::from_secs(12 * 3600);

/// The key by which push services and browsers know this deployment; the same for as long as the server key is.
pub struct Sender {
    pair: EcdsaKeyPair,
    contact: String,
}

impl Sender {
    /// The key out of the server's own. `contact` is whom a push service may write to: `mailto:` or `https:`.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn new(key: &ServerKey, contact: &str) -> Result<Self, KeyFault> {
        // All but one in 2^32 numbers of 256 bits are keys of P-256.
        for attempt in 0..4 {
            let private = key.push_key(attempt);
            if let Ok(half) = PrivateKey::from_private_key(&ECDH_P256, private.as_slice()) {
                let public = half.compute_public_key()?;
                let pair = EcdsaKeyPair::from_private_key_and_public_key(
                    &ECDSA_P256_SHA256_FIXED_SIGNING,
                    private.as_slice(),
                    public.as_ref(),
                )?;
                return Ok(Self { pair, contact: contact.to_owned() });
            }
        }
        Err(KeyFault)
    }

    /// What a browser subscribes with: an uncompressed point of P-256 in base64url.
    #[must_use]
    pub fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key().as_ref())
    }

    /// The value of `Authorization` for a push service of this origin.
    ///
    /// # Errors
    /// When the library refuses.
    pub fn authorization(&self, service: &str, now: Timestamp) -> Result<String, KeyFault> {
        let claims = json!({ "aud": service, "exp": now.plus(GOOD_FOR).seconds(), "sub": self.contact });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&json!({ "alg": "ES256", "typ": "JWT" })), part(&claims));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes())?;
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()));
        Ok(format!("vapid t={token}, k={}", self.public_key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    fn sender(key: u8) -> Sender {
        Sender::new(&ServerKey::new(&[key; 32]), "mailto:helpdesk@example.org").expect("a key")
    }

    #[test]
    fn a_push_service_can_check_who_sends() {
        let sender = sender(1);
        let value = sender
            .authorization("https://push.example.net", Timestamp::from_millis(1_000_000))
            .expect("it is signed");
        let (token, key) =
            value.strip_prefix("vapid t=").and_then(|value| value.split_once(", k=")).expect("two");
        let (signed, signature) = token.rsplit_once('.').expect("three parts");
        let decoded = |text| URL_SAFE_NO_PAD.decode(text).expect("base64url");
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decoded(key));
        public.verify(signed.as_bytes(), &decoded(signature)).expect("a good signature");
        let claims = decoded(signed.split_once('.').expect("two parts").1);
        let claims: Value = serde_json::from_slice(&claims).expect("JSON");
        assert_eq!(
            claims,
            json!({ "aud": "https://push.example.net", "exp": 44_200, "sub": "mailto:helpdesk@example.org" })
        );
    }

    #[test]
    fn the_key_is_as_lasting_as_the_server_key_and_never_another_ones() {
        assert_eq!(sender(1).public_key(), sender(1).public_key());
        assert_ne!(sender(1).public_key(), sender(2).public_key());
        assert_eq!(URL_SAFE_NO_PAD.decode(sender(1).public_key()).expect("base64url").len(), 65);
    }
}
