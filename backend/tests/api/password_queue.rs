//! Nothing scarce is held while another scarce thing is waited for, and nothing is done for those who are gone.

use crate::world::*;
use drempel_backend::passwords::Party;
use drempel_contract::paths;
use serde_json::json;
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// One password at a time, each for a while.
async fn slow() -> World {
    World::with(|settings| {
        settings.passwords.at_once = 1;
        settings.passwords.waiting = 40;
        settings.passwords.memory_kib = 65_536;
        settings.passwords.passes = 4;
    })
    .await
}

/// Sends the password of somebody who has told who they are.
async fn sending(world: &World, email: &str, password: &str) -> tokio::task::JoinHandle<Got> {
    let mut browser = world.browser();
    let got = browser.identify(email).await;
    let body = answering(&got, json!({ "type": "password", "password": password }));
    tokio::spawn(async move { browser.post_only(paths::ANSWER, &body).await })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_place_is_held_while_the_turn_to_write_is_waited_for() {
    let world = slow().await;
    let mut all = Vec::new();
    for _ in 0..3 {
        all.push(world.browser());
    }
    let mut bodies = Vec::new();
    for browser in &mut all {
        let got = browser.identify(BRAM).await;
        bodies.push(answering(&got, json!({ "type": "password", "password": PASSWORD })));
    }
    let turn = world.context().store.write().await.unwrap();
    let sent: Vec<_> = all
        .into_iter()
        .zip(bodies)
        .map(|(browser, body)| tokio::spawn(async move { browser.post_only(paths::ANSWER, &body).await }))
        .collect();
    sleep(Duration::from_millis(300)).await;
    let party = Party { known: false, network: Ipv4Addr::LOCALHOST.into() };
    let place = world.context().passwords.admit(party).unwrap().place();
    drop(timeout(Duration::from_millis(100), place).await.expect("a place is free").unwrap());
    drop(turn);
    for one in sent {
        assert_eq!(one.await.unwrap().step(), "stay_signed_in");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_goes_away_before_they_are_looked_at_is_not_counted() {
    let world = slow().await;
    let party = Party { known: false, network: Ipv4Addr::LOCALHOST.into() };
    let place = world.context().passwords.admit(party).unwrap().place().await.unwrap();
    for _ in 0..7 {
        let waiting = sending(&world, BRAM, "wrong").await;
        sleep(Duration::from_millis(50)).await;
        waiting.abort();
        assert!(waiting.await.unwrap_err().is_cancelled());
    }
    sleep(Duration::from_millis(100)).await;
    drop(place);
    // Nor is anything looked at for them.
    let before = std::time::Instant::now();
    let right = sending(&world, BRAM, PASSWORD).await.await.unwrap();
    assert_eq!(right.step(), "stay_signed_in", "{}", right.text);
    let one = before.elapsed();
    let place = world.context().passwords.admit(party).unwrap().place();
    timeout(one * 2, place).await.expect("nobody else is being looked at").unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_was_turned_away_can_send_the_same_answer_again() {
    let world = slow().await;
    let party = Party { known: false, network: Ipv4Addr::LOCALHOST.into() };
    let place = world.context().passwords.admit(party).unwrap().place().await.unwrap();
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let body = answering(&got, json!({ "type": "password", "password": PASSWORD }));
    for _ in 0..2 {
        assert!(timeout(Duration::from_millis(80), browser.post_only(paths::ANSWER, &body)).await.is_err());
        sleep(Duration::from_millis(80)).await;
    }
    drop(place);
    assert_eq!(browser.post_only(paths::ANSWER, &body).await.step(), "stay_signed_in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn known_browsers_are_let_in_beside_a_flood_of_strangers() {
    let world = World::with(|settings| {
        settings.passwords.at_once = 1;
        settings.passwords.waiting = 12;
        settings.passwords.memory_kib = 16_384;
        settings.passwords.passes = 4;
    })
    .await;
    let mut known = world.browser();
    known.sign_in(BRAM, false).await;
    let mut flood = Vec::new();
    for number in 0..40 {
        flood.push(sending(&world, &format!("person{number}@drempel.example"), "wrong").await);
    }
    let got = known.identify(BRAM).await;
    let answered = known.password(&got, PASSWORD).await;
    assert_eq!(answered.step(), "stay_signed_in", "{}", answered.text);
    let mut turned_away = 0;
    for one in flood {
        turned_away += usize::from(one.await.unwrap().status == 429);
    }
    assert!(turned_away > 0, "there was a flood");
}
