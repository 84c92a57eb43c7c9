//! Sessions: how they begin, how long they last, how they end.

use crate::world::*;
use drempel_backend::domain::admin;
use drempel_backend::domain::housekeeping::tidy;
use drempel_contract::Secret;

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

#[tokio::test]
async fn cookies_are_host_bound_unreadable_and_secure() {
    let world = World::new().await;
    let mut browser = world.browser();
    let started = browser.identify(BRAM).await;
    let got = browser.password(&started, PASSWORD).await;
    let done = browser.stay(&got, false).await;
    let lines = [started.set_cookies(), done.set_cookies()].concat();
    assert_eq!(lines.len(), 3);
    for line in &lines {
        assert!(line.starts_with("__Host-drempel-"), "{line}");
        for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(line.contains(part), "{line}");
        }
        assert!(!line.contains("Domain"));
        let value = line.split_once('=').unwrap().1.split(';').next().unwrap();
        assert_eq!(value.len(), 43, "256 bits");
    }
    let session = lines.iter().find(|line| line.contains("-session")).unwrap();
    assert!(!session.contains("Max-Age"), "ends with the browser");
}

#[tokio::test]
async fn staying_signed_in_outlives_the_browser() {
    let world = World::new().await;
    let mut browser = world.browser();
    let done = browser.sign_in(BRAM, true).await;
    let session = done.set_cookies().into_iter().find(|line| line.contains("-session")).unwrap();
    assert!(session.ends_with(&format!("; Max-Age={}", 90 * DAY)), "{session}");
}

#[tokio::test]
async fn a_session_ends_after_eight_hours_without_use_and_a_day_in_all() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, false).await;
    world.pass(8 * HOUR - 1);
    assert!(browser.is_signed_in().await);
    world.pass(8 * HOUR - 1);
    assert!(browser.is_signed_in().await, "use counts");
    world.pass(8 * HOUR - 1);
    assert!(browser.is_signed_in().await);
    world.pass(3);
    assert!(!browser.is_signed_in().await, "a day is the most");
    browser.sign_in(BRAM, false).await;
    world.pass(8 * HOUR);
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn who_stays_has_thirty_days_without_use_and_ninety_in_all() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, true).await;
    for _ in 0..3 {
        world.pass(30 * DAY - 1);
        assert!(browser.is_signed_in().await);
    }
    world.pass(3);
    assert!(!browser.is_signed_in().await);
    browser.sign_in(BRAM, true).await;
    world.pass(30 * DAY);
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn every_sign_in_has_a_new_session_and_ends_the_one_before() {
    let world = World::new().await;
    let mut browser = world.browser();
    let planted = "A".repeat(43);
    browser.cookies.insert("__Host-drempel-session".to_owned(), planted.clone());
    browser.sign_in(BRAM, false).await;
    let first = browser.clone();
    assert_ne!(first.cookies["__Host-drempel-session"], planted, "no fixation");
    browser.sign_in(BRAM, false).await;
    assert_ne!(first.cookies["__Host-drempel-session"], browser.cookies["__Host-drempel-session"]);
    assert!(!first.is_signed_in().await);
    assert!(browser.is_signed_in().await);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_takes_the_cookie() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, true).await;
    let copy = browser.clone();
    let got = browser.sign_out().await;
    assert_eq!(got.body["ended"], true);
    assert!(got.set_cookies().iter().any(|line| line.contains("Max-Age=0")));
    assert!(!copy.is_signed_in().await, "also for a stolen copy");
    assert_eq!(browser.sign_out().await.body["ended"], false);
}

#[tokio::test]
async fn disabling_a_person_ends_all_their_sessions_at_once() {
    let world = World::new().await;
    let (mut one, mut two, mut other) = (world.browser(), world.browser(), world.browser());
    one.sign_in(BRAM, true).await;
    two.sign_in(BRAM, false).await;
    world.add_person("finn@drempel.example", true).await;
    other.sign_in("finn@drempel.example", false).await;
    admin::set_enabled(world.context(), &address(BRAM), false).await.unwrap();
    assert!(!one.is_signed_in().await && !two.is_signed_in().await);
    admin::set_enabled(world.context(), &address(BRAM), true).await.unwrap();
    assert!(!one.is_signed_in().await, "enabling brings none back");
    assert!(other.is_signed_in().await);
}

#[tokio::test]
async fn a_new_password_ends_all_sessions() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.sign_in(BRAM, true).await;
    let new = Secret::new("een heel ander geheim");
    admin::set_password(world.context(), &address(BRAM), &new).await.unwrap();
    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn tidying_forgets_what_is_over_and_nothing_else() {
    let world = World::new().await;
    let (mut gone, mut alive) = (world.browser(), world.browser());
    gone.sign_in(BRAM, false).await;
    alive.sign_in(BRAM, true).await;
    let late = gone.identify(BRAM).await;
    world.pass(11 * 60);
    tidy(world.context()).await.unwrap();
    assert_eq!(gone.password(&late, PASSWORD).await.code(), "sign_in_expired", "not forgotten so soon");
    world.pass(25 * HOUR);
    tidy(world.context()).await.unwrap();
    assert_eq!(gone.password(&late, PASSWORD).await.code(), "sign_in_ended");
    assert!(!gone.is_signed_in().await);
    assert!(alive.is_signed_in().await);
}
