//! Every screen × language × theme × width: no obstacle, no sideways scrolling, nothing that jumps; and a picture of each in
//! `target/screens/` for people to look at.

use crate::harness::{ANNA, DUTCH, Deployment, ENGLISH, EVA, Fault, PASSWORD, Person, Theme, Words, code_now, wrong_code};
use std::path::PathBuf;
use std::time::Duration;

/// Goes by every screen and stops at each.
fn tour(words: &'static Words, stop: impl Fn(&str, &Person)) {
    let deployment = Deployment::new();
    let anna = deployment.visit().speaking(words).in_a_hurry().arrive();
    let stop = |name: &str| stop(name, &anna);
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
    deployment.proxy.spoil("GET /", Fault::Slow(Duration::from_secs(6)));
    anna.presses(words.no).sees(words.signing_in);
    stop("progress");
    deployment.proxy.mend();

    anna.is_home_as("Anna de Vries");
    stop("home");
    anna.presses(words.account_menu).presses(words.help);
    stop("home_account");
    anna.opens("/signin").wait("the tiles", || anna.seen("h2").contains(&words.accounts_here.to_owned()).then_some(()));
    stop("accounts");
}

const LANGUAGES: [&Words; 2] = [&ENGLISH, &DUTCH];
const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

#[test]
fn no_screen_has_an_obstacle() {
    for words in LANGUAGES {
        tour(words, |name, person| {
            for theme in THEMES {
                person.prefers(theme).meets_no_obstacle(&format!("{name} {} {}", words.tag, theme.word()));
            }
        });
    }
}

#[test]
fn no_screen_scrolls_sideways_at_320_pixels_and_every_screen_has_its_picture() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/screens"));
    for words in LANGUAGES {
        tour(words, |name, person| {
            for (width, height) in [(1440, 900), (390, 844)] {
                for theme in THEMES {
                    person.holds(width, height).prefers(theme);
                    let file = format!("{name}.{}.{}.{width}.png", words.tag, theme.word());
                    person.takes_picture(&folder.join(file));
                }
            }
            assert_eq!(person.holds(320, 640).overflow(), 0, "{name} in {}", words.tag);
        });
    }
}

#[test]
fn nothing_jumps_while_a_page_comes_in() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    let stays = |what: &str| {
        eva.wait("the program", || (eva.asks("return document.documentElement.dataset.ready") == "1").then_some(()));
        let shift = eva.layout_shift();
        assert!(shift < 0.001, "{what} shifts by {shift}");
    };
    for path in ["/", "/signin", "/privacy"] {
        eva.opens(path);
        stays(path);
    }
    deployment.proxy.spoil("POST /api/v1/sign-in", Fault::Slow(Duration::from_secs(1)));
    eva.opens("/signin").identifies_as(EVA);
    stays("the password after a wait");
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
    stays("home");
    eva.opens("/signin").sees(words.sign_in);
    stays("the tiles");
}
