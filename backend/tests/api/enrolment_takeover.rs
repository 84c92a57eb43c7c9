//! Whoever sees what the computer shows, and is faster than the person, has nothing.

use crate::handset::*;
use crate::world::*;
use drempel_contract::paths;
use serde_json::json;

#[tokio::test]
async fn whoever_is_faster_with_the_code_adds_nothing_however_often_it_is_tried() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    for _ in 0..12 {
        let begun = computer.begin_app().await;
        let mut thief = Handset::new(&world);
        assert_eq!(thief.open(&activation(&begun)).await.status, 200);
        assert_eq!(thief.activate(&world, &activation(&begun)).await.body["state"], "number");
        // The person's own phone is told that somebody was there, and shows no number: they type what they like.
        assert_eq!(Handset::new(&world).open(&activation(&begun)).await.code(), "enrolment_over");
        assert_eq!(thief.enable().await.code(), "not_signed_in");
        let got = computer.type_number(&begun, &other_than(&thief.number)).await;
        assert_eq!((got.state(), &got.body["refusal"]), ("cancelled", &json!({ "code": "wrong_number" })));
        // One wrong ends it: the right one is of no use any more.
        assert_eq!(computer.type_number(&begun, &thief.number).await.state(), "cancelled");
        assert_eq!(thief.activate(&world, &activation(&begun)).await.code(), "enrolment_over");
        assert_eq!(thief.look().await.body["accounts"], json!([]));
    }
    assert_eq!(computer.security_info().await.body["methods"], json!([{ "type": "password" }]));
    assert_eq!(computer.happened().await, ["signed_in"]);
}

#[tokio::test]
async fn what_a_photograph_shows_has_no_codes_in_it() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (phone, begun) = world.showing(&mut computer).await;
    let key = phone.totp.as_ref().unwrap().key().to_base32();
    for got in [&begun, &computer.poll_enrolment(&begun).await] {
        assert!(!got.text.contains(&key) && !got.text.contains(&phone.number), "{}", got.text);
    }
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "connected");
    // The key that was there for another app is worth nothing: no code of it is taken at a sign-in.
    let mut other_app = Handset::new(&world);
    let uri = begun.body["state"]["otpauth"].as_str().unwrap();
    other_app.totp = Some(drempel_verify::Otpauth::parse(uri).unwrap().otpauth.totp().clone());
    world.pass(30);
    let asked = world.browser().until_code(BRAM).await;
    assert_eq!(world.browser().code(&asked, &other_app.code(&world, 0)).await.code(), "sign_in_ended");
    let mut browser = world.browser();
    let asked = browser.until_code(BRAM).await;
    assert_eq!(browser.code(&asked, &other_app.code(&world, 0)).await.refusal(), "wrong_code");
    assert_eq!(browser.code(&asked, &phone.code(&world, 0)).await.step(), "none", "a used token");
}

#[tokio::test]
async fn only_the_session_that_began_can_type_the_number() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let mut same_person = world.computer(BRAM).await;
    let (phone, begun) = world.showing(&mut computer).await;
    assert_eq!(same_person.type_number(&begun, &phone.number).await.code(), "no_such_thing");
    let mut nobody = world.browser();
    assert_eq!(nobody.type_number(&begun, &phone.number).await.code(), "not_signed_in");
    computer.sign_out().await;
    assert_eq!(computer.type_number(&begun, &phone.number).await.code(), "not_signed_in");
}

#[tokio::test]
async fn what_could_not_be_on_the_phone_costs_nothing() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (phone, begun) = world.showing(&mut computer).await;
    for typed in ["", "12345", "1234567", "012345", "abcdef", "12 34 5"] {
        let got = computer.type_number(&begun, typed).await;
        assert_eq!(
            (got.state(), &got.body["refusal"]),
            ("number", &json!({ "code": "malformed_code" })),
            "{typed}"
        );
    }
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "connected");
}

#[tokio::test]
async fn before_a_phone_has_come_there_is_no_number_to_type() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    assert_eq!(computer.type_number(&begun, "123456").await.state(), "waiting");
    let mut phone = Handset::new(&world);
    phone.open(&activation(&begun)).await;
    assert_eq!(
        computer.type_number(&begun, "123456").await.state(),
        "waiting",
        "nor before it has proved its key"
    );
    phone.activate(&world, &activation(&begun)).await;
    world.pass(300);
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "expired");
    assert_eq!(phone.activate(&world, &activation(&begun)).await.code(), "enrolment_over");
    assert_eq!(computer.security_info().await.body["methods"], json!([{ "type": "password" }]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_numbers_at_once_the_first_decides() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (phone, begun) = world.showing(&mut computer).await;
    let tries = (0..24).map(|_| {
        let (mut computer, begun, number) = (computer.clone(), begun.clone(), other_than(&phone.number));
        tokio::spawn(async move { computer.type_number(&begun, &number).await.state().to_owned() })
    });
    let mut refused = 0;
    for one in tries.collect::<Vec<_>>() {
        refused += u32::from(one.await.unwrap() == "cancelled");
    }
    assert_eq!(refused, 24);
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "cancelled");
}

#[tokio::test]
async fn what_was_added_is_undone_for_ten_minutes_in_the_session_that_added_it() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (mut phone, _) = world.registered(&mut computer).await;
    assert_eq!(phone.enable().await.body["state"], "done");
    let method = computer.security_info().await.body["methods"][0].clone();
    assert_eq!((&method["removable"], &method["undoable"]), (&json!(true), &json!(true)), "also the last");
    // Another session of the person must sign in with it, and cannot remove the last one.
    let mut other = world.browser();
    let asked = other.by_phone(BRAM).await;
    let number = asked.body["step"]["number"].as_str().unwrap().to_owned();
    assert_eq!(phone.approve(&world, &number).await.body["outcome"], "approved");
    let asked = other.poll(&asked).await;
    assert_eq!(other.stay(&asked, false).await.step(), "done");
    let remove = json!({ "id": method["id"] });
    let got = other.post(paths::METHOD_REMOVE, &remove).await;
    assert_eq!((got.status.as_u16(), got.code()), (409, "last_method"));
    let got = computer.post(paths::METHOD_REMOVE, &remove).await;
    assert_eq!(
        (got.status.as_u16(), &got.body["methods"]),
        (200, &json!([{ "type": "password" }])),
        "{}",
        got.text
    );
    assert!(!other.is_signed_in().await, "what rests on it ends");
    assert!(computer.is_signed_in().await);
    assert_eq!(phone.look().await.body["accounts"], json!([]));
    assert_eq!(computer.happened().await[0], "method_removed");
}

#[tokio::test]
async fn after_ten_minutes_the_last_one_stays() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    world.registered(&mut computer).await;
    world.pass(600);
    let method = computer.security_info().await.body["methods"][0].clone();
    assert_eq!((&method["removable"], &method["undoable"]), (&json!(false), &json!(false)));
    let got = computer.post(paths::METHOD_REMOVE, &json!({ "id": method["id"] })).await;
    assert_eq!(got.code(), "sign_in_again");
}
