//! Adding an account to the phone: by camera, by picture, by link, and beside what is there.

use crate::harness::{Deployment, Person, RFC_KEY, Visit, film, picture, totp, totp_of};
use serde_json::json;
use std::path::PathBuf;

const LINK: &str = "otpauth://totp/Webwinkel:bram?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Webwinkel";

/// Keeps what the page is given to see with.
const STREAMS: &str = "globalThis.streams = [];
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wishes) => {
        const stream = await ask(wishes);
        streams.push(stream);
        return stream;
    };";

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn phone(deployment: &Deployment) -> Visit {
    deployment.visit().with("--window-size=500,900")
}

/// With a camera that sees this.
fn before(deployment: &Deployment, name: &str, text: &str) -> Person {
    let film_of_it = file(name);
    film(text, &film_of_it);
    let camera = format!("--use-file-for-fake-video-capture={}", film_of_it.display());
    let visit = phone(deployment).with("--use-fake-device-for-media-stream").with(camera);
    let bram = visit.with("--use-fake-ui-for-media-stream").arrive();
    bram.in_every_document(STREAMS).begins_with_the_app();
    bram
}

fn has_let_go_of_the_camera(person: &Person) {
    let tracks = "return streams.flatMap((it) => it.getTracks()).map((it) => it.readyState)";
    let ended = || person.asks(tracks).as_array()?.iter().all(|it| it == "ended").then_some(());
    person.wait("the camera to be let go", ended);
    assert_eq!(person.asks("return document.getElementById('camera').srcObject"), json!(null));
}

#[test]
fn the_camera_reads_a_code() {
    let deployment = Deployment::new();
    let bram = before(&deployment, "account.y4m", LINK);
    bram.presses("Add account").presses("Scan a QR code").sees("Add this account?");
    assert_eq!(bram.seen(".facts .issuer, .facts .account"), ["Webwinkel", "bram"]);
    bram.enters("Your own name for it (optional)", "Schoenen").presses("Add").sees("Accounts");
    bram.shows_code_of("Schoenen", &totp(RFC_KEY));
}

#[test]
fn a_code_of_something_else_is_told_and_the_camera_goes_on_until_the_person_leaves() {
    let deployment = Deployment::new();
    let bram = before(&deployment, "address.y4m", "https://www.drempel.example/");
    bram.presses("Add account").presses("Scan a QR code").is_told("is not an account.");
    assert_eq!(bram.asks("return streams[0].active"), true);
    bram.meets_no_obstacle().presses("Type the key").sees("Type the key");
}

#[test]
fn a_camera_is_let_go_as_soon_as_it_has_read_a_code_and_as_soon_as_the_person_leaves() {
    let deployment = Deployment::new();
    let bram = before(&deployment, "released.y4m", LINK);
    bram.presses("Add account").presses("Scan a QR code").sees("Add this account?");
    has_let_go_of_the_camera(&bram);
    let bram = before(&deployment, "left.y4m", "https://www.drempel.example/");
    bram.presses("Add account").presses("Scan a QR code").is_told("is not an account.");
    bram.presses("Type the key").sees("Type the key");
    has_let_go_of_the_camera(&bram);
    bram.presses("Back").presses("Scan a QR code").is_told("is not an account.");
    let here = bram.opens_tab();
    bram.turns_to(&here);
    has_let_go_of_the_camera(&bram);
}

#[test]
fn a_camera_that_nobody_looks_through_is_stopped_and_can_be_started_again() {
    let deployment = Deployment::new();
    let bram = before(&deployment, "nothing.y4m", "https://www.drempel.example/");
    bram.presses("Add account").presses("Scan a QR code").is_told("is not an account.");
    let here = bram.opens_tab();
    bram.turns_to(&here);
    bram.looks_again().is_told("The camera was stopped, because this page was not visible.");
    bram.meets_no_obstacle().presses("Start the camera").is_told("is not an account.");
    bram.presses("Back").sees("Add account");
}

#[test]
fn a_camera_that_is_refused_leaves_the_other_ways() {
    let deployment = Deployment::new();
    let bram = phone(&deployment).with("--use-fake-device-for-media-stream").arrive();
    bram.refuses_the_camera().begins_with_the_app().presses("Add account").presses("Scan a QR code");
    bram.is_told("The camera is not allowed. Allow it in your browser’s settings for this page,");
    bram.meets_no_obstacle();
    picture(LINK, &file("refused.png"));
    bram.gives_file(&file("refused.png")).sees("Add this account?").presses("Cancel").sees("Add account");
    bram.presses("Scan a QR code").presses("Type the key").sees("Type the key").presses("Back");
    bram.sees("Add account");
}

#[test]
fn a_phone_without_a_camera_is_told_so() {
    let deployment = Deployment::new();
    let bram = phone(&deployment).with("--use-fake-ui-for-media-stream").arrive();
    bram.begins_with_the_app().presses("Add account").presses("Scan a QR code");
    bram.is_told("This device has no camera. Choose a picture, or type the key.").presses("Back");
    bram.sees("Add account").is_told_nothing();
}

#[test]
fn a_picture_of_the_code_will_do_and_another_picture_is_told() {
    let deployment = Deployment::new();
    let bram = phone(&deployment).arrive();
    bram.begins_with_the_app().presses("Add account").sees("Add account").meets_no_obstacle();
    picture("https://www.drempel.example/", &file("address.png"));
    bram.gives_file(&file("address.png")).is_told("is not an account.");
    std::fs::write(file("text.png"), "no picture").expect("a file can be written");
    bram.gives_file(&file("text.png")).is_told("This is not a picture that can be opened.");
    picture(LINK, &file("account.png"));
    bram.gives_file(&file("account.png")).sees("Add this account?").meets_no_obstacle();
    bram.presses("Add").sees("Accounts").shows_code_of("Webwinkel", &totp(RFC_KEY));
}

#[test]
fn an_account_of_the_same_name_is_kept_beside_the_other_unless_the_person_wants_it_gone() {
    let deployment = Deployment::new();
    let bram = phone(&deployment).arrive();
    let other = LINK.replace("GEZD", "MFRG");
    let (old, new) = (totp_of(LINK), totp_of(&other));
    bram.begins_with_the_app().uses_link(LINK).presses("Add").sees("Accounts").tile("Webwinkel");

    bram.uses_link(LINK).sees("Add this account?");
    assert_eq!(
        bram.seen(".remark"),
        ["You already have this account, with the same codes. There is nothing to add."]
    );
    bram.meets_no_obstacle().presses("Cancel").presses("Back").sees("Accounts").has_accounts(&["Webwinkel"]);

    bram.uses_link(&other).sees("Add this account?");
    assert_eq!(bram.seen(".remark"), ["You already have an account of this name, with other codes."]);
    bram.meets_no_obstacle().presses("Add").sees("Accounts").has_accounts(&["Webwinkel", "Webwinkel"]);
    bram.shows_code_of("Webwinkel", &old).shows_code_of("Webwinkel", &new);

    let third = LINK.replace("GEZD", "KRSX");
    bram.uses_link(&third).sees("Add this account?").ticks("Replace it; you can undo this for a moment");
    bram.presses("Add").sees("Accounts").has_accounts(&["Webwinkel", "Webwinkel"]);
    bram.shows_code_of("Webwinkel", &new).shows_code_of("Webwinkel", &totp_of(&third));
    bram.presses("Undo").has_accounts(&["Webwinkel", "Webwinkel", "Webwinkel"]);
    bram.shows_code_of("Webwinkel", &old);
}

#[test]
fn a_key_or_a_link_that_cannot_be_is_told_where_it_is_wrong() {
    let deployment = Deployment::new();
    let bram = phone(&deployment).arrive();
    bram.begins_with_the_app().presses("Add account").sees("Add account");
    let link = |link: &str| bram.enters("Setup link", link).presses("Use link");
    link("otpauth://hotp/Bank?secret=GEZDGNBVGY3TQOJQ&counter=1");
    bram.is_told("This account counts its codes instead of following the clock.");
    link("steam://GEZDGNBVGY3TQOJQ").is_told("Steam codes only work in Steam’s own app.");
    link("otpauth://totp/Bank?issuer=Bank").is_told("This link or code is not complete.");
    link("https://www.drempel.example/").is_told("is not an account.").meets_no_obstacle();

    bram.presses("Type the key").sees("Type the key").is_told_nothing();
    bram.enters("Service", "Bank").presses("Continue").is_told("Type the key.");
    bram.enters("Key", "JBSW Y3DP !HPK").presses("Continue").is_told("of the key cannot be right. Check it.");
    bram.enters("Key", "GEZDGNBVG").presses("Continue").is_told("A character of the key is missing");
    bram.enters("Service", "").enters("Key", RFC_KEY).presses("Continue");
    bram.is_told("Type the service or the account name").meets_no_obstacle();
    bram.enters("Account name", "bram").presses("Continue").sees("Add this account?");
    bram.presses("Add").sees("Accounts").shows_code_of("bram", &totp(RFC_KEY));
}
