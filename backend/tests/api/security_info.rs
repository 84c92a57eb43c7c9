//! How people look after their own ways to sign in.

use crate::handset::*;
use crate::world::*;
use drempel_backend::domain::admin;
use drempel_contract::paths;
use drempel_verify::decision::Reason;
use serde_json::{Value, json};

/// Anna's second app.
const TABLET: &str = "tablet@drempel.example";

/// A browser in which Anna has signed in with the code of her phone.
async fn annas(world: &World) -> Browser {
    let mut browser = world.browser();
    let asked = browser.until_code(ANNA).await;
    let answer = phones_code(&asked, &world.code(ANNA, 0));
    let asked = browser.answer(&asked, answer).await;
    if asked.step() == "stay_signed_in" {
        browser.stay(&asked, false).await;
    }
    browser
}

/// The answer with a code of the app that is called Phone, wherever it stands.
fn phones_code(asked: &Got, code: &str) -> Value {
    let devices = asked.body["step"]["devices"].as_array().unwrap();
    let phone = devices.iter().find(|device| device["name"] == "Phone").unwrap();
    json!({ "type": "totp", "device": phone["id"], "code": code })
}

async fn method(browser: &mut Browser, name: &str) -> Value {
    let got = browser.security_info().await;
    let methods = got.body["methods"].as_array().unwrap().clone();
    methods.into_iter().find(|method| method["name"] == name).unwrap_or_else(|| panic!("{}", got.text))
}

async fn remove(browser: &mut Browser, method: &Value) -> Got {
    browser.post(paths::METHOD_REMOVE, &json!({ "id": method["id"] })).await
}

#[tokio::test]
async fn a_person_sees_what_they_have() {
    let world = World::new().await;
    let mut nobody = world.browser();
    let got = nobody.security_info().await;
    assert_eq!((got.status.as_u16(), got.body), (200, json!({ "state": "signed_out" })));
    let mut browser = annas(&world).await;
    let got = browser.security_info().await;
    assert_eq!((&got.body["email"], &got.body["kind"]), (&json!(ANNA), &json!("work")));
    assert_eq!((&got.body["fresh"], &got.body["requests_stopped"]), (&json!(true), &json!(false)));
    assert_eq!(got.body["may_sign_in_by_phone"], true);
    let app = &got.body["methods"][0];
    assert_eq!((&app["type"], &app["name"], &app["phone"]), (&json!("totp"), &json!("Phone"), &json!(null)));
    assert_eq!((&app["last_used_at"], &app["removable"]), (&json!(1_800_000_000), &json!(false)));
    assert_eq!(got.body["methods"][1], json!({ "type": "password" }));
}

#[tokio::test]
async fn a_change_wants_a_sign_in_of_the_last_ten_minutes_with_all_the_person_has() {
    let world = World::new().await;
    world.add_app(ANNA, "Tablet", totp(TABLET)).await;
    let mut browser = annas(&world).await;
    let tablet = method(&mut browser, "Tablet").await;
    let rename = json!({ "id": tablet["id"], "name": "Old tablet" });
    assert_eq!(browser.post(paths::METHOD_RENAME, &rename).await.status, 200);
    world.pass(600);
    assert_eq!(browser.security_info().await.body["fresh"], false);
    for got in [
        browser.post(paths::METHOD_RENAME, &rename).await,
        remove(&mut browser, &tablet).await,
        browser.begin_app().await,
        browser.post(paths::ALLOW_REQUESTS, &json!({})).await,
    ] {
        assert_eq!((got.status.as_u16(), got.code()), (403, "sign_in_again"));
    }
    assert_eq!(method(&mut browser, "Old tablet").await["id"], tablet["id"]);
    // Bram signs in with a password, and then gets an app: his session is not all he has.
    let mut bram = world.computer(BRAM).await;
    assert_eq!(bram.security_info().await.body["fresh"], true);
    world.add_app(BRAM, "Phone", totp(BRAM)).await;
    assert_eq!(bram.begin_app().await.code(), "sign_in_again");
}

#[tokio::test]
async fn a_sign_in_for_a_page_leads_there_and_asks_only_when_the_session_is_not_fresh() {
    let world = World::new().await;
    let start = |page: &str| json!({ "request_id": request_id(), "page": page });
    let mut browser = world.browser();
    assert_eq!(browser.post(paths::SIGN_IN, &start("security_info")).await.step(), "identify");
    let answer = json!({ "type": "identify", "email": BRAM });
    let mut body = start("my_sign_ins");
    body["answer"] = answer;
    let got = browser.post(paths::SIGN_IN, &body).await;
    let got = browser.password(&got, PASSWORD).await;
    let got = browser.stay(&got, false).await;
    assert_eq!((got.step(), &got.body["step"]["location"]), ("done", &json!("/my-sign-ins")));
    let got = browser.post(paths::SIGN_IN, &start("security_info")).await;
    assert_eq!((got.step(), &got.body["step"]["location"]), ("done", &json!("/security-info")), "fresh");
    world.pass(600);
    let got = browser.post(paths::SIGN_IN, &start("security_info")).await;
    assert_eq!((got.step(), &got.body["login_hint"]), ("identify", &json!(BRAM)));
    let mut both = start("security_info");
    both["authorization"] = json!("anything");
    assert_eq!(browser.post(paths::SIGN_IN, &both).await.code(), "malformed_request");
    assert_eq!(browser.post(paths::SIGN_IN, &start("anywhere")).await.code(), "malformed_request");
}

#[tokio::test]
async fn a_removed_app_ends_what_may_stand_on_it_and_the_last_one_stays() {
    let world = World::with_applications().await;
    world.add_app(ANNA, "Tablet", totp(TABLET)).await;
    let elsewhere = annas(&world).await;
    let mut under_way = world.browser();
    let asked = under_way.until_code(ANNA).await;
    world.pass(30);
    let mut browser = annas(&world).await;
    let (phone, tablet) = (method(&mut browser, "Phone").await, method(&mut browser, "Tablet").await);
    assert_eq!(remove(&mut browser, &json!({ "id": "nothing" })).await.code(), "no_such_thing");
    let got = remove(&mut browser, &tablet).await;
    assert_eq!(
        (got.status.as_u16(), got.body["methods"].as_array().unwrap().len()),
        (200, 2),
        "{}",
        got.text
    );
    assert!(browser.is_signed_in().await, "it stood on the other app");
    assert!(!elsewhere.is_signed_in().await);
    assert_eq!(under_way.code(&asked, "000000").await.code(), "sign_in_ended");
    assert_eq!(method(&mut browser, "Phone").await["removable"], false);
    let got = remove(&mut browser, &phone).await;
    assert_eq!((got.status.as_u16(), got.code()), (409, "last_method"));
    assert_eq!(browser.happened().await[..2], ["method_removed", "signed_in"]);
}

#[tokio::test]
async fn an_operator_may_let_the_last_second_factor_go_but_never_the_last_method() {
    let world = World::with(|settings| settings.security_info.keep_second_factor = false).await;
    let mut browser = annas(&world).await;
    let phone = method(&mut browser, "Phone").await;
    let got = remove(&mut browser, &phone).await;
    assert_eq!(got.body["methods"], json!([{ "type": "password" }]));
    assert!(got.set_cookies().iter().any(|line| line.contains("-session=;")), "it stood on what is gone");
    assert_eq!(browser.security_info().await.body, json!({ "state": "signed_out" }));
    browser.sign_in(ANNA, false).await;
    assert_eq!(remove(&mut browser, &json!({ "id": "password" })).await.code(), "no_such_thing");
}

#[tokio::test]
async fn nobody_changes_another_persons_methods() {
    let world = World::new().await;
    let mut anna = annas(&world).await;
    let phone = method(&mut anna, "Phone").await;
    let mut bram = world.computer(BRAM).await;
    let rename = json!({ "id": phone["id"], "name": "Mine" });
    for got in [remove(&mut bram, &phone).await, bram.post(paths::METHOD_RENAME, &rename).await] {
        assert_eq!((got.status.as_u16(), got.code()), (404, "no_such_thing"));
    }
    let (_, handset) = world.enrolled(BRAM).await;
    assert_eq!(anna.begin_phone_sign_in(&handset.device).await.code(), "no_such_thing");
}

#[tokio::test]
async fn a_name_is_the_persons_own_and_reaches_the_phone() {
    let world = World::new().await;
    let (mut computer, mut phone) = world.enrolled(BRAM).await;
    // Adding the first second factor made the password alone too little.
    let pixel = method(&mut computer, "Pixel 9").await;
    let rename = |name: &str| json!({ "id": pixel["id"], "name": name });
    assert_eq!(computer.post(paths::METHOD_RENAME, &rename("Mine")).await.code(), "sign_in_again");
    world.pass(30);
    let asked = computer.until_code(BRAM).await;
    let asked = computer.code(&asked, &phone.code(&world, 0)).await;
    computer.stay(&asked, false).await;
    for name in ["", " ", "a\nb", &"a".repeat(65)] {
        assert_eq!(computer.post(paths::METHOD_RENAME, &rename(name)).await.code(), "malformed_request");
    }
    let got = computer.post(paths::METHOD_RENAME, &rename(" Work phone ")).await;
    assert_eq!(got.body["methods"][0]["name"], "Work phone");
    assert_eq!(phone.look().await.body["accounts"][0]["device"], phone.device.as_str());
}

#[tokio::test]
async fn a_lost_phone_is_removed_with_a_password_and_another_apps_code_and_can_do_nothing_any_more() {
    let world = World::new().await;
    let (_, mut lost) = world.enrolled(BRAM).await;
    world.add_app(BRAM, "Token", totp(BRAM)).await;
    world.pass(30);
    let mut computer = world.browser();
    let asked = computer.until_code(BRAM).await;
    let devices = asked.body["step"]["devices"].as_array().unwrap().clone();
    let token = devices.iter().find(|device| device["name"] == "Token").unwrap();
    let answer = json!({ "type": "totp", "device": token["id"], "code": world.code(BRAM, 0) });
    let asked = computer.answer(&asked, answer).await;
    computer.stay(&asked, false).await;
    // The finder asks for a sign-in meanwhile, and the phone would approve it.
    let mut finder = world.browser();
    let answer = json!({ "type": "identify", "email": BRAM, "method": "number_match" });
    let waits = finder.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await;
    assert_eq!(waits.step(), "number_match", "{}", waits.text);
    let request = lost.request().await;
    let pixel = method(&mut computer, "Pixel 9").await;
    assert_eq!(remove(&mut computer, &pixel).await.status, 200);
    assert!(computer.is_signed_in().await, "it stands on the other app");

    let number = waits.body["step"]["number"].as_str().unwrap();
    let choice = drempel_verify::decision::Choice::Approve(
        drempel_verify::number_match::Picked::parse(number).unwrap(),
    );
    let got = lost.decide(&world, &request, choice).await;
    assert_eq!((got.status.as_u16(), got.code()), (422, "bad_decision"));
    assert_eq!(lost.look().await.body["accounts"], json!([]));
    assert_eq!(lost.enable().await.code(), "not_signed_in");
    assert_eq!(lost.unregister().await.code(), "not_signed_in");
    let token = json!({ "continuation_token": waits.body["continuation_token"] });
    let got = finder.post(paths::POLL, &token).await;
    assert_eq!(got.body["step"]["status"]["state"], "unregistered", "{}", got.text);
    // Its codes are worth nothing, either.
    let mut thief = world.browser();
    let asked = thief.until_code(BRAM).await;
    assert_eq!(asked.body["step"]["devices"].as_array().unwrap().len(), 1);
    assert_eq!(thief.code(&asked, &lost.code(&world, 0)).await.refusal(), "wrong_code");
}

#[tokio::test]
async fn a_phone_that_unregisters_takes_its_approvals_along_and_leaves_the_codes() {
    let world = World::new().await;
    let (mut computer, mut phone) = world.enrolled(BRAM).await;
    let mut stranger = Handset::new(&world);
    stranger.device.clone_from(&phone.device);
    assert_eq!(stranger.unregister().await.code(), "not_signed_in");
    assert_eq!(phone.unregister().await.status, 204);
    assert_eq!(phone.look().await.body["accounts"], json!([]));
    assert!(!computer.is_signed_in().await);
    world.pass(30);
    let asked = computer.until_code(BRAM).await;
    let asked = computer.code(&asked, &phone.code(&world, 0)).await;
    computer.stay(&asked, false).await;
    let pixel = method(&mut computer, "Pixel 9").await;
    assert_eq!(pixel["phone"], json!(null), "a cookie alone takes no second factor away");
    assert_eq!(computer.happened().await[..2], ["signed_in", "method_removed"]);
}

#[tokio::test]
async fn an_operator_lists_and_removes_phones() {
    let world = World::new().await;
    let (computer, mut phone) = world.enrolled(BRAM).await;
    let bram = address(BRAM);
    let phones = admin::phones(world.context(), &bram).await.unwrap();
    assert_eq!(phones.iter().map(|phone| phone.name.as_str()).collect::<Vec<_>>(), ["Pixel 9"]);
    assert!(admin::remove_phone(world.context(), &bram, "Pixel 10").await.is_err());
    admin::remove_phone(world.context(), &bram, "Pixel 9").await.unwrap();
    assert_eq!(phone.look().await.body["accounts"], json!([]));
    assert!(!computer.is_signed_in().await);
    let mut computer = world.computer(BRAM).await;
    assert_eq!(computer.security_info().await.body["methods"], json!([{ "type": "password" }]));
    let got = computer.my_sign_ins().await;
    assert_eq!(
        (&got.body["events"][1]["what"], &got.body["events"][1]["place"]),
        (&json!("method_removed"), &json!(""))
    );
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_this_one_too() {
    let world = World::new().await;
    let (mut one, two, three) = (world.computer(BRAM).await, world.computer(BRAM).await, annas(&world).await);
    let got = one.post(paths::SIGN_OUT_EVERYWHERE, &json!({})).await;
    assert_eq!(got.body, json!({ "others": 1 }));
    assert!(!one.is_signed_in().await && !two.is_signed_in().await && three.is_signed_in().await);
    assert_eq!(one.post(paths::SIGN_OUT_EVERYWHERE, &json!({})).await.code(), "not_signed_in");
}

#[tokio::test]
async fn requests_that_were_stopped_are_allowed_again_here_only() {
    let world = World::new().await;
    let (_, mut phone) = world.enrolled(BRAM).await;
    let mut somebody = world.browser();
    let answer = json!({ "type": "identify", "email": BRAM, "method": "number_match" });
    somebody.post(paths::SIGN_IN, &json!({ "request_id": request_id(), "answer": answer })).await;
    assert_eq!(phone.deny(&world, Reason::NotStarted).await.body["outcome"], "denied");
    assert_eq!(phone.look().await.body["accounts"][0]["stopped"], true);
    world.pass(30);
    let mut computer = world.browser();
    let asked = computer.until_code(BRAM).await;
    let asked = computer.code(&asked, &phone.code(&world, 0)).await;
    computer.stay(&asked, false).await;
    assert_eq!(computer.security_info().await.body["requests_stopped"], true);
    let got = computer.post(paths::ALLOW_REQUESTS, &json!({})).await;
    assert_eq!(got.body["requests_stopped"], false);
    assert_eq!(phone.look().await.body["accounts"][0]["stopped"], false);
    assert_eq!(computer.happened().await[0], "requests_allowed");
    assert!(!admin::allow_requests(world.context(), &address(BRAM)).await.unwrap(), "they are");
}
