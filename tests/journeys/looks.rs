//! Every screen × language × theme × width: no obstacle, no sideways scrolling, nothing that jumps; and a picture of each in
//! `target/screens/` for people to look at.

use crate::consent::asks;
use crate::harness::{
    ANNA, DUTCH, Deployment, ENGLISH, EVA, Fault, PASSWORD, Person, Theme, Words, code_now, wrong_code,
};
use crate::number_match_looks;
use crate::phone_looks;
use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;

/// Goes by every screen and stops at each.
fn tour(words: &'static Words, stop: impl Fn(&str, &Person)) {
    let deployment = Deployment::new();
    let anna = deployment.visit().speaking(words).in_a_hurry().arrive();
    let stop = |name: &str| stop(name, &anna);
    anna.will_hear("/nowhere");
    anna.opens("/").sees(words.visitor);
    stop("start");
    anna.opens("/privacy").sees(words.privacy);
    stop("privacy");
    anna.opens("/nowhere").sees(words.not_found);
    stop("not_found");

    anna.opens("/signin").sees(words.sign_in);
    stop("identify");
    anna.enters(words.account, "anna").presses(words.next);
    anna.wait("being refused", || (!anna.alerts().is_empty()).then_some(()));
    stop("identify_refused");
    deployment.proxy.spoil("POST /api/v1/sign-in", Fault::Internal);
    anna.enters(words.account, ANNA).presses(words.next).is_told(crate::harness::REFERENCE);
    stop("identify_trouble");
    deployment.proxy.mend();

    anna.identifies_as(ANNA);
    stop("password");
    anna.presses(words.forgot_password).presses(words.show_password).gives_password("wrong");
    anna.wait("being refused", || (!anna.alerts().is_empty()).then_some(()));
    stop("password_refused");
    anna.gives_password(PASSWORD).sees(words.enter_code);
    stop("totp");
    anna.gives_code(&wrong_code());
    anna.wait("being refused", || (!anna.alerts().is_empty()).then_some(()));
    stop("totp_refused");
    anna.gives_code(&code_now()).sees(words.stay_signed_in);
    stop("stay_signed_in");
    // The page is about to leave, and a driver looks at nothing while it does.
    anna.asks("navigation.addEventListener('navigate', (leaving) => leaving.preventDefault())");
    anna.presses(words.no).sees(words.signing_in);
    stop("progress");

    anna.opens("/").is_home_as("Anna de Vries");
    stop("home");
    anna.presses(words.account_menu).presses(words.help);
    stop("home_account");
    anna.opens("/signin")
        .wait("the tiles", || anna.seen("h2").contains(&words.accounts_here.to_owned()).then_some(()));
    stop("accounts");
    device_sign_in(&deployment, &anna, stop);
}

/// From the code to both ends.
fn device_sign_in(deployment: &Deployment, anna: &Person, stop: impl Fn(&str)) {
    let words = anna.words;
    let refused = || anna.wait("being refused", || (!anna.alerts().is_empty()).then_some(()));
    let (denied, approved) = (deployment.device(), deployment.device());
    anna.opens("/devicelogin").sees(words.device_sign_in);
    stop("device_sign_in");
    anna.submits_code("WDJO-MJHT");
    refused();
    stop("device_sign_in_refused");
    anna.submits_code(&denied.user_code).is_asked_about(&denied);
    stop("confirm_device");
    anna.presses(words.proceed);
    refused();
    stop("confirm_device_refused");
    anna.presses(words.deny).sees(words.device_denied);
    stop("device_denied");
    anna.enters_code_of(&approved).is_asked_about(&approved).ticks(words.mine).presses(words.proceed);
    anna.has_approved();
    stop("device_approved");
    anna.opens(&asks(deployment, "&prompt=select_account")).sees(words.sign_in);
    let named = || anna.seen(".application").concat().contains(words.demo_app).then_some(());
    anna.wait("the application to be named", named);
    stop("identify_for_application");
    anna.opens(&asks(deployment, "")).sees(&words.consent.replace("{app}", words.demo_app));
    stop("consent");
}

/// On the device that wants in: a code, what can become of it, and being signed in.
fn device_code(words: &'static Words, stop: impl Fn(&str, &Person)) {
    let deployment = Deployment::with(&[("DREMPEL_DEVICE_INTERVAL", "2s")]);
    let tv = deployment.visit().speaking(words).in_a_hurry().arrive();
    let call = "/oauth2/device_authorization";
    tv.will_hear("/oauth2/token");
    deployment.proxy.spoil(call, Fault::Slow(Duration::from_secs(600)));
    tv.opens("/signin/device").sees(words.from_another_device);
    is_ready(&tv);
    stop("device_code_asking", &tv);
    deployment.proxy.mend();
    deployment.proxy.spoil(call, Fault::Internal);
    tv.reloads().is_told(crate::harness::REFERENCE);
    stop("device_code_trouble", &tv);
    deployment.proxy.mend();
    tv.presses(words.new_code);
    let code = || tv.wait("a code", || tv.seen(".letters").into_iter().find(|it| it.is_ascii()));
    code();
    tv.presses(words.copy).wait("the words", || tv.seen(".copied").into_iter().find(|it| !it.is_empty()));
    stop("device_code", &tv);
    let eva = deployment.person();
    eva.signs_in_as_eva().opens("/devicelogin").submits_code(&code());
    eva.presses(eva.words.deny).sees(eva.words.device_denied);
    tv.wait("being refused", || (!tv.alerts().is_empty()).then_some(()));
    stop("device_code_denied", &tv);
    tv.presses(words.new_code);
    eva.opens("/devicelogin").submits_code(&code()).ticks(eva.words.mine);
    deployment.proxy.spoil("POST /api/v1/session", Fault::Slow(Duration::from_secs(600)));
    eva.presses(eva.words.proceed);
    tv.sees(words.signing_in);
    stop("device_code_progress", &tv);
}

const LANGUAGES: [&Words; 2] = [&ENGLISH, &DUTCH];
const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

#[test]
fn no_screen_has_an_obstacle() {
    let found = RefCell::new(Vec::new());
    for words in LANGUAGES {
        let look = |name: &str, person: &Person| {
            for theme in THEMES {
                let obstacles = person.prefers(theme).obstacles().into_iter();
                found.borrow_mut().extend(obstacles.map(|it| (name.to_owned(), words.tag, theme, it)));
            }
        };
        tour(words, look);
        device_code(words, look);
        number_match_looks::tour(words, look);
        phone_looks::tour(words, look);
    }
    assert_eq!(found.into_inner(), []);
}

#[test]
fn no_screen_scrolls_sideways_at_320_pixels_and_every_screen_has_its_picture() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/screens"));
    let wide = RefCell::new(Vec::new());
    for words in LANGUAGES {
        let look = |name: &str, person: &Person| {
            for (width, height) in [(1440, 900), (390, 844)] {
                for theme in THEMES {
                    person.holds(width, height).prefers(theme);
                    let file = format!("{name}.{}.{}.{width}.png", words.tag, theme.word());
                    person.takes_picture(&folder.join(file));
                }
            }
            let overflow = person.holds(320, 640).overflow();
            if overflow != 0 {
                wide.borrow_mut().push((name.to_owned(), words.tag, overflow));
            }
        };
        tour(words, look);
        device_code(words, look);
        number_match_looks::tour(words, look);
        phone_looks::tour(words, look);
    }
    assert_eq!(wide.into_inner(), []);
}

#[test]
fn nothing_jumps_while_a_page_comes_in() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    for path in ["/", "/signin", "/devicelogin", "/authenticator", "/privacy", "/nowhere"] {
        eva.will_hear("/nowhere").opens(path);
        is_ready(&eva);
        // What only the program knows comes with the program, and pushes the footer down.
        let pushed = matches!(path, "/privacy" | "/nowhere");
        let jumps: Vec<_> = eva.jumps().into_iter().filter(|it| !(pushed && it == "footer")).collect();
        assert_eq!(jumps, [""; 0], "{path}");
    }
    eva.signs_in_as_eva();
    for path in ["/security-info", "/my-sign-ins"] {
        eva.opens(path);
        let content = "return document.querySelector('.event, .list:not([hidden])') !== null";
        eva.wait("the content", || (eva.asks(content) == true).then_some(()));
        assert_eq!(eva.jumps(), [""; 0], "{path}");
    }
}

#[test]
fn what_comes_later_moves_only_what_is_below_it() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let moved = RefCell::new(Vec::new());
    let stays = |what: &'static str| {
        is_ready(&eva);
        moved.borrow_mut().extend(eva.jumps().into_iter().filter(|it| it != "footer").map(|it| (what, it)));
    };
    deployment.proxy.spoil("POST /api/v1/sign-in", Fault::Slow(Duration::from_secs(1)));
    eva.opens("/signin").identifies_as(EVA);
    stays("the password after a wait");
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
    stays("home");
    eva.opens("/signin").sees(eva.words.sign_in);
    stays("the tiles");
    assert_eq!(moved.into_inner(), []);
}

fn is_ready(person: &Person) {
    let ready = || (person.asks("return document.documentElement.dataset.ready") == "1").then_some(());
    person.wait("the program", ready);
}
