//! The keys: public before they sign, public while anything they signed lives.

use super::application::*;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use drempel_backend::domain::housekeeping::tidy;
use drempel_backend::domain::keys::{Rotation, rotate};
use serde_json::Value;
use sha2::Digest as _;

const DAY: u64 = 24 * 3600;

async fn keys(world: &World) -> Vec<Value> {
    let got = Application::new(world, "spa").http.ask(Method::GET, "/oauth2/jwks", None, Vec::new()).await;
    assert_eq!(
        (got.status.as_u16(), &got.headers["content-type"]),
        (200, &"application/jwk-set+json".parse().unwrap())
    );
    got.body["keys"].as_array().unwrap().clone()
}

fn named<'a>(keys: &'a [Value], kid: &Value) -> Option<&'a Value> {
    keys.iter().find(|key| key["kid"] == *kid)
}

fn checks(key: &Value, signed: &str, signature: &[u8]) -> bool {
    let bytes = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
    match key["kty"].as_str().unwrap() {
        "RSA" => {
            let components = RsaPublicKeyComponents { n: bytes("n"), e: bytes("e") };
            components.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), signature).is_ok()
        }
        _ => {
            let point = [vec![4], bytes("x"), bytes("y")].concat();
            let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
            key.verify(signed.as_bytes(), signature).is_ok()
        }
    }
}

/// The id token of a fresh sign-in, whose signature is right by the keys that are public now.
async fn signed(world: &World, client: &'static str) -> (Value, String) {
    let (_, _, got) = Application::signed_in(world, client, "openid").await;
    let (header, claims, signature, signed) = jwt(text(&got, "id_token"));
    let keys = keys(world).await;
    let key = named(&keys, &header["kid"]).unwrap_or_else(|| panic!("its key is not public"));
    assert_eq!((&key["alg"], &key["use"]), (&header["alg"], &"sig".into()));
    assert!(checks(key, &signed, &signature), "{key}");
    assert!(!checks(key, &format!("{signed}A"), &signature));
    let hash = sha2::Sha256::digest(text(&got, "access_token").as_bytes());
    assert_eq!(claims["at_hash"], URL_SAFE_NO_PAD.encode(&hash[..16]));
    (header, text(&got, "id_token").to_owned())
}

#[tokio::test]
async fn both_algorithms_sign_what_the_public_keys_check() {
    let world = world().await;
    let public = keys(&world).await;
    assert_eq!(public.len(), 2, "made when first asked for");
    assert_eq!((&public[0]["kty"], &public[1]["kty"]), (&"RSA".into(), &"EC".into()));
    for key in &public {
        for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
            assert!(key.get(private).is_none(), "{private}");
        }
    }
    assert_eq!(public[0]["n"].as_str().unwrap().len(), 342, "2048 bits");
    assert_eq!(signed(&world, "spa").await.0["alg"], "RS256");
    assert_eq!(signed(&world, "es").await.0["alg"], "ES256");
    let world = world.restarted().await;
    assert_eq!(keys(&world).await, public, "a restart changes nothing");
    signed(&world, "es").await;
}

#[tokio::test]
async fn a_new_key_is_public_for_a_day_before_it_signs_and_an_old_one_a_day_after_its_last_token() {
    let world = world().await;
    let (first, _) = signed(&world, "spa").await;
    tidy(world.context()).await.unwrap();
    world.pass(89 * DAY - 1);
    tidy(world.context()).await.unwrap();
    assert_eq!(keys(&world).await.len(), 2);
    world.pass(1);
    tidy(world.context()).await.unwrap();
    assert_eq!(keys(&world).await.len(), 4, "the successors are known");
    tidy(world.context()).await.unwrap();
    assert_eq!(keys(&world).await.len(), 4, "once");
    world.pass(DAY - 1);
    assert_eq!(signed(&world, "spa").await.0["kid"], first["kid"], "and do not sign yet");
    world.pass(1);
    let (second, _) = signed(&world, "spa").await;
    assert_ne!(second["kid"], first["kid"]);
    world.pass(DAY + 599);
    tidy(world.context()).await.unwrap();
    assert!(named(&keys(&world).await, &first["kid"]).is_some());
    world.pass(1);
    assert!(named(&keys(&world).await, &first["kid"]).is_none());
    tidy(world.context()).await.unwrap();
    assert_eq!(keys(&world).await.len(), 2);
    assert_eq!(signed(&world, "spa").await.0["kid"], second["kid"]);
}

#[tokio::test]
async fn a_key_that_has_leaked_is_gone_at_once() {
    let world = world().await;
    let (leaked, _) = signed(&world, "spa").await;
    rotate(world.context(), Rotation::InTime).await.unwrap();
    assert_eq!(keys(&world).await.len(), 4);
    rotate(world.context(), Rotation::Now).await.unwrap();
    assert_eq!(keys(&world).await.len(), 2);
    assert_ne!(signed(&world, "spa").await.0["kid"], leaked["kid"]);
    signed(&world, "es").await;
}

#[tokio::test]
async fn a_stolen_database_signs_nothing() {
    let world = world().await;
    signed(&world, "es").await;
    let unit = &mut world.context().store.read().await.unwrap();
    for key in unit.signing_keys().await.unwrap() {
        let first = key.sealed.iter().take(3).copied().collect::<Vec<_>>();
        assert_ne!(first, [0x30, 0x81, 0x87], "PKCS #8 in the open");
        assert!(world.context().key.open_signing("another row", &key.sealed).is_err());
        assert!(!format!("{key:?}").contains("sealed"));
    }
}
