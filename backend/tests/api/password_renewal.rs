//! A digest may be renewed, or replaced, while it is compared.

use crate::world::*;
use drempel_backend::domain::{admin, housekeeping};
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

/// The attack: after the settings are changed, whoever is answered as fast as before has a password here.
#[tokio::test]
async fn a_change_of_settings_does_not_tell_who_exists() {
    let world = World::new().await;
    for number in 0..20 {
        world.add_person(&format!("person{number}@drempel.example"), true).await;
    }
    let world = with_settings(world, |settings| settings.passwords.memory_kib = 128).await;
    let with_password = |listed: &admin::Listed| listed.person.password.clone();
    let passwords: Vec<_> =
        admin::list(world.context()).await.unwrap().iter().filter_map(with_password).collect();
    assert!(passwords.iter().all(|kept| kept.0.contains("m=64,")), "nobody has signed in again");
    assert_eq!(share_of_old_among_unknown(&world), 1.0);
    for number in 0..10 {
        let mut browser = world.browser();
        let got = browser.identify(&format!("person{number}@drempel.example")).await;
        assert_eq!(browser.password(&got, PASSWORD).await.step(), "stay_signed_in");
    }
    housekeeping::tidy(world.context()).await.unwrap();
    let old = (passwords.len() - 10) as f64 / passwords.len() as f64;
    let share = share_of_old_among_unknown(&world);
    assert!((share - old).abs() < 0.05, "{share} of the unknown, {old} of the known");
}

fn share_of_old_among_unknown(world: &World) -> f64 {
    let context = world.context();
    let is_old = |number: &u32| {
        let subject = context.key.subject(&address(&format!("unknown{number}@drempel.example")));
        context.passwords.stand_in(&subject).0.contains("m=64,")
    };
    (0..2000).filter(is_old).count() as f64 / 2000.0
}
