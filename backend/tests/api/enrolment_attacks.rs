//! Whoever comes too late, guesses, or is somebody else gets nothing out of an enrolment.

use crate::handset::*;
use crate::world::*;
use drempel_contract::paths;
use serde_json::json;

#[tokio::test]
async fn the_first_phone_gets_the_key_and_no_other() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let activation = activation(&begun);
    let (mut first, mut second) = (Handset::new(&world), Handset::new(&world));
    assert_eq!(first.open(&activation).await.status, 200);
    let got = second.open(&activation).await;
    assert_eq!((got.status.as_u16(), got.code()), (410, "enrolment_over"));
    assert_eq!(first.open(&activation).await.status, 200, "its answer was lost");
    // Whoever has the key by whatever way cannot register it on another phone.
    second.totp.clone_from(&first.totp);
    assert_eq!(second.activate(&world, &activation).await.code(), "enrolment_over");
    let got = first.activate(&world, &activation).await;
    assert_eq!(got.status, 200);
    assert_eq!(first.activate(&world, &activation).await.body["number"], got.body["number"], "lost again");
    assert_eq!(second.activate(&world, &activation).await.code(), "enrolment_over");
    assert_eq!(computer.type_number(&begun, &first.number).await.state(), "connected");
    for _ in 0..2 {
        assert_eq!(first.activate(&world, &activation).await.body["state"], "done");
    }
    // Also when the computer has gone on meanwhile.
    computer.cancel_enrolment(&begun).await;
    assert_eq!(first.activate(&world, &activation).await.body["device"], first.device.as_str());
    computer.sign_out().await;
    assert_eq!(first.activate(&world, &activation).await.body["state"], "done");
    assert_eq!(second.open(&activation).await.code(), "enrolment_over");
    assert_eq!(second.activate(&world, &activation).await.code(), "enrolment_over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_phones_at_once_one_is_set_up() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let activation = activation(&begun);
    let phones = (0..16).map(|_| {
        let (mut phone, activation) = (Handset::new(&world), activation.clone());
        tokio::spawn(async move { phone.open(&activation).await.status.as_u16() })
    });
    let mut answers = Vec::new();
    for phone in phones.collect::<Vec<_>>() {
        answers.push(phone.await.unwrap());
    }
    answers.sort_unstable();
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
}

#[tokio::test]
async fn short_codes_are_guessed_twenty_times_an_hour_from_one_network() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let code = begun.body["state"]["activation_code"].as_str().unwrap().to_owned();
    let mut guesser = Handset::new(&world);
    for _ in 0..20 {
        assert_eq!(guesser.open("BCDF-GHJK").await.code(), "enrolment_over");
    }
    let got = guesser.open(&code).await;
    assert_eq!((got.status.as_u16(), got.code()), (429, "throttled"), "also the right one");
    assert!(got.body["retry_after"].as_u64().unwrap() > 3000);
    assert_eq!(
        Handset::new(&world).activate_with(&code, "000000").await.code(),
        "enrolment_over",
        "no cookie"
    );
    // What was scanned cannot be guessed, and somebody else's network is another one.
    assert_eq!(guesser.open(&"A".repeat(43)).await.code(), "enrolment_over");
    let mut phone = Handset::new(&world);
    phone.browser.peer = [198, 51, 100, 7].into();
    assert_eq!(phone.open(&code).await.status, 200);
}

#[tokio::test]
async fn an_enrolment_lasts_five_minutes_and_ends_with_the_session_that_began_it() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let mut phone = Handset::new(&world);
    phone.open(&activation(&begun)).await;
    world.pass(300);
    assert_eq!(phone.activate(&world, &activation(&begun)).await.code(), "enrolment_over");
    assert_eq!(computer.poll_enrolment(&begun).await.state(), "expired");

    let begun = computer.begin_app().await;
    assert_eq!(Handset::new(&world).open(&activation(&begun)).await.status, 200);
    let again = computer.begin_app().await;
    assert_eq!(computer.poll_enrolment(&begun).await.state(), "cancelled", "a newer one took its place");
    computer.cancel_enrolment(&again).await;
    assert_eq!(computer.poll_enrolment(&again).await.state(), "cancelled");
    assert_eq!(phone.open(&activation(&again)).await.code(), "enrolment_over");

    let last = computer.begin_app().await;
    computer.sign_out().await;
    assert_eq!(phone.open(&activation(&last)).await.code(), "enrolment_over");
}

#[tokio::test]
async fn an_enrolment_is_nobody_elses() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    world.add_person("dora@drempel.example", true).await;
    for email in [BRAM, "dora@drempel.example"] {
        let mut other = world.computer(email).await;
        for got in [
            other.poll_enrolment(&begun).await,
            other.cancel_enrolment(&begun).await,
            other.confirm_enrolment(&begun, "000000", "App").await,
            other.type_number(&begun, "123456").await,
        ] {
            assert_eq!((got.status.as_u16(), got.code()), (404, "no_such_thing"), "{email}");
        }
    }
    let mut nobody = world.browser();
    assert_eq!(nobody.poll_enrolment(&begun).await.code(), "not_signed_in");
    assert_eq!(computer.poll_enrolment(&begun).await.state(), "waiting");
}

#[tokio::test]
async fn a_key_is_believed_by_its_own_signature_only() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (mut phone, _) = world.registered(&mut computer).await;
    let real = std::mem::replace(&mut phone.key, new_key());
    let stolen = phone.public_key();
    phone.key = real;
    let text = format!("drempel-phone-sign-in\n{ORIGIN}\n{}\n{stolen}", phone.device);
    let proof = |text: &str| {
        use base64::Engine as _;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(sign(&phone.key, text.as_bytes()))
    };
    let elsewhere =
        format!("drempel-phone-sign-in\nhttps://phish.example\n{}\n{}", phone.device, phone.public_key());
    for (key, proof) in [
        (stolen.clone(), proof(&text)),
        (phone.public_key(), proof(&elsewhere)),
        (phone.public_key(), String::new()),
        ("BAAA".to_owned(), proof(&text)),
    ] {
        let body = json!({ "device": phone.device, "public_key": key, "proof": proof });
        let got = phone.browser.post(paths::PHONE_SIGN_IN, &body).await;
        assert_eq!((got.status.as_u16(), got.code()), (422, "bad_decision"));
    }
    assert_eq!(phone.enable().await.body["state"], "done");
}

#[tokio::test]
async fn a_set_up_step_during_a_sign_in_adds_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    let asked = browser.until_code(ANNA).await;
    for got in [browser.begin_app().await, browser.begin_phone_sign_in("anything").await] {
        assert_eq!((got.status.as_u16(), got.code()), (401, "not_signed_in"));
    }
    assert_eq!(browser.code(&asked, &world.code(ANNA, 0)).await.step(), "stay_signed_in");
    assert_eq!(browser.begin_app().await.code(), "not_signed_in", "before the session there is nothing");
}

#[tokio::test]
async fn no_field_says_verified() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let mut phone = Handset::new(&world);
    phone.open(&activation(&begun)).await;
    let calls = [
        (paths::PHONE_ENROLMENTS, json!({ "activation": activation(&begun) })),
        (paths::ACTIVATE, json!({ "activation": activation(&begun), "code": "000000", "name": "Phone" })),
        (paths::PHONE_SIGN_IN, json!({ "device": "d", "public_key": "k", "proof": "p" })),
        (paths::UNREGISTER, json!({ "device": "d" })),
        (paths::ENROLMENTS, json!({ "what": { "type": "app" } })),
        (paths::ENROLMENT_CONFIRM, json!({ "id": begun.body["id"], "code": "000000", "name": "App" })),
        (paths::ENROLMENT_NUMBER, json!({ "id": begun.body["id"], "number": "123456" })),
        (paths::METHOD_REMOVE, json!({ "id": "x" })),
        (paths::NOT_ME, json!({ "id": "x" })),
    ];
    for (path, body) in calls {
        for word in ["verified", "ok", "person", "fresh", "match"] {
            let mut more = body.clone();
            more[word] = json!(true);
            let got = computer.post(path, &more).await;
            assert_eq!((got.status.as_u16(), got.code()), (400, "malformed_request"), "{path} {word}");
        }
    }
    assert_eq!(computer.security_info().await.body["methods"], json!([{ "type": "password" }]));
}
