//! The device that wants in: it shows a code, waits, and is signed in from another one.

use crate::harness::{DUTCH, Deployment, Fault, Person, REFERENCE};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The page's own client, as people know it.
const APPLICATION: &str = "Drempel";
/// What each question that nobody has answered yet leaves in Chromium's console: the standard wants a 400.
const PENDING: &str = "/oauth2/token";

/// Devices that may ask each second, so that nobody waits.
fn hurried() -> Deployment {
    Deployment::with(&[("DREMPEL_DEVICE_INTERVAL", "1s")])
}

/// Somebody in front of a page that shows a code.
fn in_front_of_a_code(person: Person) -> Person {
    person.will_hear(PENDING).opens("/signin").follows(person.words.from_another_device);
    person.sees(person.words.from_another_device);
    user_code(&person);
    person
}

/// The code that is shown.
fn user_code(person: &Person) -> String {
    person.wait("a code", || {
        let code = person.seen(".letters").into_iter().next()?;
        code.chars().all(|it| it == '-' || it.is_ascii_uppercase()).then_some(code).filter(|it| it.len() == 9)
    })
}

/// Eva enters the code elsewhere and is asked.
fn eva_enters(deployment: &Deployment, code: &str) -> Person {
    let eva = deployment.person();
    eva.signs_in_as_eva().opens("/devicelogin").submits_code(code);
    eva.sees(&eva.words.confirm_device.replace("{app}", APPLICATION));
    eva
}

fn eva_approves(deployment: &Deployment, code: &str) {
    let eva = eva_enters(deployment, code);
    eva.ticks(eva.words.mine).presses(eva.words.proceed);
    eva.sees(&eva.words.device_approved.replace("{app}", APPLICATION));
}

fn interval(person: &Person) -> String {
    let kept = person.asks("return sessionStorage.getItem('drempel.device_code')");
    kept.as_str().and_then(|it| it.rsplit('\t').next()).unwrap_or_default().to_owned()
}

fn the_whole_way(deployment: &Deployment, tv: Person) {
    let tv = in_front_of_a_code(tv);
    let words = tv.words;
    let sentence =
        words.enter_this_code.replace("{url}", &format!("{}/devicelogin", deployment.proxy.origin()));
    assert_eq!(tv.seen(".instruction").concat().replace('\n', " ").replace("  ", " "), sentence);
    let left = tv.seen(".time-left").concat();
    assert!(left.ends_with("15:00") || left.contains(" 14:5"), "fifteen minutes, nearly: {left}");
    let eva = eva_enters(deployment, &user_code(&tv));
    eva.ticks(eva.words.mine).presses(eva.words.proceed);
    eva.sees(&eva.words.device_approved.replace("{app}", APPLICATION));
    let approved = Instant::now();
    tv.is_home_as("Eva Smit");
    assert!(approved.elapsed() < Duration::from_secs(7), "within an interval, and the way: {approved:?}");
    assert_eq!(tv.asks("return sessionStorage.getItem('drempel.device_code')"), serde_json::Value::Null);
    tv.opens("/signin")
        .wait("the tile of who was signed in", || tv.seen(".tile").concat().contains("Eva").then_some(()));
}

#[test]
fn a_device_is_signed_in_within_an_interval_of_the_approval() {
    let deployment = Deployment::new();
    the_whole_way(&deployment, deployment.person());
}

#[test]
fn a_device_is_signed_in_in_dutch() {
    let deployment = Deployment::new();
    the_whole_way(&deployment, deployment.visit().speaking(&DUTCH).arrive());
}

#[test]
fn a_device_is_signed_in_with_firefox() {
    let deployment = Deployment::new();
    match deployment.visit().arrive_in_firefox() {
        Some(tv) => the_whole_way(&deployment, tv),
        None => eprintln!("skipped: there is no geckodriver"),
    }
}

#[test]
fn the_qr_code_is_black_on_white_with_a_quiet_zone_also_in_the_dark() {
    let deployment = Deployment::new();
    let tv = in_front_of_a_code(deployment.person());
    tv.prefers(crate::harness::Theme::Dark);
    let drawn = tv.asks(
        "const svg = document.querySelector('.qr'), style = getComputedStyle(svg);
        const all = svg.viewBox.baseVal, box = svg.querySelector('path').getBBox();
        return [style.backgroundColor, style.fill, svg.getAttribute('role'), box.x, box.y,
            all.width - box.x - box.width, all.height - box.y - box.height]",
    );
    let expected = serde_json::json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)", "img", 4, 4, 4, 4]);
    assert_eq!(drawn, expected);
}

#[test]
fn a_refusal_elsewhere_is_told_and_another_code_works() {
    let deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    let eva = eva_enters(&deployment, &user_code(&tv));
    eva.presses(eva.words.deny).sees(eva.words.device_denied);
    tv.is_told("You refused this sign-in on the other device");
    assert_eq!(tv.seen(".letters"), [""; 0], "the old code is gone");
    tv.presses(tv.words.new_code);
    let code = user_code(&tv);
    tv.is_told_nothing();
    eva_approves(&deployment, &code);
    tv.is_home_as("Eva Smit");
}

#[test]
fn an_expired_code_is_told_and_another_code_works() {
    let deployment =
        Deployment::with(&[("DREMPEL_DEVICE_INTERVAL", "1s"), ("DREMPEL_DEVICE_EXPIRES_AFTER", "8s")]);
    let tv = in_front_of_a_code(deployment.person());
    let old = user_code(&tv);
    tv.is_told("This code has expired").presses(tv.words.new_code);
    assert_ne!(user_code(&tv), old);
}

#[test]
fn a_reload_goes_on_with_the_same_code() {
    let deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    let code = user_code(&tv);
    tv.reloads();
    assert_eq!(user_code(&tv), code);
    let eva = eva_enters(&deployment, &code);
    tv.reloads();
    eva.ticks(eva.words.mine).presses(eva.words.proceed);
    tv.is_home_as("Eva Smit");
}

#[test]
fn a_new_code_takes_the_place_of_the_old_one() {
    let deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    let old = user_code(&tv);
    tv.presses(tv.words.new_code);
    tv.wait("another code", || (user_code(&tv) != old).then_some(()));
    eva_approves(&deployment, &user_code(&tv));
    tv.is_home_as("Eva Smit");
}

#[test]
fn cancel_leads_back_with_the_request_of_the_application() {
    let deployment = Deployment::new();
    let tv = deployment.person();
    tv.opens("/signin?authorization=abc-DEF_1").sees(tv.words.sign_in);
    tv.follows(tv.words.from_another_device).sees(tv.words.from_another_device);
    assert_eq!(tv.asks("return location.search"), "?authorization=abc-DEF_1");
    user_code(&tv);
    tv.presses(tv.words.cancel).sees(tv.words.sign_in);
    assert_eq!(tv.asks("return location.pathname + location.search"), "/signin?authorization=abc-DEF_1");
    assert_eq!(tv.asks("return sessionStorage.getItem('drempel.device_code')"), serde_json::Value::Null);
}

#[test]
fn the_link_works_before_the_program_is_there() {
    let deployment = Deployment::new();
    deployment.proxy.spoil(".wasm", Fault::Slow(Duration::from_secs(5)));
    let tv = deployment.visit().in_a_hurry().arrive();
    tv.opens("/signin").follows(tv.words.from_another_device).sees(tv.words.from_another_device);
    assert_eq!(tv.path(), "/signin/device");
    deployment.proxy.mend();
}

#[test]
fn whoever_asks_too_often_is_slowed_down_for_good_also_across_a_restart() {
    let mut deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    let code = user_code(&tv);
    assert_eq!(interval(&tv), "1");
    // Somebody else asks with this very code in between, as a second tab would.
    let kept = tv.asks("return sessionStorage.getItem('drempel.device_code').split('\\t')[0]");
    let body = format!(
        "client_id=drempel&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code={}",
        kept.as_str().unwrap_or_default()
    );
    let kind = ("content-type", "application/x-www-form-urlencoded");
    tv.wait("being slowed down", || {
        deployment.fetch("POST", "/oauth2/token", &[kind], &body);
        (interval(&tv) != "1").then_some(())
    });
    assert_eq!(interval(&tv).parse::<u32>().map(|it| it % 5), Ok(1), "five seconds more each time");
    deployment.backend.restart();
    assert_eq!(user_code(&tv), code);
    tv.reloads();
    eva_approves(&deployment, &code);
    tv.is_home_as("Eva Smit");
}

#[test]
fn without_a_network_the_code_stays_and_with_it_the_page_goes_on() {
    let deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    tv.will_hear("net::ERR_INTERNET_DISCONNECTED").has_network(false);
    tv.is_told("You are offline. Your code stays valid");
    let code = user_code(&tv);
    let eva = eva_enters(&deployment, &code);
    eva.ticks(eva.words.mine).presses(eva.words.proceed);
    tv.has_network(true).is_home_as("Eva Smit");
}

#[test]
fn a_page_opened_without_a_service_says_so_and_gets_its_code_later() {
    let deployment = hurried();
    let tv = deployment.person();
    for (fault, message) in [
        (Fault::Cut, "The sign-in service cannot be reached"),
        (Fault::Internal, REFERENCE),
        (Fault::BadGateway, "The sign-in service cannot be reached"),
        (Fault::Garbled, "The answer could not be read"),
        (Fault::OtherShape, "The answer could not be read"),
        (Fault::OtherType, "The answer could not be read"),
        (Fault::Huge, "The answer could not be read"),
        (Fault::Throttled, "It is very busy"),
    ] {
        deployment.proxy.spoil("/oauth2/device_authorization", fault);
        tv.will_hear(PENDING).opens("/signin/device").is_told(message);
        deployment.proxy.mend();
        tv.wait("the button", || {
            tv.presses(tv.words.new_code);
            tv.seen(".letters").concat().contains('-').then_some(())
        });
        user_code(&tv);
        tv.is_told_nothing();
        tv.presses(tv.words.cancel).sees(tv.words.sign_in);
    }
}

#[test]
fn questions_that_go_wrong_do_not_end_the_waiting() {
    let deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    for (fault, message) in [
        (Fault::Cut, "cannot be reached at the moment. Your code stays valid"),
        (Fault::Internal, REFERENCE),
        (Fault::Garbled, "The answer could not be read"),
        (Fault::Throttled, "It is very busy"),
    ] {
        deployment.proxy.spoil(PENDING, fault);
        tv.is_told(message);
        user_code(&tv);
        deployment.proxy.mend();
        tv.wait("the message to go", || tv.alerts().is_empty().then_some(()));
    }
    eva_approves(&deployment, &user_code(&tv));
    tv.is_home_as("Eva Smit");
}

#[test]
fn a_session_whose_answer_is_lost_is_had_all_the_same() {
    for call in ["POST /api/v1/session", "/oauth2/jwks", "/.well-known/openid-configuration"] {
        let deployment = hurried();
        let tv = in_front_of_a_code(deployment.person());
        let eva = eva_enters(&deployment, &user_code(&tv));
        deployment.proxy.spoil_once(call, Fault::ReplyLost);
        eva.ticks(eva.words.mine).presses(eva.words.proceed);
        tv.is_home_as("Eva Smit");
    }
}

#[test]
fn a_token_that_was_changed_on_the_way_signs_nobody_in() {
    let forged = |text: &str| match text.split_once("\"id_token\":\"") {
        Some((before, token)) => [before, "\"id_token\":\"", &token.replacen("eyJ", "eyK", 1)].concat(),
        None => text.to_owned(),
    };
    let other_access = |text: &str| text.replace("\"access_token\":\"", "\"access_token\":\"x");
    for rewrite in [forged as fn(&str) -> String, other_access] {
        let deployment = hurried();
        let tv = in_front_of_a_code(deployment.person());
        let eva = eva_enters(&deployment, &user_code(&tv));
        deployment.proxy.spoil(PENDING, Fault::Rewritten(rewrite));
        eva.ticks(eva.words.mine).presses(eva.words.proceed);
        tv.is_told("could not be trusted");
        assert_eq!(deployment.proxy.count("POST /api/v1/session"), 0, "nobody asks for a session with it");
        tv.opens("/").sees(tv.words.visitor);
    }
}

#[test]
fn another_tab_that_signs_in_takes_the_code_along() {
    let deployment = hurried();
    let tv = in_front_of_a_code(deployment.person());
    let first = tv.opens_tab();
    tv.signs_in_as_eva();
    tv.turns_to(&first);
    tv.is_home_as("Eva Smit");
}

#[test]
fn the_code_can_be_copied_and_that_is_told() {
    let deployment = Deployment::new();
    let tv = in_front_of_a_code(deployment.person());
    tv.presses(tv.words.copy);
    tv.wait("the words", || {
        tv.seen(".copied").concat().starts_with("The code has been copied").then_some(())
    });
    assert!(tv.asks("return document.getElementById('status').textContent").to_string().contains("copied"));
}

#[test]
fn a_screen_reader_is_told_the_code_letter_by_letter_and_nothing_each_second() {
    let deployment = Deployment::new();
    let tv = in_front_of_a_code(deployment.person());
    let code = user_code(&tv);
    let letters = |group: &str| group.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let spelled = code.split('-').map(letters).collect::<Vec<_>>().join(", ");
    let told = tv.asks("return document.getElementById('status').textContent");
    assert!(told.as_str().is_some_and(|text| text.contains(&spelled)), "{told} lacks {spelled}");
    tv.asks(
        "window.spoken = 0; new MutationObserver((all) => { for (const it of all) {
            const live = (it.target.nodeType === 1 ? it.target : it.target.parentElement)
                .closest('[role=alert], [role=status], [aria-live]');
            if (live) window.spoken += 1; } }).observe(document.body, { subtree: true, childList: true,
            characterData: true })",
    );
    sleep(Duration::from_secs(4));
    assert_eq!(tv.asks("return window.spoken"), 0, "the countdown is seen and not heard");
}

#[test]
fn the_keyboard_alone_gets_everywhere() {
    let deployment = Deployment::new();
    let tv = in_front_of_a_code(deployment.person());
    let mut passed = Vec::new();
    for _ in 0..6 {
        tv.types("\u{e004}");
        passed.push(tv.focus().1);
    }
    for name in [tv.words.copy, tv.words.new_code, tv.words.cancel] {
        assert!(passed.iter().any(|it| it == name), "{name} in {passed:?}");
    }
}
