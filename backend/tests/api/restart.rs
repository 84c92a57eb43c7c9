//! What survives the end of the process: everything that guards.

use crate::world::*;
use drempel_backend::domain::admin;

#[tokio::test]
async fn cve_2026_74878_counters_in_memory_only() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 6).await;
    let mut world = world;
    for _ in 0..5 {
        let mut browser = world.browser();
        let got = browser.until_code(ANNA).await;
        assert_eq!(browser.code(&got, &world.wrong_code(ANNA)).await.refusal(), "wrong_code");
        world = world.restarted().await;
    }
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &world.wrong_code(ANNA)).await.refusal(), "device_locked");
}

#[tokio::test]
async fn wrong_passwords_are_remembered_over_a_restart() {
    let mut world = World::new().await;
    for _ in 0..5 {
        let mut browser = world.browser();
        let got = browser.identify(NOBODY).await;
        assert_eq!(browser.password(&got, "wrong").await.refusal(), "wrong_password");
        world = world.restarted().await;
    }
    let mut browser = world.browser();
    let got = browser.identify(NOBODY).await;
    assert_eq!(browser.password(&got, "wrong").await.refusal(), "password_throttled");
}

#[tokio::test]
async fn a_sign_in_under_way_its_spent_codes_and_a_session_survive() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.until_code(ANNA).await;
    let code = world.code(ANNA, 0);
    let got = browser.code(&asked, &code).await;
    let world = world.restarted().await;
    let cookies = browser.cookies;
    let mut browser = world.browser();
    browser.cookies = cookies;
    assert_eq!(browser.code(&asked, &code).await.body, got.body, "the reply is repeated");
    assert_eq!(browser.stay(&got, false).await.step(), "done");
    let mut other = world.browser();
    let asked = other.until_code(ANNA).await;
    assert_eq!(other.code(&asked, &code).await.refusal(), "code_already_used");
    let world = world.restarted().await;
    let cookies = browser.cookies;
    let mut browser = world.browser();
    browser.cookies = cookies;
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn a_database_without_its_key_does_not_open() {
    let world = World::new().await;
    let key = world.folder.path().join("drempel.key");
    std::fs::write(&key, [9; 32]).unwrap();
    let settings = world.context().settings.clone();
    let random = std::sync::Arc::new(drempel_backend::random::OsRandom);
    let error = drempel_backend::open(settings, world.clock.clone(), random).await.unwrap_err();
    assert!(error.to_string().contains("another server key"), "{error}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_key_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::new().await;
    let key = std::fs::metadata(world.folder.path().join("drempel.key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
    assert_eq!(key.len(), 32);
    assert_eq!(admin::list(world.context()).await.unwrap().len(), 5);
}
