//! The arithmetic of a signature, by aws-lc.

use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_verify::id_token::{Keyed, PublicKey};

/// Whether the key that must have signed a token did.
pub(super) fn is_good(token: &Keyed<'_>) -> bool {
    // They were decoded once when the keys were read.
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
    let (signed, signature) = (token.signing_input(), token.signature());
    match token.key().key() {
        PublicKey::Rsa { n, e } => PublicKeyComponents { n: bytes(n), e: bytes(e) }
            .verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature)
            .is_ok(),
        PublicKey::P256 { x, y } => {
            let point = [vec![4], bytes(x), bytes(y)].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok()
        }
    }
}
