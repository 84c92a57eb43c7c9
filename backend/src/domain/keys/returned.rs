//! A token of ours that comes back: was it signed here?
//!
//! The rule a reader would break: the key decides the algorithm, never the token (RFC 8725 section 3.1).

use super::{Algorithm, SigningKey};
use crate::domain::{Context, Failure};
use crate::store::Unit;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: String,
}

/// The payload of a JWS in compact serialisation, if a key of ours that is not forgotten signed it, whenever that was.
///
/// # Errors
/// When the database cannot be reached.
pub async fn signed_by_us(
    context: &Context,
    unit: &mut Unit,
    token: &str,
) -> Result<Option<Vec<u8>>, Failure> {
    let Some((signed, signature)) = token.rsplit_once('.') else { return Ok(None) };
    let Some((header, payload)) = signed.split_once('.') else { return Ok(None) };
    let decoded = |part| URL_SAFE_NO_PAD.decode(part).ok();
    let header = decoded(header).and_then(|bytes| serde_json::from_slice::<Header>(&bytes).ok());
    let (Some(header), Some(payload), Some(signature)) = (header, decoded(payload), decoded(signature))
    else {
        return Ok(None);
    };
    let keys = unit.signing_keys().await?;
    let key = keys.iter().find(|key| key.id == header.kid && key.is_public(context.now()));
    let good = key
        .is_some_and(|key| key.algorithm.name() == header.alg && is_good(key, signed.as_bytes(), &signature));
    Ok(good.then_some(payload))
}

fn is_good(key: &SigningKey, message: &[u8], signature: &[u8]) -> bool {
    let member = |name| key.public.get(name)?.as_str().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    match key.algorithm {
        Algorithm::Rs256 => {
            let (Some(n), Some(e)) = (member("n"), member("e")) else { return false };
            let public = RsaPublicKeyComponents { n, e };
            public.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
        }
        Algorithm::Es256 => {
            let (Some(x), Some(y)) = (member("x"), member("y")) else { return false };
            let point = [&[4], x.as_slice(), &y].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok()
        }
    }
}
