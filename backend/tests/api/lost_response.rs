//! A lost response must not lose the sign-in.

use crate::world::*;
use drempel_contract::paths;
use serde_json::json;

#[tokio::test]
async fn the_same_answer_within_thirty_seconds_gets_the_very_same_reply() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.identify(BRAM).await;
    let first = browser.password(&asked, PASSWORD).await;
    world.pass(29);
    let again = browser.password(&asked, PASSWORD).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body));
    assert_eq!(browser.stay(&first, false).await.step(), "done");
}

#[tokio::test]
async fn a_repeated_last_answer_brings_the_same_session() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.identify(BRAM).await;
    let asked = browser.password(&asked, PASSWORD).await;
    let stay = answering(&asked, json!({ "type": "stay_signed_in", "stay": true }));
    let lost = browser.post_only(paths::ANSWER, &stay).await;
    let again = browser.post(paths::ANSWER, &stay).await;
    assert_eq!(lost.body, again.body);
    assert_eq!(lost.set_cookies(), again.set_cookies());
    assert_eq!(again.set_cookies().len(), 2);
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn after_thirty_seconds_the_reply_is_no_longer_repeated_and_nothing_is_lost() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.identify(BRAM).await;
    browser.password(&asked, PASSWORD).await;
    world.pass(30);
    let late = browser.password(&asked, PASSWORD).await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "stale_token"));
    let resumed = browser.resume(&asked).await.body["reply"].clone();
    assert_eq!(resumed["step"]["type"], "stay_signed_in");
}

#[tokio::test]
async fn the_same_token_with_another_answer_ends_the_sign_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.identify(BRAM).await;
    let next = browser.password(&asked, PASSWORD).await;
    let other = browser.password(&asked, "another").await;
    assert_eq!((other.status.as_u16(), other.code()), (410, "sign_in_ended"));
    assert_eq!(browser.stay(&next, false).await.code(), "sign_in_ended");
    assert_eq!(browser.password(&asked, PASSWORD).await.code(), "sign_in_ended");
    assert!(browser.resume(&asked).await.body["reply"].is_null());
}

#[tokio::test]
async fn a_wrong_answer_repeated_counts_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.until_code(ANNA).await;
    let wrong = world.wrong_code(ANNA);
    for _ in 0..10 {
        let got = browser.code(&asked, &wrong).await;
        assert_eq!(got.body["refusal"]["attempts_left"], 4);
    }
}

#[tokio::test]
async fn a_token_replaced_by_resuming_is_stale_and_changes_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.identify(BRAM).await;
    let resumed = browser.resume(&asked).await;
    let stale = browser.password(&asked, PASSWORD).await;
    assert_eq!((stale.status.as_u16(), stale.code()), (409, "stale_token"));
    let reply = &resumed.body["reply"];
    let body = json!({
        "continuation_token": reply["continuation_token"],
        "answer": { "type": "password", "password": PASSWORD },
    });
    assert_eq!(browser.post(paths::ANSWER, &body).await.step(), "stay_signed_in");
}

#[tokio::test]
async fn the_same_start_begins_one_sign_in_also_when_its_cookie_was_lost() {
    let world = World::new().await;
    let browser = world.browser();
    let body = json!({ "request_id": request_id(), "answer": { "type": "identify", "email": BRAM } });
    let first = browser.post_only(paths::SIGN_IN, &body).await;
    let again = browser.post_only(paths::SIGN_IN, &body).await;
    assert_eq!(first.body, again.body);
    assert_eq!(first.set_cookies(), again.set_cookies());
    let other = json!({ "request_id": body["request_id"], "answer": { "type": "identify", "email": ANNA } });
    let other = browser.post_only(paths::SIGN_IN, &other).await;
    assert_ne!(first.body["sign_in"], other.body["sign_in"]);
    world.pass(31);
    let late = browser.post_only(paths::SIGN_IN, &body).await;
    assert_ne!(first.body["sign_in"], late.body["sign_in"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_times_the_same_answer_at_once_is_one_answer() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.identify(BRAM).await;
    let body = answering(&asked, json!({ "type": "password", "password": "wrong" }));
    let mut replies = Vec::new();
    for got in at_once(&browser, vec![body.clone(); 64]).await {
        assert_eq!((got.status.as_u16(), got.refusal()), (200, "wrong_password"));
        replies.push(got.body["continuation_token"].clone());
    }
    replies.dedup();
    assert_eq!(replies.len(), 1, "everybody got the one reply");
    let mut got = browser.post(paths::ANSWER, &body).await;
    for _ in 0..4 {
        got = browser.password(&got, "wrong").await;
        assert_eq!(got.refusal(), "wrong_password", "one try was counted, not sixty-four");
    }
    assert_eq!(browser.password(&got, "wrong").await.refusal(), "password_throttled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_times_the_same_wrong_code_at_once_is_counted_once() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.until_code(ANNA).await;
    let body = answering(&asked, code_answer(&asked, &world.wrong_code(ANNA)));
    for got in at_once(&browser, vec![body; 64]).await {
        assert_eq!(got.body["refusal"]["attempts_left"], 4);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_sixty_four_guesses_at_once_with_one_token_one_is_looked_at() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.until_code(ANNA).await;
    let guess = |number: usize| answering(&asked, code_answer(&asked, &format!("{number:06}")));
    let guesses = at_once(&browser, (0..64).map(guess).collect()).await;
    let looked_at = guesses.iter().filter(|got| got.status == 200).count();
    assert_eq!(looked_at, 1);
    assert!(guesses.iter().all(|got| got.status == 200 || got.code() == "sign_in_ended"));
    assert!(browser.resume(&asked).await.body["reply"].is_null());
}

async fn at_once(browser: &Browser, bodies: Vec<serde_json::Value>) -> Vec<Got> {
    let ask = |body| {
        let browser = browser.clone();
        tokio::spawn(async move { browser.post_only(paths::ANSWER, &body).await })
    };
    let all: Vec<_> = bodies.into_iter().map(ask).collect();
    let mut got = Vec::new();
    for one in all {
        got.push(one.await.unwrap());
    }
    got
}

#[tokio::test]
async fn the_database_can_read_no_reply_and_guess_no_password() {
    let world = World::new().await;
    let mut browser = world.browser();
    let got = browser.until_code(ANNA).await;
    let got = browser.code(&got, &world.code(ANNA, 0)).await;
    browser.stay(&got, true).await;
    let mut file = std::fs::read(world.folder.path().join("drempel.db")).unwrap();
    file.extend(std::fs::read(world.folder.path().join("drempel.db-wal")).unwrap());
    let key = totp(ANNA);
    let mut secrets: Vec<&[u8]> = vec![PASSWORD.as_bytes(), b"continuation_token", key.key().expose()];
    secrets.extend(browser.cookies.values().map(String::as_bytes));
    for secret in secrets {
        assert!(!file.windows(secret.len()).any(|window| window == secret));
    }
}
