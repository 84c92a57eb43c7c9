//! Mistakes others made with one-time codes, each a test named after it.

use crate::world::*;
use drempel_backend::domain::admin;
use drempel_contract::paths;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cve_2026_107276_two_at_once_both_pass() {
    let world = World::new().await;
    let code = world.code(ANNA, 0);
    let mut all = Vec::new();
    for _ in 0..64 {
        let mut browser = world.browser();
        let got = browser.until_code(ANNA).await;
        let body = answering(&got, code_answer(&got, &code));
        all.push((browser, body));
    }
    let all: Vec<_> = all
        .into_iter()
        .map(|(browser, body)| tokio::spawn(async move { browser.post_only(paths::ANSWER, &body).await }))
        .collect();
    let (mut passed, mut used) = (0, 0);
    for one in all {
        let got = one.await.unwrap();
        match (got.step(), got.refusal()) {
            ("stay_signed_in", "none") => passed += 1,
            ("totp", "code_already_used") => used += 1,
            (step, refusal) => panic!("{step} {refusal}"),
        }
    }
    assert_eq!((passed, used), (1, 63));
}

#[tokio::test]
async fn cve_2025_6014_and_cve_2026_82470_a_code_is_used_again() {
    let world = World::new().await;
    let code = world.code(ANNA, 0);
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &code).await.step(), "stay_signed_in");
    world.pass(30);
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &code).await.refusal(), "code_already_used");
}

#[tokio::test]
async fn cve_2025_55000_a_code_is_used_again_after_reformatting() {
    let world = World::new().await;
    let code = world.code(ANNA, 0);
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &code).await.step(), "stay_signed_in");
    let (front, back) = code.split_at(3);
    let mut got = world.browser().until_code(ANNA).await;
    let mut browser = world.browser();
    for form in [format!("{front} {back}"), format!(" {code}"), format!("0{code}"), format!("{code}\n"), code]
    {
        got = if got.step() == "totp" { browser.until_code(ANNA).await } else { got };
        let got = browser.code(&got, &form).await;
        assert!(["malformed_code", "code_already_used"].contains(&got.refusal()), "{}", got.refusal());
    }
}

#[tokio::test]
async fn single_digit_codes_accepted() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut got = browser.until_code(ANNA).await;
    for digit in 0..10 {
        got = browser.code(&got, &digit.to_string()).await;
        assert_eq!(got.refusal(), "malformed_code");
    }
}

#[tokio::test]
async fn authquake_guessing_across_parallel_sessions() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 20).await;
    let mut refused = 0;
    for peer in 1..=20 {
        let mut browser = world.browser();
        browser.peer = std::net::IpAddr::from([198, 51, 100, peer]);
        let got = browser.until_code(ANNA).await;
        if browser.code(&got, &world.wrong_code(ANNA)).await.refusal() == "wrong_code" {
            refused += 1;
        }
    }
    assert_eq!(refused, 19, "the twentieth wrong code in a row locks, wherever it comes from");
    let mut browser = world.browser();
    let got = browser.identify(ANNA).await;
    assert_eq!(browser.password(&got, PASSWORD).await.refusal(), "no_factor_left");
}

#[tokio::test]
async fn cve_2026_103977_counters_per_session() {
    let world = World::new().await;
    for wrong in 1..=99 {
        let mut browser = world.browser();
        let got = browser.until_code(ANNA).await;
        let got = browser.code(&got, &world.wrong_code(ANNA)).await;
        assert_eq!(got.refusal(), "wrong_code", "{wrong}");
    }
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    assert_eq!(browser.code(&got, &world.wrong_code(ANNA)).await.refusal(), "device_locked");
}

#[tokio::test]
async fn a_right_code_begins_the_count_of_wrong_ones_again() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 3).await;
    for _ in 0..5 {
        let mut browser = world.browser();
        let mut got = browser.until_code(ANNA).await;
        for _ in 0..2 {
            got = browser.code(&got, &world.wrong_code(ANNA)).await;
            assert_eq!(got.refusal(), "wrong_code");
        }
        assert_eq!(browser.code(&got, &world.code(ANNA, 0)).await.step(), "stay_signed_in");
        world.pass(60);
    }
}

#[tokio::test]
async fn cve_2025_69615_counters_by_a_forged_header() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 10).await;
    let mut last = String::new();
    for peer in 0..10 {
        let mut browser = world.browser();
        browser.headers.push(("x-forwarded-for", format!("203.0.113.{peer}")));
        let got = browser.until_code(ANNA).await;
        last = browser.code(&got, &world.wrong_code(ANNA)).await.refusal().to_owned();
    }
    assert_eq!(last, "device_locked");
}

#[tokio::test]
async fn cve_2026_9798_cve_2026_16103_and_cve_2026_88770_a_lockout_is_ignored_at_redemption() {
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 3).await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let waiting = browser.code(&got, &world.code(ANNA, 0)).await;
    assert_eq!(waiting.step(), "stay_signed_in");
    let mut elsewhere = world.browser();
    let mut got = elsewhere.until_code(ANNA).await;
    for _ in 0..3 {
        got = elsewhere.code(&got, &world.wrong_code(ANNA)).await;
    }
    assert_eq!(got.refusal(), "device_locked");
    let got = browser.stay(&waiting, false).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "device_locked"));
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn a_removed_app_is_ignored_at_redemption() {
    let world = World::new().await;
    world.add_app(ANNA, "Tablet", totp("tablet")).await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    admin::remove_totp(world.context(), &address(ANNA), "Phone").await.unwrap();
    let right = browser.code(&got, &world.code(ANNA, 0)).await;
    assert_eq!(right.code(), "sign_in_ended");
}

#[tokio::test]
async fn an_app_added_during_the_sign_in_is_not_skipped() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let got = browser.password(&got, PASSWORD).await;
    assert_eq!(got.step(), "stay_signed_in");
    world.add_app(BRAM, "Phone", totp(BRAM)).await;
    let got = browser.stay(&got, false).await;
    assert_eq!((got.step(), got.refusal()), ("identify", "no_factor_left"));
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn a_set_up_step_during_sign_in_overwrites_a_factor() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    for kind in ["add_method", "enrol", "totp_setup"] {
        let answer = json!({ "type": kind, "secret": "JBSWY3DPEHPK3PXP", "code": world.code(ANNA, 0) });
        assert_eq!(browser.answer(&got, answer).await.status, 400);
    }
    let again = admin::add_totp(world.context(), &address(ANNA), "Phone", None).await;
    assert!(matches!(again, Err(admin::AdminError::AppNameTaken)));
    assert_eq!(browser.code(&got, &world.code(ANNA, 0)).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn cve_2026_105211_secrets_are_returned_to_the_front_end() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let text = got.body.to_string();
    let key = totp(ANNA).key().to_base32();
    for secret in [world.code(ANNA, 0), world.code(ANNA, -1), key, PASSWORD.to_owned()] {
        assert!(!text.contains(&secret));
    }
}
