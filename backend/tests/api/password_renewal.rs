//! A digest may be renewed, or replaced, while it is compared.

use crate::world::*;
use drempel_backend::settings::Settings;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// The same people with other settings than their passwords were hashed by.
async fn with_settings(world: World, change: impl FnOnce(&mut Settings)) -> World {
    let mut settings = world.context().settings.clone();
    change(&mut settings);
    let random = Arc::new(drempel_backend::random::OsRandom);
    let state = drempel_backend::open(settings, world.clock.clone(), random).await.unwrap();
    World { router: drempel_backend::router(state.clone()), state, ..world }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sign_ins_that_meet_on_a_digest_of_older_settings_are_all_right() {
    let world = World::new().await;
    let people: Vec<_> = (0..6).map(|number| format!("person{number}@drempel.example")).collect();
    for email in &people {
        world.add_person(email, true).await;
    }
    let world = with_settings(world, |settings| {
        settings.passwords.memory_kib = 8192;
        settings.passwords.passes = 3;
        settings.passwords.at_once = 4;
    })
    .await;
    for at_once in [2, 3] {
        for email in &people {
            let mut browsers = Vec::new();
            for _ in 0..at_once {
                let mut browser = world.browser();
                let got = browser.identify(email).await;
                browsers.push((browser, got));
            }
            let mut answers = JoinSet::new();
            for (mut browser, got) in browsers {
                answers.spawn(async move { browser.password(&got, PASSWORD).await });
            }
            while let Some(got) = answers.join_next().await {
                let got = got.unwrap();
                assert_eq!(got.step(), "stay_signed_in", "{email}, {at_once} at once: {}", got.text);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_password_that_was_changed_while_it_was_compared_is_refused() {
    let world = World::new().await;
    let slowly = |settings: &mut Settings| {
        settings.passwords.memory_kib = 65_536;
        settings.passwords.passes = 8;
    };
    let world = with_settings(world, slowly).await;
    // Slow from now on: by the settings of today.
    let mut first = world.browser();
    let got = first.identify(BRAM).await;
    assert_eq!(first.password(&got, PASSWORD).await.step(), "stay_signed_in");
    let context = world.context();
    let another = context.passwords.hash("another-otter-rows-upstream", &*context.random).await.unwrap();
    let mut browser = world.browser();
    let got = browser.identify(BRAM).await;
    let comparing = tokio::spawn(async move { browser.password(&got, PASSWORD).await });
    tokio::time::sleep(Duration::from_millis(60)).await;
    let mut unit = context.store.write().await.unwrap();
    let bram = unit.person_by_email(&address(BRAM)).await.unwrap().unwrap();
    unit.set_password(&bram.id, &another).await.unwrap();
    unit.commit().await.unwrap();
    assert!(!comparing.is_finished(), "it was changed meanwhile");
    assert_eq!(comparing.await.unwrap().refusal(), "wrong_password");
}
