//! Adding an app or a phone: from the computer to the phone and back, with one proof before it counts.

use crate::handset::*;
use crate::world::*;
use serde_json::json;

#[tokio::test]
async fn a_phone_is_set_up_by_what_the_computer_shows_and_approves_sign_ins_from_then_on() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let state = &begun.body["state"];
    assert_eq!(
        (begun.state(), &state["account"], &state["issuer"]),
        ("waiting", &json!(BRAM), &json!("Drempel"))
    );
    assert_eq!(state["expires_in"], 300);

    let mut phone = Handset::new(&world);
    let opened = phone.open(&activation(&begun)).await;
    assert_eq!((opened.body["email"].as_str(), opened.body["kind"].as_str()), (Some(BRAM), Some("work")));
    let cookie = opened.set_cookies().remove(0);
    assert!(cookie.starts_with("__Host-drempel-authenticator="), "{cookie}");
    for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=34560000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(computer.poll_enrolment(&begun).await.state(), "waiting", "nothing counts yet");
    let key = phone.totp.as_ref().unwrap().key().to_base32();
    assert!(!begun.text.contains(&key), "what the computer shows has nothing of the phone's key");

    let got = phone.activate(&world, &activation(&begun)).await;
    assert_eq!((&got.body["state"], &got.body["expires_in"]), (&json!("number"), &json!(300)));
    assert_eq!(phone.number.len(), 6);
    let got = computer.poll_enrolment(&begun).await;
    assert_eq!(got.body["state"], json!({ "type": "number", "expires_in": 300 }), "and not which");
    assert_eq!(computer.security_info().await.body["methods"], json!([{ "type": "password" }]), "nor now");
    assert!(phone.look().await.body["accounts"].as_array().unwrap().is_empty());

    let spaced = format!("{} {}", &phone.number[..3], &phone.number[3..]);
    let got = computer.type_number(&begun, &spaced).await;
    assert_eq!(phone.activate(&world, &activation(&begun)).await.body["state"], "done");
    let connected =
        json!({ "type": "connected", "device": phone.device, "name": "Pixel 9", "expires_in": 300 });
    assert_eq!(got.body["state"], connected);

    assert_eq!(phone.enable().await.body["state"], "done", "the number of this very enrolment was typed");
    assert_eq!(phone.enable().await.body["state"], "done", "its answer was lost");
    let done = computer.poll_enrolment(&begun).await;
    assert_eq!(done.body["state"], json!({ "type": "done", "phone_sign_in": true }));
    assert_eq!(phone.look().await.body["accounts"][0]["phone_sign_in"], true);
    let method = &computer.security_info().await.body["methods"][0];
    assert_eq!(method["phone"], json!({ "device": phone.device, "phone_sign_in": true, "push": false }));
    assert_eq!(computer.happened().await, ["phone_sign_in_enabled", "method_added", "signed_in"]);
}

#[tokio::test]
async fn who_cannot_scan_types_a_short_code() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let code = begun.body["state"]["activation_code"].as_str().unwrap();
    assert_eq!(code.len(), 9, "two groups of four");
    let mut phone = Handset::new(&world);
    let typed = code.to_lowercase().replace('-', " ");
    assert_eq!(phone.open(&typed).await.status, 200);
    assert_eq!(phone.activate(&world, &typed).await.status, 200);
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "connected");
}

#[tokio::test]
async fn another_app_proves_itself_on_the_computer() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let mut app = Handset::new(&world);
    let uri = begun.body["state"]["otpauth"].as_str().unwrap();
    assert!(
        uri.contains(begun.body["state"]["key"].as_str().unwrap()) && !uri.contains("activation"),
        "{uri}"
    );
    app.totp = Some(drempel_verify::Otpauth::parse(uri).unwrap().otpauth.totp().clone());
    let got = computer.confirm_enrolment(&begun, "12345", "Token").await;
    assert_eq!(got.body["refusal"], json!({ "code": "malformed_code" }));
    let got = computer.confirm_enrolment(&begun, &app.code(&world, 4), "Token").await;
    assert_eq!(got.body["refusal"], json!({ "code": "clock_off", "seconds": 120, "attempts_left": 4 }));
    let got = computer.confirm_enrolment(&begun, &wrong(&app, &world), "Token").await;
    assert_eq!(got.body["refusal"], json!({ "code": "wrong_code", "attempts_left": 3 }));
    assert_eq!(got.state(), "waiting");
    let code = app.code(&world, 0);
    let got = computer.confirm_enrolment(&begun, &code, "Token").await;
    assert_eq!(got.body["state"], json!({ "type": "done", "phone_sign_in": false }));
    let methods = computer.security_info().await.body["methods"].clone();
    assert_eq!((&methods[0]["name"], &methods[0]["phone"]), (&json!("Token"), &json!(null)));
    // The code that proved it is spent.
    let mut other = world.browser();
    let asked = other.until_code(BRAM).await;
    assert_eq!(other.code(&asked, &code).await.refusal(), "code_already_used");
}

/// A code that is wrong for every step near now.
fn wrong(phone: &Handset, world: &World) -> String {
    let near: Vec<_> = (-30..=30).map(|steps| phone.code(world, steps)).collect();
    (0..).map(|number| format!("{number:06}")).find(|code| !near.contains(code)).unwrap()
}

#[tokio::test]
async fn five_wrong_codes_end_an_enrolment_on_either_side() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let begun = computer.begin_app().await;
    let mut phone = Handset::new(&world);
    phone.open(&activation(&begun)).await;
    for _ in 0..4 {
        let code = wrong(&phone, &world);
        let got = phone.activate_with(&activation(&begun), &code).await;
        assert_eq!((got.status.as_u16(), got.code()), (422, "wrong_code"));
    }
    let got = computer.confirm_enrolment(&begun, &wrong(&phone, &world), "App").await;
    assert_eq!((got.state(), &got.body["refusal"]["attempts_left"]), ("cancelled", &json!(0)));
    let got = phone.activate(&world, &activation(&begun)).await;
    assert_eq!((got.status.as_u16(), got.code()), (410, "enrolment_over"));
    assert_eq!(computer.security_info().await.body["methods"].as_array().unwrap().len(), 1);
}

/// Signed in again, with the phone's codes.
async fn again(world: &World, computer: &mut Browser, phone: &Handset) {
    world.pass(30);
    let asked = computer.until_code(BRAM).await;
    let asked = computer.code(&asked, &phone.code(world, 0)).await;
    assert_eq!(computer.stay(&asked, false).await.step(), "done");
}

#[tokio::test]
async fn nothing_is_switched_on_without_a_computer_that_waits_and_the_number_typed_there() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (mut phone, begun) = world.registered(&mut computer).await;
    let mut thief = Handset::new(&world);
    thief.device.clone_from(&phone.device);
    assert_eq!(thief.enable().await.code(), "not_signed_in", "another phone");
    computer.cancel_enrolment(&begun).await;
    assert_eq!(phone.enable().await.code(), "nothing_waits");
    // The person has a second factor now, so adding to it wants a sign-in with it.
    let got = computer.begin_phone_sign_in(&phone.device).await;
    assert_eq!((got.status.as_u16(), got.code()), (403, "sign_in_again"));
    again(&world, &mut computer, &phone).await;
    let begun = computer.begin_phone_sign_in(&phone.device).await;
    assert_eq!(begun.state(), "connected");
    let got = phone.enable().await;
    assert_eq!(got.body["state"], "number", "a phone of another day shows one anew");
    assert_eq!(phone.enable().await.body["number"], got.body["number"], "asked again");
    assert_eq!(
        computer.poll_enrolment(&begun).await.body["state"],
        json!({ "type": "number", "expires_in": 300 })
    );
    assert_eq!(phone.look().await.body["accounts"][0]["phone_sign_in"], false);
    let got = computer.type_number(&begun, &phone.number).await;
    assert_eq!(got.body["state"], json!({ "type": "done", "phone_sign_in": true }));
    assert_eq!(phone.enable().await.body["state"], "done");
    assert_eq!(phone.look().await.body["accounts"][0]["phone_sign_in"], true);
    assert_eq!(computer.happened().await[0], "phone_sign_in_enabled");
}

#[tokio::test]
async fn a_wrong_number_leaves_phone_sign_in_off() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (mut phone, begun) = world.registered(&mut computer).await;
    computer.cancel_enrolment(&begun).await;
    again(&world, &mut computer, &phone).await;
    let begun = computer.begin_phone_sign_in(&phone.device).await;
    phone.enable().await;
    let got = computer.type_number(&begun, &other_than(&phone.number)).await;
    assert_eq!((got.state(), &got.body["refusal"]), ("cancelled", &json!({ "code": "wrong_number" })));
    assert_eq!(phone.enable().await.code(), "nothing_waits");
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "cancelled");
    assert_eq!(phone.look().await.body["accounts"][0]["phone_sign_in"], false);
    // Nor does it wait for ever.
    let begun = computer.begin_phone_sign_in(&phone.device).await;
    phone.enable().await;
    world.pass(300);
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "expired");
    assert_eq!(phone.enable().await.code(), "nothing_waits");
}

#[tokio::test]
async fn a_phone_approves_for_one_work_account_unless_the_operator_says_otherwise() {
    for one in [true, false] {
        let world = World::with(|settings| settings.security_info.one_work_account = one).await;
        world.add_person("dora@drempel.example", true).await;
        let (_, mut phone) = world.enrolled(BRAM).await;
        let mut computer = world.computer("dora@drempel.example").await;
        let begun = computer.begin_app().await;
        assert_eq!(phone.open(&activation(&begun)).await.status, 200, "codes are welcome");
        assert_eq!(phone.activate(&world, &activation(&begun)).await.status, 200);
        assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "connected");
        phone.activate(&world, &activation(&begun)).await;
        let got = phone.enable().await;
        let expected = if one { (409, "one_work_account") } else { (200, "none") };
        assert_eq!((got.status.as_u16(), got.code()), expected);
        assert_eq!(phone.look().await.body["accounts"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn adding_never_replaces() {
    let world = World::new().await;
    let mut computer = world.computer(BRAM).await;
    let (mut phone, _) = world.registered(&mut computer).await;
    let before = phone.device.clone();
    again(&world, &mut computer, &phone).await;
    // The same phone again, after it lost what it kept; its old codes stay until the person removes them.
    let begun = computer.begin_app().await;
    assert_eq!(phone.open(&activation(&begun)).await.status, 200);
    assert_eq!(phone.activate(&world, &activation(&begun)).await.status, 200);
    let before_it = phone.look().await.body["accounts"].clone();
    assert_eq!(before_it[0]["device"], before.as_str(), "nothing is forgotten before the number is typed");
    assert_eq!(computer.type_number(&begun, &phone.number).await.state(), "connected");
    phone.activate(&world, &activation(&begun)).await;
    assert_ne!(phone.device, before);
    let info = computer.security_info().await;
    let names: Vec<_> =
        info.body["methods"].as_array().unwrap().iter().map(|method| &method["name"]).collect();
    assert_eq!(names, [&json!("Pixel 9"), &json!("Pixel 9 (2)"), &json!(null)]);
    assert_eq!(phone.look().await.body["accounts"].as_array().unwrap().len(), 1);
    assert_eq!(computer.poll_enrolment(&begun).await.state(), "connected");
}
