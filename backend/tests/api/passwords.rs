//! Passwords: the whole of them, a bounded queue, and waits that do not lock the owner out.

use crate::world::*;
use axum::http::header;
use drempel_backend::clock::Clock as _;
use drempel_backend::domain::admin;
use drempel_backend::passwords::PasswordFault;
use drempel_contract::{Secret, paths};
use serde_json::json;

async fn set(world: &World, email: &str, password: &str) {
    admin::set_password(world.context(), &address(email), &Secret::new(password)).await.unwrap();
}

async fn try_once(world: &World, browser: &mut Browser, email: &str, password: &str) -> Got {
    world.pass(0);
    let got = browser.identify(email).await;
    browser.password(&got, password).await
}

#[tokio::test]
async fn bytes_cut_at_72() {
    let world = World::new().await;
    let long = format!("{}-einde", "stroopwafel ".repeat(20));
    set(&world, BRAM, &long).await;
    let mut browser = world.browser();
    let cut = long.get(..72).unwrap();
    assert_eq!(try_once(&world, &mut browser, BRAM, cut).await.refusal(), "wrong_password");
    let other = format!("{cut}another end");
    assert_eq!(try_once(&world, &mut browser, BRAM, &other).await.refusal(), "wrong_password");
    assert_eq!(try_once(&world, &mut browser, BRAM, &long).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn two_keyboards_that_write_an_accent_differently_agree() {
    let world = World::new().await;
    set(&world, BRAM, "cafe\u{301} aan de gracht").await;
    let mut browser = world.browser();
    assert_eq!(try_once(&world, &mut browser, BRAM, "café aan de gracht").await.step(), "stay_signed_in");
}

#[tokio::test]
async fn spaces_at_the_ends_count() {
    let world = World::new().await;
    let mut browser = world.browser();
    let padded = format!(" {PASSWORD}");
    assert_eq!(try_once(&world, &mut browser, BRAM, &padded).await.refusal(), "wrong_password");
}

#[tokio::test]
async fn five_wrong_passwords_make_one_wait_thirty_seconds_then_a_minute() {
    let world = World::new().await;
    for (email, right) in [(BRAM, true), (NOBODY, false)] {
        let mut browser = world.browser();
        for _ in 0..5 {
            assert_eq!(try_once(&world, &mut browser, email, "wrong").await.refusal(), "wrong_password");
        }
        let got = try_once(&world, &mut browser, email, PASSWORD).await;
        assert_eq!(got.body["refusal"], json!({ "code": "password_throttled", "retry_after": 30 }));
        world.pass(30);
        assert_eq!(try_once(&world, &mut browser, email, "wrong").await.refusal(), "wrong_password");
        let got = try_once(&world, &mut browser, email, PASSWORD).await;
        assert_eq!(got.body["refusal"]["retry_after"], 60);
        world.pass(60);
        let got = try_once(&world, &mut browser, email, PASSWORD).await;
        assert_eq!(got.step() == "stay_signed_in", right);
    }
}

#[tokio::test]
async fn the_right_password_begins_the_count_again() {
    let world = World::new().await;
    let mut browser = world.browser();
    for _ in 0..4 {
        for _ in 0..4 {
            assert_eq!(try_once(&world, &mut browser, BRAM, "wrong").await.refusal(), "wrong_password");
        }
        assert_eq!(try_once(&world, &mut browser, BRAM, PASSWORD).await.step(), "stay_signed_in");
    }
}

#[tokio::test]
async fn a_flood_from_elsewhere_does_not_lock_the_person_out_of_a_known_browser() {
    let world = World::new().await;
    let mut own = world.browser();
    own.sign_in(BRAM, false).await;
    own.sign_out().await;
    let mut elsewhere = world.browser();
    for _ in 0..12 {
        try_once(&world, &mut elsewhere, BRAM, "wrong").await;
        world.pass(20);
    }
    assert_eq!(try_once(&world, &mut elsewhere, BRAM, PASSWORD).await.refusal(), "password_throttled");
    assert_eq!(try_once(&world, &mut own, BRAM, PASSWORD).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn a_browser_known_to_another_person_is_no_help() {
    let world = World::new().await;
    let mut brams = world.browser();
    brams.sign_in(BRAM, false).await;
    for _ in 0..5 {
        try_once(&world, &mut world.browser(), ANNA, "wrong").await;
    }
    assert_eq!(try_once(&world, &mut brams, ANNA, PASSWORD).await.refusal(), "password_throttled");
}

#[tokio::test]
async fn the_known_browsers_cookie_changes_with_every_sign_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, false).await;
    let planted = browser.cookies["__Host-drempel-device"].clone();
    browser.sign_in(BRAM, false).await;
    assert_ne!(browser.cookies["__Host-drempel-device"], planted);
    let mut attacker = world.browser();
    for _ in 0..5 {
        try_once(&world, &mut attacker, BRAM, "wrong").await;
    }
    attacker.cookies.insert("__Host-drempel-device".to_owned(), planted);
    assert_eq!(try_once(&world, &mut attacker, BRAM, "wrong").await.refusal(), "password_throttled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_guesses_at_once_are_not_a_hundred_free_guesses() {
    let world = World::new().await;
    let mut all = Vec::new();
    for guess in 0..100 {
        let mut browser = world.browser();
        let got = browser.identify(BRAM).await;
        let body = answering(&got, json!({ "type": "password", "password": format!("guess {guess}") }));
        all.push((browser, body));
    }
    let all: Vec<_> = all
        .into_iter()
        .map(|(browser, body)| tokio::spawn(async move { browser.post_only(paths::ANSWER, &body).await }))
        .collect();
    let mut looked_at = 0;
    for one in all {
        looked_at += usize::from(one.await.unwrap().refusal() == "wrong_password");
    }
    assert_eq!(looked_at, 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_overload_answers_429_at_once_and_spends_nothing() {
    let world = World::with(|settings| {
        settings.passwords.at_once = 1;
        settings.passwords.waiting = 1;
        settings.passwords.memory_kib = 65_536;
        settings.passwords.passes = 8;
    })
    .await;
    let mut all = Vec::new();
    for number in 0..12 {
        let mut browser = world.browser();
        let got = browser.identify(&format!("person{number}@drempel.example")).await;
        let body = answering(&got, json!({ "type": "password", "password": "wrong" }));
        all.push((browser, body));
    }
    let sent: Vec<_> = all
        .iter()
        .cloned()
        .map(|(browser, body)| tokio::spawn(async move { browser.post_only(paths::ANSWER, &body).await }))
        .collect();
    let mut turned_away = Vec::new();
    for (one, (browser, body)) in sent.into_iter().zip(all) {
        let got = one.await.unwrap();
        if got.status == 429 {
            assert_eq!(got.code(), "throttled");
            let seconds = got.body["retry_after"].as_u64().unwrap();
            assert!((1..=7).contains(&seconds), "{seconds}");
            assert_eq!(got.headers[header::RETRY_AFTER], seconds.to_string());
            turned_away.push((browser, body));
        }
    }
    assert!(!turned_away.is_empty());
    let (browser, body) = turned_away.remove(0);
    assert_eq!(
        browser.post_only(paths::ANSWER, &body).await.refusal(),
        "wrong_password",
        "the token still counts"
    );
}

#[tokio::test]
async fn a_hash_by_other_parameters_is_made_anew_at_the_next_sign_in() {
    let world = World::new().await;
    let hash = async |world: &World| {
        let listed = admin::list(world.context()).await.unwrap();
        let bram = listed.into_iter().find(|listed| listed.person.email.as_str() == BRAM).unwrap();
        bram.person.password.unwrap().0
    };
    assert!(hash(&world).await.contains("m=64,t=1"));
    let mut settings = world.context().settings.clone();
    settings.passwords.memory_kib = 128;
    let random = std::sync::Arc::new(drempel_backend::random::OsRandom);
    let state = drempel_backend::open(settings, world.clock.clone(), random).await.unwrap();
    let world = World { router: drempel_backend::router(state.clone()), state, ..world };
    let mut browser = world.browser();
    assert_eq!(try_once(&world, &mut browser, BRAM, PASSWORD).await.step(), "stay_signed_in");
    assert!(hash(&world).await.contains("m=128,t=1"));
    assert_eq!(try_once(&world, &mut browser, BRAM, PASSWORD).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn a_new_password_is_measured_and_the_reason_given() {
    let world = World::new().await;
    let short = admin::set_password(world.context(), &address(BRAM), &Secret::new("kaas-zon")).await;
    let fault = match short {
        Err(admin::AdminError::Password(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault, PasswordFault::TooShort { length: 8, least: 15 });
    set(&world, ANNA, "kaas-zon").await;
    assert!(world.clock.now().seconds() > 0);
}
